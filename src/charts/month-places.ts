import type { ChartInstance } from './echarts.ts';
import type { Box } from './points.ts';

/** The part of a living chart that knows where its drawing is; there, but not among its types. */
interface Laid {
  getModel(): { getComponent(name: 'grid'): { coordinateSystem: { getRect(): Box } } | undefined };
}

/** The place of the month a pixel from the left lies at, the nearest one beside the drawing; null where nothing is drawn. */
export function monthAt(chart: ChartInstance, x: number, count: number): number | null {
  const place: unknown = chart.convertFromPixel({ xAxisIndex: 0 }, x);
  if (typeof place !== 'number' || !Number.isFinite(place)) return null;
  return Math.min(Math.max(Math.round(place), 0), count - 1);
}

/** Where months from one place to another are drawn, half a month before the first and behind the last. */
export function boxOfMonths(chart: ChartInstance, [from, to]: readonly [number, number]): Box | null {
  const drawing = (chart as unknown as Laid).getModel().getComponent('grid')?.coordinateSystem.getRect();
  const [first, second, last, next] = [0, 1, from, to].map((place) =>
    Number(chart.convertToPixel({ xAxisIndex: 0 }, place)),
  );
  if (!drawing || first === undefined || second === undefined || last === undefined || next === undefined) return null;
  const half = (second - first) / 2;
  const left = Math.max(drawing.x, Math.min(last, next) - half);
  const right = Math.min(drawing.x + drawing.width, Math.max(last, next) + half);
  return [left, right].every(Number.isFinite)
    ? { x: left, y: drawing.y, width: right - left, height: drawing.height }
    : null;
}
