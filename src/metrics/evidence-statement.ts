import { literal, quoteName, type SqlParams, type SqlValue } from '../lib/sql.ts';
import type { AskedMetric, Level, Sum } from './definition.ts';
import type { MetricRequest } from './metric.ts';
import type { Period } from './periods.ts';
import type { PeriodSettings } from './setting-values.ts';
import { positive } from './aggregate-columns.ts';
import { dimensionsOf, isByClient, periodTable, scopeOf, shapedFor, type Statement } from './answer-statement.ts';

/** The statements behind "where does this come from". */
export interface EvidenceStatements {
  rows: Statement;
  /** A row a reason, null for the rows that count: reason, rows, those in the numerator. */
  counts: Statement;
}

/** Which rows of the evidence. */
export interface EvidencePage {
  limit: number;
  offset: number;
  /** Groups and parts of the one answer that is asked about. */
  by?: Readonly<Record<string, string>>;
  /**
   * `counted` (the default), those `left-out` each with its `reason`, or `all` of them: with `included`, `reason`, `period` and the groups
   * of the request, so that every value of the answer can be computed again from the one list.
   */
  rows?: 'counted' | 'left-out' | 'all';
}

/** Why a row is not counted where the metric names no reason of its own. */
export const NOT_CONCERNED = 'not-concerned';

/** What a request is made of, as statements need it. */
export interface EvidenceScope {
  request: MetricRequest;
  periods: readonly Period[];
  settings: readonly PeriodSettings[];
  /** There are loans that are off the book: those of metrics about loans are listed as left out. */
  offBook?: boolean;
}

/** Statements over the value's own relation and predicates, so that the rows add up to it. */
export function evidenceStatements(
  asked: AskedMetric,
  { request, periods, settings, offBook = false }: EvidenceScope,
  page: EvidencePage,
): EvidenceStatements {
  const { rows: wanted = 'counted' } = page;
  // of a cell that is one client the rows are those of the client
  const metric = shapedFor(asked, request, page.by?.client !== undefined || isByClient(asked, request));
  const table = periodTable(periods, settings, metric.relation);
  const scope = scopeOf({ ...metric, where: undefined }, request.filter ?? {});
  const cell = cellOf(metric, page.by ?? {});
  const { counts, numerator } = countedRows(metric);
  const listed = offBook ? withOffBook(metric) : { from: metric.relation.from, on: 'TRUE', reasons: [] };
  const counted = `coalesce(${listed.on} AND (${metric.where ?? 'TRUE'}) AND (${counts}), FALSE)`;
  const reason = reasonOf([...listed.reasons, ...(metric.leftOut ?? [])], counted);
  const params = { ...table.params, ...scope.params, ...cell.params };
  // a cell has rows of its own; what is left out is left out of all of them
  const once = metric.parts?.some(({ total }) => total) === true ? 'NOT whole' : 'TRUE';
  const where = `${scope.where} AND (${cell.rows} AND ${counted} OR NOT ${counted} AND ${once})`;
  const keep = { counted: `AND ${counted}`, 'left-out': `AND NOT ${counted}`, all: '' }[wanted];
  const columns = {
    ...(wanted === 'all' ? { included: counted, reason, period: monthOf(periods) } : {}),
    ...(wanted === 'left-out' ? { reason } : {}),
    ...evidenceColumns(metric, { cell: cell.own, counted, groups: dimensionsOf(metric, request.by ?? []) }),
    ...(wanted === 'all' ? Object.fromEntries(dimensionsOf(metric, request.by ?? []).map((name) => [name, name])) : {}),
  };
  const list = Object.entries(columns).map(([name, of]) => (name === of ? name : `${of} AS ${name}`));
  return {
    rows: {
      sql: `WITH ${table.sql}
SELECT
  ${list.join(',\n  ')}
FROM ${listed.from}
WHERE ${where} ${keep}
ORDER BY ${[...(wanted === 'counted' ? [] : ['reason NULLS FIRST', 'period_no']), ...order(metric, columns)].join(', ')}
LIMIT ${page.limit} OFFSET ${page.offset}`,
      params,
    },
    counts: {
      sql: `WITH ${table.sql}
SELECT ${reason} AS reason, count(*), count(*) FILTER (WHERE (${numerator}) AND ${cell.own})
FROM ${listed.from}
WHERE ${where}
GROUP BY ALL`,
      params,
    },
  };
}

/** Why a loan is off the book, by its status. */
export const OFF_BOOK_REASONS = { written_off: 'written-off', transferred: 'transferred', settled: 'settled' } as const;

/** The rows of a metric about loans and those that are off the book, which are told by `standing` and count nowhere. */
function withOffBook({ relation: { from, kind, columns } }: AskedMetric) {
  const aboutLoans = (kind === 'snapshot' || kind === 'flow') && columns.includes('facility');
  if (!aboutLoans || !/\bbw_position\b/.test(from)) return { from, on: 'TRUE', reasons: [] };
  const off = from.replaceAll(/\bbw_position\b/g, 'bw_off_book');
  return {
    // what a relation adds to its loans, clients without one, is in the first half already
    from: `(SELECT * FROM ${from} UNION ALL BY NAME SELECT * FROM ${off} WHERE standing IS NOT NULL)`,
    on: 'standing IS NULL',
    reasons: Object.entries(OFF_BOOK_REASONS).map(([standing, reason]) => {
      return { reason, when: `standing = ${literal(standing)}` };
    }),
  };
}

