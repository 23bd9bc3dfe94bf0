import { PortfolioError } from '../../lib/errors.ts';
import { reason, type Reason } from '../../lib/reasons.ts';

/** The fields of a file that defines a metric, each read as what it must be; `a.b` is `b` of the object `a`. */
export class Fields {
  readonly #file: string;
  readonly #values: unknown;

  constructor(file: string, values: unknown) {
    this.#file = file;
    this.#values = values;
  }

  /** An error that names the file, the field and what it should be. */
  error(field: string, wanted: Reason): PortfolioError {
    return new PortfolioError('bad-metric-field', { file: this.#file, field, wanted });
  }

  has(path: string): boolean {
    return this.#at(path) !== undefined;
  }

  /** A text, or null where there is none. */
  optional(path: string): string | null {
    const value = this.#at(path);
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'string') return value;
    throw this.error(path, reason('wanted-text'));
  }

  matching(path: string, pattern: RegExp, wanted: Reason): string {
    const value = this.optional(path);
    if (value === null || !pattern.test(value)) throw this.error(path, wanted);
    return value;
  }

  oneOf<T extends string>(path: string, allowed: readonly T[], fallback?: T): T {
    const value = this.optional(path) ?? fallback;
    const found = allowed.find((each) => each === value);
    if (found === undefined) throw this.error(path, reason('one-of', { known: allowed.join(', ') }));
    return found;
  }

  /** A number, also written as text; null where there is none. */
  number(path: string): number | null {
    const value = this.#at(path);
    if (value === undefined || value === null || value === '') return null;
    const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : NaN;
    if (!Number.isFinite(number)) throw this.error(path, reason('wanted-number'));
    return number;
  }

  /** A list, or a text with commas. */
  list(path: string): string[] {
    const value = this.#at(path);
    const parts: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
    const texts = parts.map((part) => String(part).trim()).filter((part) => part !== '');
    if (texts.length === 0) throw this.error(path, reason('wanted-tables'));
    return texts;
  }

  /** A text in both languages. */
  words(path: string, fallback?: Readonly<Record<'zh-CN' | 'en', string>>): Record<'zh-CN' | 'en', string> {
    const [zh, en] = [this.optional(`${path}.zh-CN`), this.optional(`${path}.en`)];
    if (zh !== null && en !== null) return { 'zh-CN': zh, en };
    if (fallback && zh === null && en === null) return { ...fallback };
    throw this.error(`${path}.${zh === null ? 'zh-CN' : 'en'}`, reason('wanted-both'));
  }

  #at(path: string): unknown {
    return path.split('.').reduce<unknown>((value, name) => {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
      return Reflect.get(value, name);
    }, this.#values);
  }
}
