import type { SqlParams, SqlValue } from '../../lib/sql.ts';
import { scopeOf } from '../../metrics/answer-statement.ts';
import type { Dimension, Filter } from '../../metrics/metric.ts';
import type { RecordTable } from './record-table.ts';

/** Which rows a filter lets pass: CTEs the condition speaks of, and the values of both. */
export interface RecordScope {
  readonly ctes: readonly string[];
  readonly condition: string;
  readonly params: SqlParams;
}

const PEOPLE: readonly Dimension[] = ['manager', 'team'];

/** The loans that say what belongs to whom: a table of positions, and which of its books. */
export interface Book {
  readonly from: string;
  readonly at: string;
}

const BOOK: Book = { from: 'bw_position', at: 'snap = $snap' };
/** Every loan there ever was, also those that are off the book. */
export const EVERY_BOOK: Book = { from: 'bw_every_position', at: 'TRUE' };

/**
 * What a row says itself decides: the loan or project it names, who is in charge of it. All else it belongs to by its client (of the ledger:
 * by its loan; of tables about people: by the loans they look after), as these stand in the book of the date.
 */
export function recordScope(spec: RecordTable, filter: Filter, book: Book = BOOK): RecordScope {
  const given = (Object.entries(filter) as [Dimension, readonly string[]][]).filter(([, values]) => values.length > 0);
  const { keys = {}, manager } = spec;
  const named = given.filter(([dimension]) => keys[dimension] !== undefined);
  const rest = given.filter(([dimension]) => keys[dimension] === undefined);
  const others = rest.filter(([dimension]) => !PEOPLE.includes(dimension));
  const params: Record<string, SqlValue> = {};
  const conditions = named.map(([dimension, values]) => {
    const key = keys[dimension] ?? '';
    const is = isOneOf(`own_${dimension}`, values, params);
    return typeof key === 'string' ? is(key) : key(is);
  });
  const ctes: string[] = [];
  const belongs = (suffix: string, some: typeof rest) => {
    if (some.length === 0) return 'TRUE';
    const scope = scopeOf({}, Object.fromEntries(some));
    Object.assign(params, scope.params);
    ctes.push(...within(suffix, scope.where, book));
    if (spec.byLoan) return `facility_id IN (FROM loans${suffix})`;
    return spec.client === undefined
      ? `${manager} IN (FROM managers${suffix})`
      : `CAST(${spec.client} AS VARCHAR) IN (FROM clients${suffix})`;
  };
  if (manager === undefined || rest.length === others.length) conditions.push(belongs('', rest));
  else {
    const people = scopeOf({}, Object.fromEntries(rest.filter(([dimension]) => PEOPLE.includes(dimension))));
    Object.assign(params, people.params);
    const own = `${manager} IN (SELECT CAST(manager AS VARCHAR) FROM bw_manager WHERE ${people.where})`;
    const unsaid = spec.client === undefined ? 'FALSE' : belongs('', rest);
    conditions.push(`CASE WHEN ${manager} IS NULL THEN ${unsaid} ELSE ${own} AND ${belongs('_else', others)} END`);
  }
  return { ctes, condition: conditions.map((each) => `(${each})`).join(' AND '), params };
}

/** A test of a column for the values of a filter; `unknown` are rows without one. */
function isOneOf(name: string, values: readonly string[], params: Record<string, SqlValue>) {
  const places = values.flatMap((value, index) => {
    if (value === 'unknown') return [];
    params[`${name}_${index}`] = value;
    return `$${name}_${index}`;
  });
  return (column: string): string => {
    const tests = [
      ...(places.length > 0 ? [`coalesce(CAST(${column} AS VARCHAR) IN (${places.join(', ')}), FALSE)`] : []),
      ...(values.includes('unknown') ? [`${column} IS NULL`] : []),
    ];
    return `(${tests.join(' OR ')})`;
  };
}

/** Loans of the book the filter lets pass, the clients that owe them, who looks after them; a client without a loan is what the bank says of it. */
function within(suffix: string, where: string, { from, at }: Book): string[] {
  return [
    `loans${suffix} AS (SELECT facility FROM ${from} WHERE ${at} AND ${where})`,
    `clients${suffix} AS (
  SELECT CAST(client AS VARCHAR) FROM ${from} WHERE ${at} AND ${where}
  UNION
  SELECT CAST(client AS VARCHAR) FROM bw_client
  WHERE ${where} AND client NOT IN (SELECT client FROM ${from} WHERE ${at} AND client IS NOT NULL)
)`,
    `managers${suffix} AS (SELECT CAST(manager AS VARCHAR) FROM ${from} WHERE ${at} AND manager IS NOT NULL AND ${where})`,
  ];
}
