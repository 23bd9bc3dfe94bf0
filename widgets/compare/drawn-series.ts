import { refOf } from '../../src/charts/points.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';

/** What of an option has to be known to draw other values into it. */
export interface DrawnSeries {
  readonly type?: string;
  readonly name?: string;
  readonly data?: readonly unknown[];
}

type Option = Readonly<Record<string, unknown>>;

export function seriesOf(option: Option): readonly DrawnSeries[] {
  const { series } = option;
  return Array.isArray(series) ? (series as DrawnSeries[]) : [];
}

const isNames = (axis: unknown) => (axis as { type?: string } | undefined)?.type === 'category';

/** Names go down, values across. */
export function isLying({ xAxis, yAxis }: Option): boolean {
  return isNames(yAxis) && !isNames(xAxis);
}

/** Names go across, values up. */
export function isUpright({ xAxis, yAxis }: Option): boolean {
  return isNames(xAxis) && !isNames(yAxis);
}

/** The value a datum shows: a bar as long as something else, or a mark among others of one count, is none. */
export function rowOf(datum: unknown, { xAxis, yAxis }: Option): MetricRow | undefined {
  const row = refOf(datum)?.row;
  const isCell = isNames(xAxis) && isNames(yAxis);
  const { value } = (datum ?? {}) as { value?: unknown };
  return row && (isCell || value === row.value || (value === 0 && row.value === null)) ? row : undefined;
}

/** Numbers a picture was drawn from, for its axis: data and limits. */
export function numbersOf(series: readonly DrawnSeries[], axis: 'xAxis' | 'yAxis'): number[] {
  return series.flatMap((each) => {
    const limits = (each as { markLine?: { data?: readonly Record<string, unknown>[] } }).markLine?.data ?? [];
    const drawn = (each.data ?? []).map((datum) => (datum as { value?: unknown } | null)?.value);
    return [...drawn, ...limits.map((limit) => limit[axis])].filter((value) => typeof value === 'number');
  });
}
