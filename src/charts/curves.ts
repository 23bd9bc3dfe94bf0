import type { ChartOption } from './echarts.ts';
import { extent, type Extent } from './extent.ts';
import type { ChartTheme, ValueRef } from './figure.ts';
import { frame, grid, limitLines, namesAxis, tooltip, valueAxis, type LimitLine } from './frame.ts';
import { USUAL_WIDTH } from './month-bars.ts';
import type { MonthRange } from '../lib/month-range.ts';
import { areMonths, monthsAxis } from './months-axis.ts';
import { monthsWithin } from './months-within.ts';
import { shortNames } from './short-names.ts';
import { spread } from './spread.ts';
import { textWidth } from './text-width.ts';

/** One curve: a value for each place along the axis, null where there is none. */
export interface Curve {
  name: string;
  values: readonly (number | null)[];
  refs?: readonly (ValueRef | undefined)[];
  /** It is coloured and has its name at its end; the others are thin and grey. */
  named: boolean;
}

export interface CurvesInput {
  /** Places along the axis in their order: months, or months on the book. */
  along: readonly string[];
  /** What they are, written below the axis; nothing below months. */
  title: string;
  curves: readonly Curve[];
  limits?: readonly LimitLine[];
  text: (value: number) => string;
  axisText: (value: number) => string;
}

export const CURVES_HEIGHT = 300;
const TOP = 16;
const BOTTOM = 40;
const NAME_HEIGHT = 15;
/** Room for the numbers beside the drawing, and the most for the names at the ends. */
const VALUES = 56;
const MOST_NAME = 150;
/** Shapes tell the named curves apart where colours do not. */
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin'] as const;

/** Many curves over one axis, of months all or those of a range: a few of them named at their end, the rest thin and grey; where one has no value it has none, and no line. */
export function curves({ title, limits = [], text, axisText, ...input }: CurvesInput) {
  return (theme: ChartTheme, width = USUAL_WIDTH, range?: MonthRange): ChartOption => {
    const { months: along, series: all } = monthsWithin(input.along, input.curves, range);
    const font = `${theme.fontSize}px x`;
    const named = all.filter((curve) => curve.named);
    const names = named.map(({ name }) => name);
    const most = Math.min(MOST_NAME, width * 0.3);
    const room = Math.min(most, Math.max(0, ...names.map((name) => textWidth(name, font)))) + 24;
    const short = shortNames(names, most, font);
    const scale = extent([...all.flatMap(({ values }) => values), ...limits.map(({ value }) => value)], true);
    const moved = nameMoves(named, scale);
    const months = areMonths(along);
    return {
      ...frame(theme),
      grid: grid({ top: TOP, right: room, bottom: months ? 0 : BOTTOM - 22 }),
      tooltip: { ...tooltip(theme, 'axis'), order: 'valueDesc', formatter: (points: unknown) => told(points, text) },
      xAxis: months
        ? monthsAxis(theme, along, width - room - VALUES)
        : { ...namesAxis(theme, along), boundaryGap: along.length === 1, ...titled(theme, title) },
      yAxis: { ...valueAxis(theme, axisText), ...scale },
      series: all.map((curve, index) => {
        const place = named.indexOf(curve);
        const colour = place < 0 ? theme.muted : theme.categories[place % theme.categories.length];
        return {
          type: 'line',
          name: curve.name,
          connectNulls: false,
          z: place < 0 ? 2 : 3,
          symbol: place < 0 ? 'circle' : SYMBOLS[place % SYMBOLS.length],
          symbolSize: place < 0 ? 2 : 5,
          showAllSymbol: true,
          itemStyle: { color: colour },
          lineStyle: place < 0 ? { width: 1, color: colour, opacity: 0.8 } : { width: 2, color: colour },
          markLine: index === 0 ? limitLines(theme, limits, 'y') : undefined,
          data: curve.values.map((value, at) => ({
            value,
            ref: curve.refs?.[at],
            ...(place >= 0 && at === lastKnown(curve.values)
              ? endLabel(theme, { text: short[place] ?? curve.name, colour, down: moved[place] ?? 0 })
              : {}),
          })),
        };
      }),
    };
  };
}

/** What an axis tooltip says: the curves that have a value there, the highest first. */
function told(points: unknown, text: (value: number) => string): string {
  const found = (Array.isArray(points) ? points : []) as {
    axisValueLabel?: string;
    seriesName?: string;
    data?: unknown;
  }[];
  const lines = found.flatMap(({ seriesName = '', data }) => {
    const { value } = (data ?? {}) as { value?: unknown };
    return typeof value === 'number' ? [`${seriesName}  ${text(value)}`] : [];
  });
  return [found[0]?.axisValueLabel ?? '', ...lines].join('\n');
}

function titled(theme: ChartTheme, title: string): ChartOption {
  return {
    name: title,
    nameLocation: 'middle',
    nameGap: 26,
    nameTextStyle: { color: theme.muted, fontSize: theme.fontSize, fontFamily: theme.fontFamily },
  };
}

/** How far each name is moved down from its curve's end, so that those that end close together can be read. */
function nameMoves(named: readonly Curve[], { min, max }: Extent): number[] {
  const plot = CURVES_HEIGHT - TOP - BOTTOM;
  const ends = named.map(({ values }) => plot * (1 - ((values[lastKnown(values)] ?? min) - min) / (max - min)));
  return spread(ends, NAME_HEIGHT, [0, plot]).map((place, index) => place - (ends[index] ?? 0));
}

function endLabel(
  theme: ChartTheme,
  { text, colour, down }: { text: string; colour: string | undefined; down: number },
) {
  return {
    label: {
      show: true,
      position: 'right',
      distance: 6,
      offset: [0, down],
      formatter: text,
      color: colour,
      fontSize: theme.fontSize,
      fontFamily: theme.fontFamily,
      backgroundColor: theme.surface,
      padding: [0, 2],
    },
  };
}

function lastKnown(values: readonly (number | null)[]): number {
  return values.findLastIndex((value) => value !== null);
}
