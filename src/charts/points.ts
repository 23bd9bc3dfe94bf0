import type { ValueRef } from './figure.ts';

/** A point of a chart by its place among the series. */
export interface PointPlace {
  seriesIndex: number;
  dataIndex: number;
}

/** A datum of a series: what is drawn, and the metric value behind it. */
export interface Datum {
  value: number | null | (string | number | null)[];
  ref?: ValueRef;
}

/** The metric value behind a datum, as the chart hands it back; null for decoration. */
export function refOf(data: unknown): ValueRef | null {
  return typeof data === 'object' && data !== null && 'ref' in data ? ((data as Datum).ref ?? null) : null;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** Where an arrow key leads from a point: left and right along a series, up and down between series; gaps are skipped. */
export function movePoint(
  from: PointPlace | null,
  key: string,
  series: readonly (readonly unknown[])[],
): PointPlace | null {
  const step = STEPS[key];
  if (!step) return null;
  let next = from ?? { seriesIndex: 0, dataIndex: step[1] > 0 ? -1 : (series[0]?.length ?? 0) };
  const [down, right] = from ? step : [0, step[1] || 1];
  const longest = Math.max(0, ...series.map((data) => data.length));
  for (let tries = 0; tries <= longest + series.length; tries += 1) {
    next = { seriesIndex: next.seriesIndex + down, dataIndex: next.dataIndex + right };
    const data = series[next.seriesIndex];
    if (!data || next.dataIndex < 0 || next.dataIndex >= data.length) return null;
    if (refOf(data[next.dataIndex])?.row.value != null) return next;
  }
  return null;
}
