import type { ChartOption } from './echarts.ts';
import { extent } from './extent.ts';
import type { ChartTheme, ValueRef } from './figure.ts';
import type { MonthRange } from '../lib/month-range.ts';
import { areMonths, monthsAxis } from './months-axis.ts';
import { monthsWithin } from './months-within.ts';
import { textWidth } from './text-width.ts';
import { categoryColour } from './theme.ts';
import { frame, grid, limitLines, namesAxis, tooltip, valueAxis, type LimitLine } from './frame.ts';
import type { Status } from '../metrics/metric.ts';

/** One part of the bars: a value for each name of the axis, null where there is none. */
export interface BarPart {
  name: string;
  values: readonly (number | null)[];
  refs?: readonly (ValueRef | undefined)[];
  /** Blanks and unknowns, drawn in grey. */
  unknown?: boolean;
  /** The state of each value and the shape written with it, empty for none; coloured where the shape is written. */
  states?: readonly { status: Status; shape: string }[] | undefined;
  /** Its colour where that has a meaning; otherwise its place among the parts decides. */
  paint?: ((theme: ChartTheme) => string | undefined) | undefined;
}

export interface MonthBarsInput {
  /** Months or ordered classes, as the reader writes them. */
  names: readonly string[];
  parts: readonly BarPart[];
  limits?: readonly LimitLine[];
  /** Parts in an order (ageing, severity) take one hue from light to dark; others take categories. */
  ordered: boolean;
  text: (value: number) => string;
  axisText?: (value: number) => string;
  none: string;
}

/** Pixels a card's picture usually has at least. */
export const USUAL_WIDTH = 460;
/** Bars that carry their number on top. */
const LABELLED = 8;

