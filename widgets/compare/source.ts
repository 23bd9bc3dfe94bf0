import type { OtherValue, ValueRef } from '../../src/charts/figure.ts';
import type { MetricFacts } from '../../src/metrics/definition.ts';
import type { Dimension, MetricRow } from '../../src/metrics/metric.ts';
import { DIMENSIONS } from '../../src/metrics/metric.ts';
import type { Context } from '../shared/context.ts';
import { sumCells } from '../shared/sums.ts';

/** Another value that was found for a row, or why there is none. */
export interface Found {
  readonly value: number | null;
  /** The way to its rows. */
  readonly ref?: ValueRef;
  /** In words, where it has no value and no row says why. */
  readonly why?: string;
  readonly source?: OtherValue['source'];
}

export const THEN_WORDS = { better: 'compare.improved', worse: 'compare.worsened' } as const;
export const BESIDE_WORDS = { better: 'compare.better', worse: 'compare.worse' } as const;

/** Where the other values come from. */
export interface Source {
  /** `a year earlier` */
  readonly label: string;
  /** What a change is called: in time something gets better, beside others it is. */
  readonly words: typeof THEN_WORDS | typeof BESIDE_WORDS;
  find(rows: readonly MetricRow[]): Promise<Others>;
}

/** What was found for rows, and what has to be known of it all. */
export interface Others {
  readonly found: ReadonlyMap<MetricRow, Found>;
  readonly foot: readonly string[];
}

/** Rows that can be asked for by one question: of one metric, by the same splits. */
export interface Alike {
  readonly metric: string;
  readonly by: readonly Dimension[];
  readonly rows: readonly MetricRow[];
}

/** Rows put together by what has to be asked for them. */
export function alike(context: Context, rows: readonly MetricRow[]): Alike[] {
  const groups = new Map<string, Alike & { rows: MetricRow[] }>();
  for (const row of rows) {
    const by = splitsOf(context, row);
    const key = JSON.stringify([row.metric, by]);
    const group = groups.get(key) ?? { metric: row.metric, by, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The dimensions a row was split by, which its metric does not split itself into. */
function splitsOf({ portfolio }: Context, row: MetricRow): Dimension[] {
  const metric = portfolio.catalogue.seek(row.metric);
  const own = new Set((metric?.parts ?? []).map(({ name }) => name));
  if (metric && 'over' in metric && metric.over !== undefined) own.add(metric.over);
  return DIMENSIONS.filter((name) => Object.hasOwn(row.by, name) && !own.has(name));
}

/** What tells a row of an answer from its others, whatever its month. */
export function placeOf({ by }: MetricRow): string {
  return JSON.stringify(Object.entries(by).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The rows of an answer by month and place; cells of a count are also there as their sum. */
export function placed(context: Context, metric: string, answer: readonly MetricRow[]): Map<string, MetricRow> {
  const { parts = [] } = context.portfolio.catalogue.find(metric);
  const names = parts.map(({ name }) => name);
  const found = new Map<string, MetricRow>();
  const cells = new Map<string, MetricRow[]>();
  for (const row of answer) {
    found.set(`${row.period} ${placeOf(row)}`, row);
    if (names.length === 0) continue;
    const by = Object.fromEntries(Object.entries(row.by).filter(([name]) => !names.includes(name)));
    const key = `${row.period} ${placeOf({ ...row, by })}`;
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  for (const [key, rows] of cells) {
    const sum = rows[0]?.unit === 'count' && !found.has(key) ? sumCells(rows, names) : undefined;
    if (sum) found.set(key, sum);
  }
  return found;
}

const ADDED = new Set(['money', 'count', 'tCO2e']);

/** Whether a metric is a sum: one of many says nothing of one, one of a year nothing of a month. */
export function addsUp({ kind, unit }: MetricFacts): boolean {
  return ADDED.has(unit) && !['statistic', 'concentration', 'ratio'].includes(kind);
}
