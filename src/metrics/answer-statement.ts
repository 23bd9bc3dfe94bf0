import type { SqlParams, SqlValue } from '../lib/sql.ts';
import { aggregateColumns, asDouble, countWhere, unpricedColumns, UNPRICED_COLUMNS } from './aggregate-columns.ts';
import type { AggregateMetric, Column } from './aggregate-columns.ts';
import type { AskedMetric, Relation } from './definition.ts';
import type { Dimension, Filter, MetricRequest } from './metric.ts';
import { settingCells, settingNames } from './period-settings.ts';
import { withoutTotal } from './relations/with-total.ts';
import type { PeriodSettings } from './setting-values.ts';
import type { Period } from './periods.ts';
import { settingTables } from './setting-tables.ts';

/** A statement and the values of its `$name` places. */
export interface Statement {
  sql: string;
  params: SqlParams;
}

/** The statement that answers a request for all its periods and groups at once. */
export function answerStatement(
  asked: AskedMetric,
  request: MetricRequest,
  periods: readonly Period[],
  settings: readonly PeriodSettings[],
): Statement {
  const metric = shapedFor(asked, request);
  const scope = scopeOf(metric, request.filter ?? {});
  const period = periodTable(periods, settings, metric.relation);
  const groups = groupColumns(metric, request.by ?? []);
  const body =
    metric.kind === 'concentration'
      ? concentrationSql(metric, groups, scope.where)
      : aggregateSql(metric, groups, scope.where);
  return { sql: `WITH ${period.sql}\n${body}`, params: { ...period.params, ...scope.params } };
}

/** Group columns: `period_no`, then `by_<dimension>`, then `part_<name>`; a dimension that is also a part is the part. */
export function groupColumns(metric: AskedMetric, by: readonly Dimension[]): Column[] {
  const parts = metric.parts ?? [];
  return [
    { name: 'period_no', sql: 'period_no' },
    ...dimensionsOf(metric, by).map((dimension) => ({ name: `by_${dimension}`, sql: dimension })),
    ...parts.map((part) => ({ name: `part_${part.name}`, sql: part.of })),
  ];
}

/** The dimensions of a request that are not parts of the metric already. */
export function dimensionsOf(metric: AskedMetric, by: readonly Dimension[]): Dimension[] {
  return by.filter((dimension) => !metric.parts?.some((part) => part.name === dimension));
}

function aggregateSql(metric: AggregateMetric, groups: readonly Column[], where: string): string {
  const shared = metric.kind === 'ratio' && metric.share === true;
  const sql = `SELECT
  ${[...groups, ...aggregateColumns(metric, { exact: shared })].map(asNamed).join(',\n  ')}
FROM ${metric.relation.from}
WHERE ${where}
GROUP BY ALL`;
  return shared ? shareSql(sql, groups, metric) : sql;
}

function shareSql(cells: string, groups: readonly Column[], metric: AskedMetric): string {
  const within = metric.kind === 'ratio' ? (metric.within ?? []) : [];
  const parts = new Set(
    (metric.parts ?? []).filter(({ name }) => !within.includes(name)).map((part) => `part_${part.name}`),
  );
  const whole = groups.map(({ name }) => name).filter((name) => !parts.has(name));
  const every = whole.filter((name) => !name.startsWith('part_'));
  const sum = (name: string, window: string) => `${asDouble(`sum(${name}) OVER ${window}`)} AS ${name}`;
  const over = [
    ...['denominator', 'n', 'known'].map((name) => sum(name, 'whole')),
    ...['covered', 'total'].map((name) => sum(name, 'every')),
  ];
  over.push(`${asDouble('numerator')} AS numerator`);
  if (metric.unpriced) over.push(...UNPRICED_COLUMNS.map((name) => sum(name, 'whole')));
  return `SELECT * REPLACE (${over.join(', ')})
FROM (
${cells}
)
WINDOW whole AS (PARTITION BY ${whole.join(', ')}), every AS (PARTITION BY ${every.join(', ')})`;
}

/** A column of a select list; a column that keeps its own name is not renamed. */
export function asNamed({ name, sql }: Column): string {
  return name === sql ? sql : `${sql} AS ${name}`;
}

/** Whether every group of an answer is a single client. */
export function isByClient(metric: AskedMetric, { by = [], filter = {} }: MetricRequest): boolean {
  const [name, ...others] = filter.client ?? [];
  const named = name !== undefined && name !== 'unknown' && others.length === 0;
  return named || dimensionsOf(metric, by).includes('client');
}

/** The metric as it is made for the groups of a request; `single`: every group is one client. */
export function shapedFor(
  asked: AskedMetric,
  request: MetricRequest,
  single = isByClient(asked, request),
): AskedMetric {
  const metric = request.by?.length ? withoutTotal(asked) : asked;
  return single && metric.kind === 'ratio' && metric.byClient ? { ...metric, ...metric.byClient } : metric;
}

const CENTS = 'CAST(balance * 100 AS HUGEINT)';

