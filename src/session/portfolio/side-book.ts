import type { Engine, QueryOptions, RowSet } from '../../engine/engine.ts';
import { preparedNames } from '../../metrics/relations/shared-tables.ts';

let made = 0;

/**
 * The same data as another book beside the one that stands: prepared tables under names of their own, made when they are first asked, so
 * that what stands is never touched. Rates of exchange that are tried out, or kept still between two dates, are such books.
 */
export class SideBook implements Engine {
  readonly #engine: Engine;
  readonly #prepare: (engine: Engine) => Promise<unknown>;
  readonly #suffix = `_side${++made}`;
  #ready: Promise<unknown> | null = null;
  #cleared: Promise<void> = Promise.resolve();

  constructor(engine: Engine, prepare: (engine: Engine) => Promise<unknown>) {
    this.#engine = engine;
    this.#prepare = prepare;
  }

  get kind(): Engine['kind'] {
    return this.#engine.kind;
  }

  async query(sql: string, options?: QueryOptions): Promise<RowSet> {
    this.#ready ??= this.#cleared.then(() =>
      this.#prepare({ ...this.#plain(), query: (own, given) => this.#ask(own, given) }),
    );
    await this.#ready;
    return this.#ask(sql, options);
  }

  putFile(name: string, content: Uint8Array | Blob): Promise<string> {
    return this.#engine.putFile(name, content);
  }

  dropFile(path: string): Promise<void> {
    return this.#engine.dropFile(path);
  }

  onLost(listener: (error: Error) => void): () => void {
    return this.#engine.onLost(listener);
  }

  /** Forgets the tables of this book; the next question would make them again. */
  async close(): Promise<void> {
    const ready = this.#ready;
    this.#ready = null;
    if (ready !== null) this.#cleared = this.#clear(ready);
    await this.#cleared;
  }

  async #clear(ready: Promise<unknown>): Promise<void> {
    await ready.catch(() => undefined);
    for (const { name, isView } of preparedNames())
      await this.#ask(`DROP ${isView ? 'VIEW' : 'TABLE'} IF EXISTS ${name}`);
  }

  #plain(): Omit<Engine, 'query'> {
    return {
      kind: this.kind,
      putFile: (name, content) => this.putFile(name, content),
      dropFile: (path) => this.dropFile(path),
      onLost: (listener) => this.onLost(listener),
      close: () => Promise.resolve(),
    };
  }

  #ask(sql: string, options?: QueryOptions): Promise<RowSet> {
    return this.#engine.query(
      sql.replaceAll(NAMES, (name) => `${name}${this.#suffix}`),
      options,
    );
  }
}

/** Names of tables that are prepared, as they stand in our statements; values travel beside them and are never touched. */
const NAMES = new RegExp(
  `\\b(${preparedNames()
    .map(({ name }) => name)
    .join('|')})\\b`,
  'g',
);
