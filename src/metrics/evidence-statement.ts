import type { SqlParams, SqlValue } from '../lib/sql.ts';
import type { AskedMetric, Level, Sum } from './definition.ts';
import type { MetricRequest } from './metric.ts';
import type { Period } from './periods.ts';
import type { PeriodSettings } from './period-settings.ts';
import { decided, periodTable, scopeOf, type Statement } from './statement.ts';

/** The statements behind "where does this come from": the rows, their number, and the rows that were seen and left out. */
export interface EvidenceStatements {
  rows: Statement;
  total: Statement;
  /** One row, a number for each of the metric's `leftOut` reasons; null when it has none. */
  leftOut: Statement | null;
}

/** Which rows of the evidence: a page of them, and of an amount in parts (by age, by kind) those of one cell. */
export interface EvidencePage {
  limit: number;
  offset: number;
  by?: Readonly<Record<string, string>>;
}

/** Statements for one period; the rows are those of the value's own relation and predicates, so that they add up to it. */
export function evidenceStatements(
  metric: AskedMetric,
  request: MetricRequest,
  period: Period,
  settings: PeriodSettings,
  page: EvidencePage,
): EvidenceStatements {
  const table = periodTable([period], [settings], metric.relation);
  const scope = scopeOf(metric, request.filter ?? {});
  const { columns, counts } = evidenceColumns(metric);
  const cell = cellOf(metric, page.by ?? {});
  const params = { ...table.params, ...scope.params, ...cell.params };
  const from = `FROM ${metric.relation.from}\nWHERE ${scope.where} AND (${counts})${cell.where}`;
  const list = Object.entries(columns).map(([name, of]) => (name === of ? name : `${of} AS ${name}`));
  return {
    rows: {
      sql: `WITH ${table.sql}
SELECT
  ${list.join(',\n  ')}
${from}
ORDER BY ${order(metric)}source_file, source_row
LIMIT ${page.limit} OFFSET ${page.offset}`,
      params,
    },
    total: { sql: `WITH ${table.sql}\nSELECT count(*) ${from}`, params },
    leftOut: leftOutStatement(metric, request, table),
  };
}

/** Parts of an amount add up to it, so each has rows of its own; parts of a ratio share one denominator and keep all rows. */
function cellOf(metric: AskedMetric, by: Readonly<Record<string, string>>): { where: string; params: SqlParams } {
  const params: Record<string, SqlValue> = {};
  if (metric.kind !== 'amount') return { where: '', params };
  const conditions = (metric.parts ?? []).flatMap(({ name, of }) => {
    const value = by[name];
    if (value === undefined) return [];
    params[`part_${name}`] = value;
    return [` AND coalesce(CAST(${of} AS VARCHAR), 'unknown') = $part_${name}`];
  });
  return { where: conditions.join(''), params };
}

function leftOutStatement(
  metric: AskedMetric,
  request: MetricRequest,
  table: ReturnType<typeof periodTable>,
): Statement | null {
  if (!metric.leftOut?.length) return null;
  const { where, params } = scopeOf({ ...metric, where: undefined }, request.filter ?? {});
  const counts = metric.leftOut.map(({ when }) => `count(*) FILTER (WHERE ${when})`);
  return {
    sql: `WITH ${table.sql}\nSELECT ${counts.join(', ')}\nFROM ${metric.relation.from}\nWHERE ${where}`,
    params: { ...table.params, ...params },
  };
}

function order(metric: AskedMetric): string {
  if (metric.kind === 'concentration') return 'name_balance DESC, name, ';
  return metric.kind === 'ratio' ? 'abs(numerator) DESC, ' : '';
}

/** Columns of the evidence, and which rows count. `numerator` and `denominator` are what a row adds to each. */
function evidenceColumns(metric: AskedMetric): { columns: Record<string, string>; counts: string } {
  const named = Object.fromEntries(metric.relation.columns.map((name) => [name, name]));
  const parts = Object.fromEntries((metric.parts ?? []).map(({ name, of }) => [name, of]));
  const base = { source_file: 'source_file', source_row: 'source_row', ...named, ...parts, ...metric.shows };
  switch (metric.kind) {
    case 'ratio':
      return {
        columns: { ...base, numerator: adds(metric.numerator), denominator: adds(metric.denominator) },
        counts: `${metric.denominator.when} OR ${metric.numerator.when}`,
      };
    case 'amount':
      return { columns: { ...base, numerator: adds(metric.numerator) }, counts: metric.numerator.when };
    case 'distinct':
    case 'statistic':
      return { columns: { ...base, measure: metric.of }, counts: decided(metric) };
    case 'change':
      return {
        columns: { ...base, ...levelColumns('now', metric.now), ...levelColumns('before', metric.before) },
        counts: metric.when,
      };
    case 'concentration':
      return {
        columns: {
          ...base,
          name: metric.group,
          name_balance: `sum(outstanding) OVER (PARTITION BY ${metric.group})`,
          numerator: 'outstanding',
        },
        counts: 'outstanding > 0',
      };
  }
}

function levelColumns(name: string, { numerator, denominator }: Level): Record<string, string> {
  return {
    [`${name}_numerator`]: adds(numerator),
    ...(denominator ? { [`${name}_denominator`]: adds(denominator) } : {}),
  };
}

function adds({ of, when }: Sum): string {
  return `CASE WHEN ${when} THEN ${of} ELSE 0 END`;
}