function concentrationSql(
  metric: Extract<AskedMetric, { kind: 'concentration' }>,
  groups: readonly Column[],
  where: string,
): string {
  const names = groups.map(({ name }) => name);
  const hhi = metric.concentration === 'hhi';
  const { measure = 'outstanding' } = metric;
  // names of whose loans none has a rate are nobody in the order of sizes
  const named = metric.unpriced ? 'balance IS NOT NULL' : 'TRUE';
  return `SELECT
  ${names.join(',\n  ')},
  ${hhi ? `CAST(sum(${CENTS} * ${CENTS}) AS DOUBLE) / 10000` : asDouble(`list_sum(max(balance, ${metric.top ?? 1}) FILTER (WHERE name IS NOT NULL AND ${named}))`)} AS numerator,
  ${hhi ? 'pow(CAST(sum(balance) AS DOUBLE), 2)' : asDouble('sum(balance)')} AS denominator,
  CAST(NULL AS DOUBLE) AS value,
  ${countWhere(hhi ? named : metric.unpriced ? `name IS NOT NULL AND ${named}` : 'name IS NOT NULL')} AS n,
  ${asDouble('sum(balance) FILTER (WHERE name IS NOT NULL)')} AS covered,
  ${asDouble('sum(balance)')} AS total,
  sum(known) AS known${metric.unpriced ? `,\n  ${UNPRICED_COLUMNS.map((name) => `sum(${name}) AS ${name}`).join(', ')}, sum(lacking) > 0 AS why_0` : ''}
FROM (
  SELECT
    ${groups.map(asNamed).join(', ')},
    ${metric.group} AS name,
    ${metric.unpriced ? `sum(${measure}) FILTER (WHERE NOT unpriced)` : `sum(${measure})`} AS balance,
    ${[{ name: 'known', sql: countWhere(metric.known ?? `${metric.group} IS NOT NULL`) }, ...unpricedColumns(metric)].map(asNamed).join(',\n    ')}
  FROM ${metric.relation.from}
  WHERE ${where} AND outstanding > 0
  GROUP BY ALL
)
GROUP BY ALL`;
}

/** Dimensions stored as small integers; text that is no number matches nothing. */
const NUMBER_DIMENSIONS = new Set<Dimension>(['tier', 'stage', 'five_tier']);

/** What rows must satisfy: the metric's own condition and the filter; `unknown` stands for a blank. */
export function scopeOf(metric: Pick<AskedMetric, 'where'>, filter: Filter): { where: string; params: SqlParams } {
  const params: Record<string, SqlValue> = {};
  const conditions = metric.where === undefined ? [] : [`(${metric.where})`];
  for (const [dimension, values] of Object.entries(filter) as [Dimension, readonly string[] | undefined][]) {
    if (values === undefined || values.length === 0) continue;
    const places = values.flatMap((value, index) => {
      if (value === 'unknown') return [];
      const name = `${dimension}_${index}`;
      params[name] = value;
      return NUMBER_DIMENSIONS.has(dimension) ? `TRY_CAST($${name} AS TINYINT)` : `$${name}`;
    });
    const alternatives = places.length > 0 ? [`${dimension} IN (${places.join(', ')})`] : [];
    if (values.includes('unknown')) alternatives.push(`${dimension} IS NULL`);
    conditions.push(alternatives.length > 1 ? `(${alternatives.join(' OR ')})` : (alternatives[0] ?? 'FALSE'));
  }
  return { where: conditions.length > 0 ? conditions.join('\n  AND ') : 'TRUE', params };
}

/** The CTE `period`: one row a period with its dates, snapshots and the settings the relation reads. */
export function periodTable(
  periods: readonly Period[],
  settings: readonly PeriodSettings[],
  relation: Pick<Relation, 'settings'>,
): { sql: string; params: SqlParams } {
  const params: Record<string, SqlValue> = {};
  const wanted = relation.settings ?? [];
  const rows = periods.map((period, index) => {
    params[`seen_at_${period.no}`] = period.seenAt;
    params[`window_start_${period.no}`] = period.windowStart;
    const cells = [
      String(period.no),
      `CAST($seen_at_${period.no} AS DATE)`,
      `CAST($window_start_${period.no} AS DATE)`,
      `CAST(${period.windowSnap ?? 'NULL'} AS INTEGER)`,
      `CAST(${period.openingSnap ?? 'NULL'} AS INTEGER)`,
      ...wanted.flatMap((setting) => settingCells(setting, settings[index])),
    ];
    return `    (${cells.join(', ')})`;
  });
  const names = [
    'period_no',
    'seen_at',
    'window_start',
    'window_snap',
    'opening_snap',
    ...wanted.flatMap(settingNames),
  ];
  const sql = `period(${names.join(', ')}) AS (\n  VALUES\n${rows.join(',\n')}\n)`;
  // the last period is the latest: what has come into force by an earlier one is among its settings
  return { sql: sql + settingTables(wanted, settings.at(-1)), params };
}