/** Upright bars over months, or those of a range, or ordered classes, stacked when there are several parts; the zero line is kept. */
export function monthBars({ limits = [], ordered, text, axisText = text, none, ...all }: MonthBarsInput) {
  return (theme: ChartTheme, width = USUAL_WIDTH, range?: MonthRange): ChartOption => {
    const { months: names, series: parts } = monthsWithin(all.names, all.parts, range);
    const totals = names.map((_, index) => parts.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
    const single = parts.length === 1;
    const labels = single && names.length <= LABELLED ? labelsOf(theme, parts[0], { text, width }) : null;
    return {
      ...frame(theme),
      grid: grid({ top: labels ? labels.height : single ? 16 : legendHeight(theme, parts, width) }),
      legend: single ? { show: false } : legend(theme),
      tooltip: {
        ...tooltip(theme, 'axis'),
        order: 'seriesDesc',
        valueFormatter: (value: unknown) => (typeof value === 'number' ? text(value) : none),
      },
      xAxis: axisOf(theme, names, width),
      yAxis: { ...valueAxis(theme, axisText), ...extent([...totals, ...limits.map(({ value }) => value)]) },
      series: parts.map((part, index) => ({
        type: 'bar',
        name: part.name,
        stack: 'all',
        barMaxWidth: 32,
        barCategoryGap: '25%',
        itemStyle: {
          color: partColour(theme, parts, index, ordered),
          borderColor: theme.surface,
          borderWidth: single ? 0 : 0.5,
        },
        label: labels?.option,
        labelLayout: { hideOverlap: true },
        data: part.values.map((value, name) => ({
          value,
          ref: part.refs?.[name],
          ...(labels ? stateStyle(theme, part.states?.[name]?.status) : {}),
        })),
        markLine: index === 0 ? limitLines(theme, limits, 'y') : undefined,
      })),
    };
  };
}

/** The number on top of each bar, behind its state's shape; below it, and smaller, where there is no room side by side. */
function labelsOf(
  theme: ChartTheme,
  part: BarPart | undefined,
  { text, width }: { text: (value: number) => string; width: number },
) {
  const { values = [], states = [] } = part ?? {};
  const written = (value: number, index: number, between: string) =>
    [states[index]?.shape, text(value)].filter(Boolean).join(between);
  const isTight = (between: string) => {
    const lines = values.flatMap((value, index) => (value === null ? [] : written(value, index, between).split('\n')));
    const room = (width - BESIDE) / values.length;
    return lines.some((line) => textWidth(line, `${theme.fontSize}px x`) > room);
  };
  const between = isTight(' ') && states.some(({ shape }) => shape !== '') ? '\n' : ' ';
  return {
    height: between === '\n' ? 16 + theme.fontSize + 2 : 16,
    option: {
      show: true,
      position: 'top',
      formatter: ({ value, dataIndex }: { value: unknown; dataIndex: number }) =>
        typeof value === 'number' ? written(value, dataIndex, between) : '',
      color: theme.ink,
      fontSize: theme.fontSize - (isTight(between) ? 2 : 0),
      fontFamily: theme.fontFamily,
    },
  };
}

/** The colour of a state worth a look. */
function stateStyle({ status }: ChartTheme, state: Status | undefined) {
  return state === 'red' || state === 'amber' ? { itemStyle: { color: status[state] } } : {};
}

/** Pixels the numbers beside the bars take of the picture's width. */
const BESIDE = 56;

function axisOf(theme: ChartTheme, names: readonly string[], width: number): ChartOption {
  if (names.length <= LABELLED) return fewNamesAxis(theme, names, width);
  return areMonths(names) ? monthsAxis(theme, names, width - BESIDE) : namesAxis(theme, names);
}

/** Few names are all written, on two lines or slanting where they are too long: a class without its name says nothing. */
function fewNamesAxis(theme: ChartTheme, names: readonly string[], width: number): ChartOption {
  const font = `${theme.fontSize}px x`;
  const room = Math.max(24, Math.floor((width - BESIDE) / names.length) - 6);
  const cut = names.some((name) => name.split(' ').some((word) => textWidth(word, font) > room));
  const fitted = cut ? { rotate: 35 } : { width: room, overflow: 'break' };
  return {
    ...namesAxis(theme, names),
    axisLabel: { color: theme.muted, fontSize: theme.fontSize, lineHeight: theme.fontSize + 3, interval: 0, ...fitted },
  };
}

/** Width of a mark in the legend, what is between it and its name, and between two of them, in pixels. */
const MARK = 10;
const SPACE = 5;
const GAP = 12;

/** A legend above the picture, for more parts than can be named in it. */
export function legend(theme: ChartTheme, mark = MARK): ChartOption {
  return {
    top: 0,
    left: 0,
    itemWidth: mark,
    itemHeight: 10,
    itemGap: GAP,
    icon: 'rect',
    type: 'plain',
    textStyle: { color: theme.ink, fontSize: theme.fontSize, fontFamily: theme.fontFamily },
  };
}

/** Pixels the legend needs above a picture of this width: rows of names as they fit side by side, each behind its mark. */
export function legendHeight(
  theme: ChartTheme,
  parts: readonly { name: string }[],
  picture: number,
  mark = MARK,
): number {
  let rows = 1;
  let used = 0;
  for (const { name } of parts) {
    const width = mark + SPACE + textWidth(name, `${theme.fontSize}px x`) + GAP;
    if (used + width > picture - 16 && used > 0) {
      rows += 1;
      used = 0;
    }
    used += width;
  }
  return rows * (theme.fontSize + 10) + 14;
}

/** The colour of a part: its own, its place on the ramp, or its category; grey for unknowns. */
export function partColour(
  theme: ChartTheme,
  parts: readonly Pick<BarPart, 'unknown' | 'paint'>[],
  index: number,
  ordered: boolean,
): string | undefined {
  if (parts[index]?.unknown) return theme.status.grey;
  const own = parts[index]?.paint?.(theme);
  if (own !== undefined) return own;
  if (!ordered) return categoryColour(theme, index);
  const known = parts.filter(({ unknown }) => !unknown).length;
  const place = known === 1 ? 2 : Math.round((index * (theme.ramp.length - 1)) / (known - 1));
  return theme.ramp[Math.min(place, theme.ramp.length - 1)];
}
