import type { ChartInstance } from './echarts.ts';
import type { Box } from './points.ts';

/** Pixels a point has at least, so that the ring around it can be seen. */
const LEAST = 12;

/** The part of a living chart that knows where bars are drawn; there, but not among its types. */
interface Laid {
  getModel(): { getSeriesByIndex(index: number): LaidSeries };
}

interface LaidSeries {
  getData(): { getItemLayout(index: number): unknown };
  coordinateSystem?: { getAxis?(name: 'x' | 'y'): { getBandWidth(): number } };
}

/** Where a datum of a series is drawn: its bar, its cell, else a square around its point; null where it is not drawn. */
export function boxOf(chart: ChartInstance, seriesIndex: number, dataIndex: number, value: unknown): Box | null {
  const series = (chart as unknown as Laid).getModel().getSeriesByIndex(seriesIndex);
  const layout = series.getData().getItemLayout(dataIndex);
  if (isBox(layout)) return atLeast(layout);
  const cell = Array.isArray(value);
  const point: unknown = chart.convertToPixel({ seriesIndex }, cell ? (value as number[]) : [dataIndex, Number(value)]);
  if (!Array.isArray(point) || !point.every(Number.isFinite)) return null;
  const [x, y] = point as [number, number];
  const axis = series.coordinateSystem?.getAxis?.bind(series.coordinateSystem);
  if (cell && axis) {
    const [width, height] = [axis('x').getBandWidth(), axis('y').getBandWidth()];
    return atLeast({ x: x - width / 2, y: y - height / 2, width, height });
  }
  return { x: x - LEAST / 2, y: y - LEAST / 2, width: LEAST, height: LEAST };
}

function isBox(layout: unknown): layout is Box {
  if (typeof layout !== 'object' || layout === null) return false;
  const { x, y, width, height } = layout as Partial<Box>;
  return [x, y, width, height].every(Number.isFinite);
}

/** Bars that go down or to the left have sizes below zero. */
function atLeast({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.min(x, x + width), Math.min(y, y + height)];
  const [wide, high] = [Math.abs(width), Math.abs(height)];
  const [moreWide, moreHigh] = [Math.max(0, LEAST - wide), Math.max(0, LEAST - high)];
  return { x: left - moreWide / 2, y: top - moreHigh / 2, width: wide + moreWide, height: high + moreHigh };
}
