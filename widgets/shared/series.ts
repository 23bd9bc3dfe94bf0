import { addMonths, type IsoMonth } from '../../src/lib/dates.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';

/** The row of each month, undefined where there is none: gaps stay gaps. */
export function byMonth(rows: readonly MetricRow[], months: readonly IsoMonth[]): (MetricRow | undefined)[] {
  const found = new Map(rows.map((row) => [row.period, row]));
  return months.map((month) => found.get(month));
}

/** The row of the last month asked for. */
export function latest(rows: readonly MetricRow[], months: readonly IsoMonth[]): MetricRow | undefined {
  return byMonth(rows, months).at(-1);
}

/** Months of a year: a figure of the year to date is held against the same months of the year before. */
export const YEAR = 12;

/** A value beside its own past. */
export interface Change {
  now: MetricRow;
  past: MetricRow | undefined;
  /** Now less then; null when either has no value. */
  by: number | null;
  /** The same with the past amount by the rates of exchange of now; absent where rates do nothing to it. */
  atConstantRates?: number;
}

/** How the last month differs from `count` months before, by the calendar and not by position. */
export function changeOf(rows: readonly MetricRow[], months: readonly IsoMonth[], count: number): Change | null {
  const now = latest(rows, months);
  if (!now) return null;
  const then = addMonths(now.period, -count);
  const past = rows.find(({ period }) => period === then);
  const known = now.value !== null && past !== undefined && past.value !== null;
  return { now, past, by: known ? now.value! - past.value! : null };
}

/** The key of `by` that is neither a dimension asked for nor anything else known: the metric's own part. */
export function partsOf(rows: readonly MetricRow[], part: string): string[] {
  return [...new Set(rows.map(({ by }) => by[part]).filter((value) => value !== undefined))];
}

/** The sum of the values known; null when none is. */
export function total(rows: readonly (MetricRow | undefined)[]): number | null {
  const known = rows.flatMap((row) => (row?.value == null ? [] : [row.value]));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
