import type { ChartOption } from './echarts.ts';
import type { Box, DrawnOption } from './points.ts';

/** On paper a picture is as wide as its card is there: its sizes in pixels become proportions. */
export function scalable(element: HTMLElement): void {
  const svg = element.querySelector('svg');
  if (svg) svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
}

export function valueAt({ series = [] }: DrawnOption, seriesIndex: number, dataIndex: number): unknown {
  return (series[seriesIndex]?.data?.[dataIndex] as { value?: unknown } | undefined)?.value;
}

/** Lays an element over a place of the drawing. */
export function placedAt({ x, y, width, height }: Box): (element: HTMLElement) => void {
  return ({ style }) => {
    for (const [side, pixels] of Object.entries({ left: x, top: y, width, height }))
      style.setProperty(side, `${pixels}px`);
  };
}

/** Whether its points say anything to who points at them. */
export function hasTip({ tooltip }: ChartOption): boolean {
  const tips = [tooltip].flat() as ({ show?: boolean } | undefined)[];
  return tips.some((tip) => tip && tip.show !== false);
}

/** Pixels above the drawing that its legend takes. */
export function legendRoom({ legend, grid }: ChartOption): number {
  const isThere = legend && (legend as { show?: boolean }).show !== false;
  return isThere ? Number((grid as { top?: number } | undefined)?.top ?? 0) : 0;
}

export function isShifted(event: unknown): boolean {
  return event instanceof MouseEvent && event.shiftKey;
}

/** The point of a picture that has the focus. */
export function focusedPoint(sheet: Element | null): HTMLElement | null {
  return sheet?.querySelector<HTMLElement>('.points button:focus') ?? null;
}

/** Where the point that had the focus went with its month, the last one of its series takes it. */
export function focusAnew(sheet: Element | null, { dataset, isConnected }: HTMLElement): void {
  if (isConnected) return;
  const beside = sheet?.querySelectorAll<HTMLElement>(`.points [data-row="${dataset['row']}"]`);
  [...(beside ?? [])].at(-1)?.focus();
}