/** `rows`: what is listed for a cell; `own`: what of that is in its numerator. The cells of a share have one denominator. */
function cellOf(metric: AskedMetric, by: Readonly<Record<string, string>>) {
  const params: Record<string, SqlValue> = {};
  const shared = metric.kind === 'ratio' && metric.share === true;
  const conditions = (metric.parts ?? []).flatMap(({ name, of }) => {
    const value = by[name];
    if (value === undefined) return [];
    params[`part_${name}`] = value;
    return [{ name, sql: `coalesce(CAST(${of} AS VARCHAR), 'unknown') = $part_${name}` }];
  });
  const all = (list: typeof conditions) => list.map(({ sql }) => sql).join(' AND ') || 'TRUE';
  const whole = conditions.filter(({ name }) => !shared || metric.within?.includes(name));
  return { rows: all(whole), own: all(conditions), params: params as SqlParams };
}

/** The metric's own reason for a row that does not count, the first that holds. */
function reasonOf(leftOut: NonNullable<AskedMetric['leftOut']>, counted: string): string {
  const cases = leftOut.map(({ reason, when }) => `WHEN ${when} THEN ${literal(reason)}`);
  return `CASE WHEN ${counted} THEN NULL ${cases.join(' ')} ELSE ${literal(NOT_CONCERNED)} END`;
}

function monthOf(periods: readonly Period[]): string {
  return `CASE period_no ${periods.map(({ no, month }) => `WHEN ${no} THEN ${literal(month)}`).join(' ')} END`;
}

/** Largest first, then as they stand in the files; further columns settle what is equal, so that pages never overlap. */
function order(metric: AskedMetric, columns: Readonly<Record<string, string>>): string[] {
  const size = { concentration: ['name_balance DESC', 'name'], ratio: ['abs(numerator) DESC'] };
  const first = metric.kind === 'concentration' ? size.concentration : 'numerator' in columns ? size.ratio : [];
  const ties = [...(metric.parts ?? []).map(({ name }) => name), ...metric.relation.columns];
  return [...first, 'source_file', 'source_row', ...ties.map(quoteName)];
}

/** Which rows count at all, and which of them in the numerator. */
function countedRows(metric: AskedMetric): { counts: string; numerator: string } {
  switch (metric.kind) {
    case 'ratio':
    case 'amount': {
      const { numerator, denominator } = metric;
      const either = denominator ? `(${denominator.when}) OR (${numerator.when})` : numerator.when;
      return { counts: either, numerator: numerator.when };
    }
    case 'distinct':
    case 'statistic':
    case 'change':
      return { counts: metric.when, numerator: metric.when };
    case 'concentration':
      return { counts: positive(metric), numerator: positive(metric) };
  }
}

/** Columns of the evidence. `numerator` and `denominator` are what a row adds to each, `side` which of them it is in. */
function evidenceColumns(
  metric: AskedMetric,
  { cell, counted, groups }: { cell: string; counted: string; groups: readonly string[] },
): Record<string, string> {
  const named = Object.fromEntries(metric.relation.columns.map((name) => [name, name]));
  const parts = Object.fromEntries((metric.parts ?? []).map(({ name, of }) => [name, of]));
  const base = { source_file: 'source_file', source_row: 'source_row', ...named, ...parts, ...metric.shows };
  const within = (sum: Sum, also = 'TRUE'): Sum => ({ ...sum, when: `${counted} AND (${sum.when}) AND ${also}` });
  switch (metric.kind) {
    case 'ratio':
    case 'amount': {
      const { numerator, denominator } = metric;
      const own = within(numerator, cell);
      if (!denominator) return { ...base, numerator: adds(own) };
      const whole = within(denominator);
      const side = `CASE WHEN ${own.when} AND ${whole.when} THEN 'both' WHEN ${own.when} THEN 'numerator' WHEN ${whole.when} THEN 'denominator' END`;
      return { ...base, side, numerator: adds(own), denominator: adds(whole) };
    }
    case 'distinct':
    case 'statistic':
      return { ...base, measure: `CASE WHEN ${counted} THEN ${metric.of} END` };
    case 'change':
      return { ...base, ...levelColumns('now', metric.now, within), ...levelColumns('before', metric.before, within) };
    case 'concentration': {
      const { measure = 'outstanding' } = metric;
      return {
        ...base,
        name: metric.group,
        name_balance: `sum(CASE WHEN ${counted} THEN ${measure} END) OVER (PARTITION BY ${['period_no', ...groups, metric.group].join(', ')})`,
        numerator: `CASE WHEN ${counted} THEN ${measure} ELSE 0 END`,
      };
    }
  }
}

function levelColumns(
  name: string,
  { numerator, denominator }: Level,
  within: (sum: Sum) => Sum,
): Record<string, string> {
  return {
    [`${name}_numerator`]: adds(within(numerator)),
    ...(denominator ? { [`${name}_denominator`]: adds(within(denominator)) } : {}),
  };
}

function adds({ of, when }: Sum): string {
  return `CASE WHEN ${when} THEN ${of} ELSE 0 END`;
}
