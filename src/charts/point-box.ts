import type { ChartInstance } from './echarts.ts';
import type { Box } from './points.ts';

/** Pixels a point has at least, so that the ring around it can be seen. */
const LEAST = 12;

/** The part of a living chart that knows where bars are drawn; there, but not among its types. */
interface Laid {
  getModel(): { getSeriesByIndex(index: number): { getData(): { getItemLayout(index: number): unknown } } };
}

/** Where a datum of a series is drawn: its bar, else a square around its point; null where it is not drawn. */
export function boxOf(chart: ChartInstance, seriesIndex: number, dataIndex: number, value: unknown): Box | null {
  const layout = (chart as unknown as Laid).getModel().getSeriesByIndex(seriesIndex).getData().getItemLayout(dataIndex);
  if (isBox(layout)) return atLeast(layout);
  const point: unknown = chart.convertToPixel({ seriesIndex }, [dataIndex, Number(value)]);
  if (!Array.isArray(point) || !point.every(Number.isFinite)) return null;
  const [x, y] = point as [number, number];
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
