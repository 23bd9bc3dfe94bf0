import type { AskedMetric, Sum } from './definition.ts';
import type { MetricRequest } from './metric.ts';
import type { Period } from './periods.ts';
import type { PeriodSettings } from './period-settings.ts';
import { decided, dimensionsOf, groupSums, periodTable, scopeOf, type Statement } from './statement.ts';

/** What the size of an item is called: how much is owed, one each, or some other measure. */
export type SizeKind = 'balance' | 'one' | 'measure';

/** How a metric's value follows from what each of its items adds; null where it cannot be taken apart. */
export interface Recipe {
  /** A quotient of two sums, or a sum alone. */
  readonly of: 'quotient' | 'sum';
  /** What an item adds to the numerator and the denominator, and its size. */
  readonly numerator: Sum;
  readonly denominator: Sum | null;
  readonly size: Sum;
  readonly sizeKind: SizeKind;
  /** The numerator of an item is its size: what it is divided by changes for reasons of its own. */
  readonly byNumerator: boolean;
  /** The name items are put together by, where the metric is about names. */
  readonly name: string | null;
  /** Which rows count. */
  readonly counts: string;
}

/** Measures that say how much is owed. */
const BALANCE = /\b(outstanding|weight|balance|client_balance|ead_amount|originated)\b/;

const ONE: Sum = { of: '1', when: 'TRUE' };

/** How to take a metric apart; null for what is no sum of what its items add (percentiles, extremes, changes of rates). */
export function recipeOf(metric: AskedMetric, request: MetricRequest): Recipe | null {
  const usual = { size: ONE, sizeKind: 'one', byNumerator: false, name: null, counts: decided(metric) } as const;
  switch (metric.kind) {
    case 'ratio': {
      const { numerator, denominator } = groupSums(metric, dimensionsOf(metric, request.by ?? []).includes('client'));
      if (!denominator) return null;
      const counts = `(${denominator.when}) OR (${numerator.when})`;
      const [above, below] = [BALANCE.test(numerator.of), BALANCE.test(denominator.of) && !denominator.once];
      const byNumerator = above && !below && denominator.of !== '1';
      const sizeKind = below || byNumerator ? 'balance' : denominator.of === '1' ? 'one' : 'measure';
      const size = byNumerator ? numerator : denominator;
      return { ...usual, of: 'quotient', numerator, denominator, size, sizeKind, byNumerator, counts };
    }
    case 'amount': {
      const { numerator } = metric;
      const counts = `(${numerator.when}) OR (${metric.denominator?.when ?? numerator.when})`;
      const shape = { ...usual, of: 'sum', numerator, denominator: null, counts } as const;
      if (numerator.of === '1') return shape;
      const owed = metric.relation.columns.includes('outstanding') ? 'outstanding' : null;
      if (owed === null)
        return { ...shape, size: numerator, sizeKind: BALANCE.test(numerator.of) ? 'balance' : 'measure' };
      return { ...shape, size: { of: owed, when: 'TRUE' }, sizeKind: 'balance' };
    }
    case 'distinct':
      return { ...usual, of: 'sum', numerator: { ...ONE, when: metric.when }, denominator: null, name: metric.of };
    case 'statistic': {
      if (metric.statistic !== 'mean') return null;
      const [numerator, denominator] = [
        { of: metric.of, when: metric.when },
        { ...ONE, when: metric.when },
      ];
      return { ...usual, of: 'quotient', numerator, denominator };
    }
    case 'change': {
      if (metric.now.denominator || metric.before.denominator || metric.change !== 'relative') return null;
      const [numerator, denominator] = [metric.now.numerator, metric.before.numerator];
      return { ...usual, of: 'quotient', numerator, denominator, size: denominator, sizeKind: 'measure' };
    }
    case 'concentration': {
      const owed = { of: metric.measure ?? 'outstanding', when: 'outstanding > 0' };
      const shape = {
        numerator: owed,
        denominator: owed,
        size: owed,
        sizeKind: 'balance',
        name: metric.group,
      } as const;
      return { ...usual, ...shape, of: 'quotient', counts: owed.when };
    }
  }
}

/** Columns of the answer beside `by_…` and `part_…`. */
export const ITEM_COLUMNS = [
  'item',
  'facility',
  'client',
  'name',
  'numerator',
  'denominator',
  'size',
  'source_file',
  'source_row',
] as const;

/** What each item adds at one date, by the groups and parts of the request. An item is a facility, else a client, else a row of a file. */
export function contributionStatement(
  metric: AskedMetric,
  recipe: Recipe,
  { request, period, settings }: { request: MetricRequest; period: Period; settings: PeriodSettings },
): Statement {
  const table = periodTable([period], [settings], metric.relation);
  const scope = scopeOf(metric, request.filter ?? {});
  const groups = [
    ...dimensionsOf(metric, request.by ?? []).map((name) => `CAST(${name} AS VARCHAR) AS by_${name}`),
    ...(metric.parts ?? []).map(({ name, of }) => `CAST(${of} AS VARCHAR) AS part_${name}`),
  ];
  const columns: Record<(typeof ITEM_COLUMNS)[number], string> = {
    item: itemOf(metric),
    facility: 'CAST(min(facility) AS VARCHAR)',
    client: 'CAST(min(client) AS VARCHAR)',
    name: recipe.name === null ? 'NULL' : `CAST(${recipe.name} AS VARCHAR)`,
    numerator: total(recipe.numerator),
    denominator: recipe.denominator === null || recipe.denominator.once ? '0' : total(recipe.denominator),
    size: recipe.size.once ? '0' : total(recipe.size),
    source_file: 'CAST(arg_min(source_file, source_row) AS VARCHAR)',
    source_row: 'min(source_row)',
  };
  return {
    sql: `WITH ${table.sql}
SELECT
  ${[...groups, ...ITEM_COLUMNS.map((name) => `${columns[name]} AS ${name}`)].join(',\n  ')}
FROM ${metric.relation.from}
WHERE ${scope.where} AND (${recipe.counts})
GROUP BY ALL`,
    params: { ...table.params, ...scope.params },
  };
}

/** What stays the same thing from date to date. */
function itemOf({ relation: { columns } }: AskedMetric): string {
  const row = `'r:' || CAST(source_file AS VARCHAR) || '#' || source_row`;
  const own = ['facility', 'client'].find((name) => columns.includes(name));
  return own === undefined ? row : `coalesce('${own[0]}:' || CAST(${own} AS VARCHAR), ${row})`;
}

function total({ of, when }: Sum): string {
  if (of === '1') return `CAST(count(*) FILTER (WHERE ${when}) AS DOUBLE)`;
  return `CAST(coalesce(sum(${of}) FILTER (WHERE ${when}), 0) AS DOUBLE)`;
}
