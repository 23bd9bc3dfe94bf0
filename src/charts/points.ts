import type { Place } from '../lib/next-stop.ts';
import type { ValueRef } from './figure.ts';

/** A datum of a series: what is drawn, and the metric value behind it. */
export interface Datum {
  value: number | null | (string | number | null)[];
  ref?: ValueRef;
  /** What is said behind its value. */
  note?: string;
}

/** The metric value behind a datum, as the chart hands it back; null for decoration. */
export function refOf(data: unknown): ValueRef | null {
  return typeof data === 'object' && data !== null && 'ref' in data ? ((data as Datum).ref ?? null) : null;
}

/** Where something is drawn, in pixels of the picture. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A value that is drawn: the series it belongs to, what the axis calls it, and the metric value behind it. */
export interface ChartPoint {
  seriesIndex: number;
  dataIndex: number;
  /** Empty where there is but one. */
  series: string;
  name: string;
  /** What is said behind the value. */
  note?: string | undefined;
  ref: ValueRef;
  box: Box;
  /** Where arrow keys find it: along the axis of names by one pair of arrows, from series to series by the other. */
  place: Place;
}

interface Axis {
  type?: string;
  data?: readonly unknown[];
}

/** What of an option says which values are drawn. */
export interface DrawnOption {
  xAxis?: Axis | readonly Axis[];
  yAxis?: Axis | readonly Axis[];
  series?: readonly { name?: unknown; data?: readonly unknown[] }[];
}

/** The values of a picture somebody can ask about, series by series; `boxOf` says where a datum is drawn, null where it is not. */
export function pointsOf(
  option: DrawnOption,
  boxOf: (seriesIndex: number, dataIndex: number) => Box | null,
): ChartPoint[] {
  const { series = [] } = option;
  const [across, down] = [axisOf(option.xAxis), axisOf(option.yAxis)];
  const cells = down.type === 'category' && across.type === 'category';
  const lying = down.type === 'category' && !cells;
  const names = (lying ? down : across).data ?? [];
  const points = series.flatMap(({ name, data = [] }, seriesIndex) =>
    data.flatMap((datum, dataIndex) => {
      const ref = refOf(datum);
      const box = ref && (datum as Datum).value !== null ? boxOf(seriesIndex, dataIndex) : null;
      if (!ref || !box) return [];
      const { note } = datum as Datum;
      return [{ seriesIndex, dataIndex, series: textOf(name), name: textOf(names[dataIndex]), note, ref, box }];
    }),
  );
  const order = fromTop(points);
  return points.map((point) => {
    if (lying && order.length > 1)
      return { ...point, place: { row: point.dataIndex, column: order.indexOf(point.seriesIndex) } };
    const row = lying ? 0 : order.indexOf(point.seriesIndex);
    return { ...point, place: { row, column: point.dataIndex } };
  });

  /** Series as the eye finds them: lying bars in their order, all others by the height at which they end. */
  function fromTop(drawn: readonly { seriesIndex: number; box: Box }[]): number[] {
    const ends = new Map(drawn.map(({ seriesIndex, box }) => [seriesIndex, box.y + box.height / 2]));
    const inOrder = [...ends.keys()];
    return lying ? inOrder : inOrder.sort((a, b) => (ends.get(a) ?? 0) - (ends.get(b) ?? 0));
  }
}

function axisOf(axis: DrawnOption['xAxis']): Axis {
  return ((Array.isArray(axis) ? axis[0] : axis) as Axis | undefined) ?? {};
}

function textOf(name: unknown): string {
  return typeof name === 'string' ? name : '';
}
