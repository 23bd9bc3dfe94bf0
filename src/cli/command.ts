import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parseMapping } from '../ingest/index.ts';
import type { ImportOptions } from '../ingest/index.ts';
import { canBeConstant, readConstant } from '../ingest/match/constant.ts';
import { DATE_ORDERS, isDateOrder, type DateOrder } from '../ingest/date-order.ts';
import { allowedText } from '../ingest/match/spelling.ts';
import { readValueMap, type ValueMap } from '../ingest/match/value-map.ts';
import { AMOUNT_UNITS, parseUnit } from '../ingest/match/units.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason, type Reason } from '../lib/reasons.ts';
import { TABLES } from '../model/index.ts';
import type { Column } from '../model/table.ts';
import { AGAIN_OPTIONS, readAgain, type Again } from './again.ts';
import type { OpenDataOf } from './open-data.ts';
import { readBytes } from './read-paths.ts';

/** Where a command writes: results to `out`, remarks and errors to `err`. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  /** How data are opened; who runs many commands over the same data may keep them open. */
  readonly open?: OpenDataOf;
}

/** Runs with the words after its name; gives the exit code. */
export type Command = (args: readonly string[], streams: Streams) => Promise<number>;

/** What a person decided about files on the command line. */
export type Decisions = Pick<ImportOptions, 'saved' | 'units' | 'values' | 'valueMap' | 'dateOrder' | 'withHidden'> & {
  mapping: Record<string, string>;
} & Again;

/** Options that say how files are read. */
export const READ_OPTIONS = {
  map: { type: 'string', multiple: true },
  unit: { type: 'string', multiple: true },
  dates: { type: 'string', multiple: true },
  value: { type: 'string', multiple: true },
  mapping: { type: 'string' },
  'value-map': { type: 'string' },
  ...AGAIN_OPTIONS,
  'with-hidden': { type: 'boolean' },
} as const;

/** Options of every command that loads a portfolio. */
export const DATA_OPTIONS = { data: { type: 'string', multiple: true }, ...READ_OPTIONS } as const;

/** Options of every command that prints what a portfolio says at a date. */
export const SHOWN_OPTIONS = {
  ...DATA_OPTIONS,
  'as-of': { type: 'string' },
  filter: { type: 'string', multiple: true },
  format: { type: 'string' },
  lang: { type: 'string' },
  'hide-names': { type: 'boolean' },
} as const;

/** Options that say which value of a metric is meant. */
export const QUESTION_OPTIONS = {
  by: { type: 'string' },
  from: { type: 'string' },
  period: { type: 'string' },
  filter: { type: 'string', multiple: true },
} as const;

type Options = NonNullable<ParseArgsConfig['options']>;

/** The words of a command line, read strictly: what is not known is an error of one line. */
export function readArgs<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw toPortfolioError(cause);
  }
}

function toPortfolioError(cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  const option = /'(-[^' ]*)/.exec(cause.message)?.[1] ?? '?';
  const unknown = 'code' in cause && cause.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
  if (unknown) return new PortfolioError('unknown-option', { option }, { cause });
  const hint = /argument missing|ambiguous/.test(cause.message) ? reason('needs-value') : reason('no-value');
  return new PortfolioError('bad-value', { option, value: '', hint }, { cause });
}

/** A value that must be given. */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new PortfolioError('missing-option', { option });
  return value;
}

/** `NAME=VALUE` taken apart at its first sign of equality. */
export function pair(text: string, option: string, hint: Reason): [string, string] {
  const sign = text.indexOf('=');
  if (sign <= 0) throw new PortfolioError('bad-value', { option, value: text, hint });
  return [text.slice(0, sign).trim(), text.slice(sign + 1).trim()];
}

/** Canonical column -> header, from `COLUMN=HEADER` texts; an empty header leaves the column out. */
export function readMapping(texts: readonly string[] = []): Record<string, string> {
  const mapping = new Map<string, string>();
  for (const text of texts) {
    const [column, header] = pair(text, '--map', reason('write-map'));
    const before = mapping.get(column);
    if (before !== undefined && before !== header)
      throw new PortfolioError('bad-value', {
        option: '--map',
        value: text,
        hint: reason('given-before', { column, value: before }),
      });
    mapping.set(column, header);
  }
  return Object.fromEntries(mapping);
}

