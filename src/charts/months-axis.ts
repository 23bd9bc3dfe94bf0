import { monthNumber } from '../lib/dates.ts';
import type { ChartOption } from './echarts.ts';
import type { ChartTheme } from './figure.ts';
import { namesAxis } from './frame.ts';
import { textWidth } from './text-width.ts';

/** White space between two months on the axis. */
const GAP = 12;
/** Months between two labels, from fine to coarse: each month, ends of quarters, half-years, years and more of them. */
const STEPS = [1, 3, 6, 12, 24, 60, 120];

/** Whether names are calendar months, `2026-06`. */
export function areMonths(names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => /^\d{4}-\d{2}$/.test(name));
}

/** An axis of months over `width` pixels: the ends of quarters or years as they have room, and always the last month, which is that of the values. */
export function monthsAxis(theme: ChartTheme, months: readonly string[], width: number): ChartOption {
  const named = new Set(namedMonths(months, Math.max(1, room(theme, months, width))));
  const axis = namesAxis(theme, months);
  const interval = (index: number) => named.has(index);
  return {
    ...axis,
    axisTick: { show: true, interval, alignWithLabel: true, length: 4, lineStyle: { color: theme.muted } },
    axisLabel: { ...(axis.axisLabel as object), hideOverlap: false, interval },
  };
}

/** Months that fit between the middles of two labels. */
function room(theme: ChartTheme, months: readonly string[], width: number): number {
  const label = Math.max(...months.map((month) => textWidth(month, `${theme.fontSize}px x`))) + GAP;
  return (label * months.length) / Math.max(1, width);
}

/** Places of the months that are named: the last one, and the finest ends of periods that keep `apart` months from each other and from it. */
export function namedMonths(months: readonly string[], apart: number): number[] {
  const last = months.length - 1;
  const step = STEPS.find((each) => each >= apart) ?? Math.ceil(apart / 12) * 12;
  const ends = months.flatMap((month, index) => (monthNumber(month) % step === 0 ? [index] : []));
  return [...ends.filter((index) => last - index >= apart), last];
}
