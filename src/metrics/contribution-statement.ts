import type { AskedMetric, Level, Sum } from './definition.ts';
import type { MetricRequest } from './metric.ts';
import type { Period } from './periods.ts';
import type { PeriodSettings } from './setting-values.ts';
import { decided, positive } from './aggregate-columns.ts';
import { dimensionsOf, periodTable, scopeOf, shapedFor, type Statement } from './answer-statement.ts';

/** What the size of an item is called: how much is owed, one each, or some other measure. */
export type SizeKind = 'balance' | 'one' | 'measure';

/** How a metric's value follows from what each of its items adds. */
export interface Recipe {
  /** A quotient of two sums, a sum alone, how one level differs from another, or the place of a measure in the order of all. */
  readonly of: 'quotient' | 'sum' | 'levels' | 'order';
  /** What an item adds to the numerator and the denominator, and its size. */
  readonly numerator: Sum;
  readonly denominator: Sum | null;
  /** Of levels: the one it is held against. */
  readonly before?: Level;
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

/** How to take a metric apart. */
export function recipeOf(asked: AskedMetric, request: MetricRequest): Recipe {
  const metric = shapedFor(asked, request);
  const usual = { size: ONE, sizeKind: 'one', byNumerator: false, name: null, counts: decided(metric) } as const;
  switch (metric.kind) {
    case 'ratio': {
      const { numerator, denominator } = metric;
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
      const [numerator, denominator] = [
        { of: metric.of, when: metric.when },
        { ...ONE, when: metric.when },
      ];
      return { ...usual, of: metric.statistic === 'mean' ? 'quotient' : 'order', numerator, denominator };
    }
    case 'change': {
      const { now, before } = metric;
      const { numerator, denominator = null } = now;
      return { ...usual, of: 'levels', numerator, denominator, before, sizeKind: 'measure' };
    }
    case 'concentration': {
      const owed = { of: metric.measure ?? 'outstanding', when: positive(metric) };
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
  'past_numerator',
  'past_denominator',
  'size',
  'source_file',
  'source_row',
] as const;

/** What each item adds at one date, by the groups and parts of the request; where their order counts, each measure by itself. */
export function contributionStatement(
  asked: AskedMetric,
  recipe: Recipe,
  { request, period, settings }: { request: MetricRequest; period: Period; settings: PeriodSettings },
): Statement {
  const metric = shapedFor(asked, request);
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
    numerator: recipe.of === 'order' ? `CAST(${recipe.numerator.of} AS DOUBLE)` : total(recipe.numerator),
    denominator: total(recipe.denominator),
    past_numerator: total(recipe.before?.numerator),
    past_denominator: total(recipe.before?.denominator),
    size: total(recipe.size),
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

/** Columns that name what a row is about, the first that a relation has: an event is the same one under its own number. */
const NAMED = [
  ...['covenant_id', 'review_id', 'alert_id', 'ticket_id', 'item_id', 'action_id', 'item', 'subject_id', 'subject'],
  ...['facility', 'project', 'client', 'manager'],
];

/** Of what an item is: a facility or client of the book, or something else with a number of its own; null: rows of a file. */
export function itemColumn({ relation: { columns } }: AskedMetric): string | null {
  if (columns.includes('course_id')) return 'course_id';
  return NAMED.find((name) => columns.includes(name)) ?? null;
}

/** What stays the same thing from date to date: what the column names, else the client, else the row of the file. */
function itemOf(metric: AskedMetric): string {
  const { columns } = metric.relation;
  const row = `'r:' || CAST(source_file AS VARCHAR) || '#' || source_row`;
  const own = itemColumn(metric);
  const text = (name: string) => `CAST(${name} AS VARCHAR)`;
  const names: Readonly<Record<string, string>> = {
    // a course is another one for each manager
    course_id: `'m:' || ${text('manager')} || chr(9) || ${text('course_id')}`,
    manager: `'m:' || ${text('manager')}`,
    facility: `'f:' || ${text('facility')}`,
    client: `'c:' || ${text('client')}`,
  };
  const further = own === 'course_id' ? 'manager' : columns.includes('client') ? 'client' : null;
  const tried = [own, further].flatMap((name) => (name === null ? [] : [names[name] ?? `'i:' || ${text(name)}`]));
  return `coalesce(${[...new Set(tried), row].join(', ')})`;
}

/** Nothing where it is said once for all rows: no item adds it. */
function total(sum: Sum | null | undefined): string {
  if (!sum || sum.once) return '0';
  const { of, when } = sum;
  if (of === '1') return `CAST(count(*) FILTER (WHERE ${when}) AS DOUBLE)`;
  return `CAST(coalesce(sum(${of}) FILTER (WHERE ${when}), 0) AS DOUBLE)`;
}
