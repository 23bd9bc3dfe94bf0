import type { AskedMetric, Level, Sum } from './definition.ts';
import { remarkColumns } from './remark.ts';

/** One column of an answer: an aggregate over the rows of a cell. */
export interface Column {
  readonly name: string;
  readonly sql: string;
}

/** A metric whose cells are aggregates over rows, one cell a group. */
export type AggregateMetric = Exclude<AskedMetric, { kind: 'concentration' }>;

const NONE = 'CAST(NULL AS DOUBLE)';

/** Columns an answer has beside `by_…` and `part_…`. */
export const ANSWER_COLUMNS = ['numerator', 'denominator', 'value', 'n', 'covered', 'total', 'known'] as const;

/** Everything that is read of a cell; with `exact` the sums keep their decimals, to be added up further. */
export function aggregateColumns(metric: AggregateMetric, { exact = false } = {}): Column[] {
  const sums = { ...aggregates(metric), known: countWhere(metric.known ?? decided(metric)) };
  const flags = Object.entries(metric.flags ?? {}).map(([flag, sql]) => ({ name: `flag_${flag}`, sql }));
  const why = (metric.why ?? []).map(({ when }, index) => ({ name: `why_${index}`, sql: `${countWhere(when)} > 0` }));
  return [
    ...ANSWER_COLUMNS.map((name) => ({ name, sql: exact ? sums[name] : asDouble(sums[name]) })),
    ...flags,
    ...why,
    ...unpricedColumns(metric),
    ...remarkColumns(metric.remarks),
  ];
}

/** Columns that say how many rows count, and how many of them have no rate of exchange. */
export const UNPRICED_COLUMNS = ['counting', 'lacking'] as const;

export function unpricedColumns({ unpriced }: AskedMetric): Column[] {
  if (!unpriced) return [];
  const [counting, lacking] = UNPRICED_COLUMNS;
  return [
    { name: counting, sql: countWhere(unpriced.counts) },
    { name: lacking, sql: countWhere(unpriced.lacks) },
  ];
}

function aggregates(metric: AggregateMetric): Record<Exclude<(typeof ANSWER_COLUMNS)[number], 'known'>, string> {
  switch (metric.kind) {
    case 'ratio':
      return {
        numerator: total(metric.numerator),
        denominator: total(metric.denominator),
        value: NONE,
        n: metric.items ?? countWhere(metric.denominator.when),
        ...coverage(metric.denominator, metric),
      };
    case 'amount':
      return {
        numerator: total(metric.numerator),
        denominator: metric.denominator ? total(metric.denominator) : NONE,
        value: NONE,
        n: metric.items ?? countWhere(metric.denominator?.when ?? metric.numerator.when),
        ...coverage(metric.denominator, metric),
      };
    case 'distinct':
      return {
        numerator: `count(DISTINCT ${metric.of}) FILTER (WHERE ${metric.when})`,
        denominator: NONE,
        value: NONE,
        n: countWhere(metric.when),
        ...coverage(undefined, {}),
      };
    case 'statistic':
      return {
        numerator: metric.statistic === 'mean' ? total({ of: metric.of, when: metric.when }) : NONE,
        denominator: metric.statistic === 'mean' ? countWhere(metric.when) : NONE,
        value: `${statistic(metric.statistic, metric.of)} FILTER (WHERE ${metric.when})`,
        n: countWhere(metric.when),
        ...coverage(undefined, {}),
      };
    case 'change':
      return {
        numerator: level(metric.now),
        denominator: level(metric.before),
        // the smaller of what the two levels are over: of weights below nothing there is no mean
        value: least([metric.now, metric.before]),
        n: metric.items ?? countWhere(metric.when),
        ...coverage(undefined, metric),
      };
  }
}

function level({ numerator, denominator }: Level): string {
  const top = asDouble(total(numerator));
  return denominator ? `${top} / nullif(${asDouble(total(denominator))}, 0)` : top;
}

function least(levels: readonly Level[]): string {
  const wholes = levels.flatMap(({ denominator }) => (denominator ? [asDouble(total(denominator))] : []));
  return wholes.length > 0 ? `least(${wholes.join(', ')})` : NONE;
}

/** Coverage as two sums: what was decided, and what it was decided from. */
function coverage(
  denominator: Sum | undefined,
  { covered = denominator, total: whole }: { covered?: Sum; total?: Sum },
) {
  const known = covered && whole;
  return { covered: known ? total(covered) : NONE, total: known ? total(whole) : NONE };
}

function statistic(kind: 'mean' | 'median' | 'p90' | 'min' | 'max', of: string): string {
  if (kind === 'min' || kind === 'max') return `${kind}(${of})`;
  if (kind === 'mean') return `avg(${of})`;
  return `quantile_cont(${of}, ${kind === 'median' ? 0.5 : 0.9})`;
}

/** The rows for which a metric can be decided. */
export function decided(metric: AskedMetric): string {
  switch (metric.kind) {
    case 'ratio':
      return metric.denominator.when;
    case 'amount':
      return metric.denominator?.when ?? 'TRUE';
    case 'distinct':
    case 'statistic':
    case 'change':
      return metric.when;
    case 'concentration':
      return `${positive(metric)} AND ${metric.group} IS NOT NULL`;
  }
}

/** The balances a concentration is over. */
export function positive({ unpriced }: AskedMetric): string {
  return unpriced ? 'outstanding > 0 AND NOT unpriced' : 'outstanding > 0';
}

/** Sums are exact until the end: every engine and every order of rows gives the same number. */
export function asDouble(exact: string): string {
  return exact === NONE || exact.startsWith('count(*)') ? exact : `CAST(${exact} AS DOUBLE)`;
}

function total({ of, when, once }: Sum): string {
  if (once) return `coalesce(max(${of}) FILTER (WHERE ${when}), 0)`;
  return of === '1' ? countWhere(when) : `coalesce(sum(${of}) FILTER (WHERE ${when}), 0)`;
}

export function countWhere(when: string): string {
  return when === 'TRUE' ? 'count(*)' : `count(*) FILTER (WHERE ${when})`;
}
