/** What of an option has to be known to draw other values into it. */
export interface DrawnSeries {
  readonly type?: string;
  readonly name?: string;
  readonly stack?: string;
  readonly data?: readonly unknown[];
}

export function seriesOf(option: Record<string, unknown>): readonly DrawnSeries[] {
  const { series } = option;
  return Array.isArray(series) ? (series as DrawnSeries[]) : [];
}

/** Numbers a picture was drawn from, for its axis: data and limits. */
export function numbersOf(series: readonly DrawnSeries[], axis: 'xAxis' | 'yAxis'): number[] {
  return series.flatMap((each) => {
    const limits = (each as { markLine?: { data?: readonly Record<string, unknown>[] } }).markLine?.data ?? [];
    const drawn = (each.data ?? []).map((datum) => (datum as { value?: unknown } | null)?.value);
    return [...drawn, ...limits.map((limit) => limit[axis])].filter((value) => typeof value === 'number');
  });
}