/** Canonical column -> unit, from `COLUMN=UNIT` texts; `*` is every amount that has none. A unit or a column nobody knows is an error. */
export function readUnits(texts: readonly string[] = []): Record<string, string> {
  const hint = reason('write-unit', { known: AMOUNT_UNITS.join(', ') });
  return readAnswers(texts, '--unit', { hint, isKnown: (unit): unit is string => parseUnit(unit) !== null });
}

/** Canonical column -> how its dates are written, from `COLUMN=FORM` texts; `*` is every column of dates. */
export function readDateOrders(texts: readonly string[] = []): Record<string, DateOrder> {
  const hint = reason('write-dates', { known: DATE_ORDERS.join(', ') });
  return readAnswers(texts, '--dates', { hint, isKnown: isDateOrder });
}

function readAnswers<T extends string>(
  texts: readonly string[],
  option: string,
  { hint, isKnown }: { hint: Reason; isKnown: (value: string) => value is T },
): Record<string, T> {
  return Object.fromEntries(
    texts.map((text) => {
      const [column, value] = pair(text, option, hint);
      if (column !== '*' && columnsNamed(column).length === 0)
        throw new PortfolioError('bad-value', { option, value: text, hint: reason('no-such-column', { column }) });
      if (!isKnown(value)) throw new PortfolioError('bad-value', { option, value: text, hint });
      return [column, value];
    }),
  );
}

/** Canonical column -> the value of all rows, from `COLUMN=VALUE` texts. */
export function readValues(texts: readonly string[] = []): Record<string, string> {
  const option = '--value';
  return Object.fromEntries(
    texts.map((text) => {
      const [name, value] = pair(text, option, reason('write-value'));
      const columns = columnsNamed(name).filter(canBeConstant);
      const refuse = (hint: Reason) => new PortfolioError('bad-value', { option, value: text, hint });
      if (columns.length === 0) throw refuse(reason('no-constant-column', { column: name }));
      if (columns.every((column) => readConstant(column, value) === null)) {
        const known = columns.map(allowedText).filter(Boolean).join(', ');
        throw refuse(known === '' ? reason('known-dates') : reason('known-are', { known }));
      }
      return [name, value];
    }),
  );
}

function columnsNamed(name: string): Column[] {
  return TABLES.flatMap((table) =>
    table.columns.filter((column) => name === column.name || name === `${table.name}.${column.name}`),
  );
}

/** What `--map`, `--unit`, `--dates`, `--value`, `--value-map FILE`, `--mapping FILE`, `--beside` and `--replace` decide about files. */
export async function readDecisions(given: {
  map?: string[];
  unit?: string[];
  dates?: string[];
  value?: string[];
  mapping?: string;
  'value-map'?: string;
  beside?: boolean;
  replace?: boolean;
  'with-hidden'?: boolean;
}): Promise<Decisions> {
  const decided = {
    ...readAgain(given),
    mapping: readMapping(given.map),
    units: readUnits(given.unit),
    values: readValues(given.value),
    dateOrder: readDateOrders(given.dates),
    ...(given['value-map'] === undefined ? {} : { valueMap: await readWords(given['value-map']) }),
    ...(given['with-hidden'] ? { withHidden: true } : {}),
  };
  if (given.mapping === undefined) return decided;
  const text = new TextDecoder().decode(await readBytes(given.mapping));
  return { ...decided, saved: parseMapping(text, given.mapping) };
}

/** The files of decisions that a command line names; what is written never takes their place. */
export function decidingFiles(given: { mapping?: string | undefined; 'value-map'?: string | undefined }) {
  return [given.mapping, given['value-map']];
}

/** What words mean, from the JSON file that `--value-map` names. */
async function readWords(file: string): Promise<ValueMap> {
  const refuse = (problem: Reason, cause?: unknown) =>
    new PortfolioError('unreadable-file', { file, problem }, { cause });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(await readBytes(file)));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw refuse(reason('not-json'), cause);
    throw cause;
  }
  return readValueMap(value, (key, values) => refuse(reason(key, values)));
}

/** One of the values allowed, or the default when the option is not given. */
export function oneOf<T extends string>(
  value: string | undefined,
  allowed: readonly T[],
  option: string,
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((item) => item === value);
  if (found === undefined) {
    throw new PortfolioError('bad-value', { option, value, hint: reason('known-are', { known: allowed.join(', ') }) });
  }
  return found;
}
