import type { ChartOption } from './echarts.ts';
import type { ChartTheme, ValueRef } from './figure.ts';
import { extent, type Extent } from './extent.ts';
import { spread } from './spread.ts';
import { frame, grid, limitLines, tooltip, valueAxis, type LimitLine } from './frame.ts';
import { legend, legendHeight, USUAL_WIDTH } from './month-bars.ts';
import type { MonthRange } from '../lib/month-range.ts';
import { monthsAxis } from './months-axis.ts';
import { monthsWithin } from './months-within.ts';
import { textWidth } from './text-width.ts';

/** One line: a value a month, null where there is none. */
export interface TrendLine {
  name: string;
  values: readonly (number | null)[];
  refs?: readonly (ValueRef | undefined)[];
  dashed?: boolean;
}

export interface TrendInput {
  /** Months as the reader writes them, in order, without holes. */
  months: readonly string[];
  lines: readonly TrendLine[];
  limits?: readonly LimitLine[];
  /** How a value is written, on the axis and in the tooltip. */
  text: (value: number) => string;
  axisText?: (value: number) => string;
  none: string;
  /** Pixels of the whole picture. */
  height?: number;
}

const HEIGHT = 260;
/** Width of a line in the legend. */
const LINE_MARK = 18;
/** Room above the drawing, and below it for the months. */
const TOP = 16;
const BOTTOM = 24;
const NAME_HEIGHT = 15;
/** Room for the numbers beside the drawing. */
const VALUES = 56;
const LABELLED_AT_END = 5;
/** Below this width names beside the lines would leave the lines no room: they go above. */
const NAMES_AT_END = 400;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle'] as const;

/** Lines over months, or those of a range: named at their end, missing months are gaps, limits are thin lines. */
export function lineTrend({ limits = [], text, axisText = text, none, height = HEIGHT, ...all }: TrendInput) {
  return (theme: ChartTheme, width = USUAL_WIDTH, range?: MonthRange): ChartOption => {
    const { months, series: lines } = monthsWithin(all.months, all.lines, range);
    const atEnd = lines.length <= LABELLED_AT_END && width >= NAMES_AT_END;
    const drawn = [...lines.flatMap(({ values }) => values), ...limits.map(({ value }) => value)];
    const font = `${theme.fontSize}px sans-serif`;
    const room = atEnd
      ? Math.min(200, width * 0.4, Math.max(...lines.map(({ name }) => textWidth(name, font)), 16) + 20)
      : 16;
    const axis = extent(drawn, true);
    const places = namePlaces(lines, axis, height);
    return {
      ...frame(theme),
      grid: grid({ top: atEnd ? TOP : legendHeight(theme, lines, width, LINE_MARK), right: room }),
      legend: atEnd ? { show: false } : { ...legend(theme, LINE_MARK), icon: undefined },
      tooltip: {
        ...tooltip(theme, 'axis'),
        valueFormatter: (value: unknown) => (typeof value === 'number' ? text(value) : none),
      },
      xAxis: { ...monthsAxis(theme, months, width - room - VALUES), boundaryGap: months.length === 1 },
      yAxis: { ...valueAxis(theme, axisText), ...axis },
      series: lines.map((line, index) => ({
        type: 'line',
        name: line.name,
        data: line.values.map((value, month) => ({
          value,
          ref: line.refs?.[month],
          ...(atEnd && month === lastKnown(line.values)
            ? endLabel(theme, { name: line.name, index, down: places[index] ?? 0 })
            : {}),
        })),
        connectNulls: false,
        symbol: SYMBOLS[index % SYMBOLS.length],
        // every month has its point: something to click on, and something for the name at the end to hang on
        symbolSize: months.length > 18 ? 4 : 6,
        showSymbol: true,
        showAllSymbol: true,
        lineStyle: { width: 2, type: line.dashed ? 'dashed' : 'solid' },
        emphasis: { focus: 'series' },
        markLine: index === 0 ? limitLines(theme, limits, 'y') : undefined,
      })),
    };
  };
}

/** How far down each line's name is moved from its last point, so that names of lines that end close together can be read. */
function namePlaces(lines: readonly TrendLine[], { min, max }: Extent, height: number): number[] {
  const plot = height - TOP - BOTTOM;
  const ends = lines.map(({ values }) => plot * (1 - ((values[lastKnown(values)] ?? min) - min) / (max - min)));
  return spread(ends, NAME_HEIGHT, [0, plot]).map((place, index) => place - (ends[index] ?? 0));
}

function endLabel(theme: ChartTheme, { name, index, down }: { name: string; index: number; down: number }) {
  return {
    label: {
      show: true,
      position: 'right',
      distance: 8,
      offset: [0, down],
      formatter: name,
      color: theme.categories[index % theme.categories.length],
      fontSize: theme.fontSize,
      fontFamily: theme.fontFamily,
    },
  };
}

function lastKnown(values: readonly (number | null)[]): number {
  return values.findLastIndex((value) => value !== null);
}
