import type { ChartOption } from './echarts.ts';
import { extent, type Extent } from './extent.ts';
import type { ChartTheme, ValueRef } from './figure.ts';
import { frame, grid, limitLines, namesAxis, tooltip, valueAxis, type LimitLine } from './frame.ts';
import { legend, legendHeight, partColour, USUAL_WIDTH, type BarPart } from './month-bars.ts';
import { shortNames } from './short-names.ts';
import { textWidth } from './text-width.ts';
import type { Status } from '../metrics/metric.ts';

/** One bar: a name, its value, and what is written at its end. */
export interface RankedBar {
  name: string;
  value: number | null;
  /** Written at the end of the bar: the value, with the state's shape where there is one. */
  label: string;
  status?: Status;
  ref?: ValueRef;
}

const ROW = 26;
const NAME_ROOM = 168;
/** The most of a picture that is left to labels. */
const MOST_FREE = 0.6;

/** Pixels a picture of lying bars needs. */
export function rankedHeight(bars: number, top = 28): number {
  return Math.max(bars, 2) * ROW + top + 8;
}

/** Lying bars in the order given, the first on top, each with its value at its end; coloured by state where there is one. */
export function rankedBars({ bars, limits = [] }: { bars: readonly RankedBar[]; limits?: readonly LimitLine[] }) {
  return (theme: ChartTheme, width = USUAL_WIDTH): ChartOption => {
    const room = Math.max(labelRoom(theme, bars), limitRoom(theme, limits));
    // in the narrowest place names and labels leave nothing to the bars
    const plot = Math.max(1, width - room - nameRoom(width));
    const values = [...bars.map(({ value }) => value), ...limits.map(({ value }) => value)];
    return {
      ...frame(theme),
      grid: grid({ top: limits.length > 0 ? 22 : 4, right: room }),
      tooltip: { show: false },
      xAxis: {
        ...valueAxis(theme, String),
        ...withRoomBelow(extent(values), labelRoom(theme, bars.filter(isBelow)) / plot),
        axisLabel: { show: false },
        splitLine: { show: false },
      },
      yAxis: names(theme, bars, width),
      series: [
        {
          type: 'bar',
          barWidth: 14,
          data: bars.map(({ value, label, status, ref }) => ({
            value: value ?? 0,
            ref,
            itemStyle: { color: status === 'red' || status === 'amber' ? theme.status[status] : theme.categories[0] },
            label: {
              show: true,
              position: isBelow({ value }) ? 'left' : 'right',
              formatter: label,
              color: value === null ? theme.muted : theme.ink,
              fontSize: theme.fontSize,
              fontFamily: theme.fontFamily,
              backgroundColor: theme.surface,
              padding: [1, 2],
            },
          })),
          markLine: limitLines(theme, limits, 'x'),
        },
      ],
    };
  };
}

const isBelow = ({ value }: Pick<RankedBar, 'value'>) => (value ?? 0) < 0;

/** Pixels the longest label takes beside its bar; none where there is no label. */
function labelRoom(theme: ChartTheme, bars: readonly RankedBar[]): number {
  return bars.length === 0 ? 0 : Math.max(...bars.map(({ label }) => textWidth(label, `${theme.fontSize}px x`))) + 14;
}

/** Pixels the half of a limit's words takes that stands right of its line, where that is the end of the scale. */
function limitRoom({ fontSize }: ChartTheme, limits: readonly LimitLine[]): number {
  return Math.max(0, ...limits.map(({ label }) => textWidth(label, `${fontSize}px x`) / 2 + 4));
}

/** An axis that begins so much earlier that a share of the picture is free for labels left of the bars. */
function withRoomBelow({ min, max, interval }: Extent, share: number): Extent {
  const free = Math.min(share, MOST_FREE);
  return { min: min - ((max - min) * free) / (1 - free), max, interval };
}

export interface SplitBarsInput {
  names: readonly string[];
  parts: readonly BarPart[];
  /** Stacked shares of a whole, or side by side. */
  stacked: boolean;
  ordered?: boolean;
  text: (value: number) => string;
  axisText?: (value: number) => string;
  none: string;
}

/** Lying bars with several parts a name: stacked (contributions) or side by side (pillars). */
export function splitBars({
  names: rows,
  parts,
  stacked,
  ordered = false,
  text,
  axisText = text,
  none,
}: SplitBarsInput) {
  return (theme: ChartTheme, width = USUAL_WIDTH): ChartOption => {
    const totals = rows.map((_, row) => parts.map(({ values }) => values[row] ?? 0));
    const ends = totals.map((values) =>
      stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values),
    );
    return {
      ...frame(theme),
      grid: grid({ top: legendHeight(theme, parts, width), right: 16 }),
      legend: legend(theme),
      tooltip: {
        ...tooltip(theme, 'axis'),
        valueFormatter: (value: unknown) => (typeof value === 'number' ? text(value) : none),
      },
      xAxis: { ...valueAxis(theme, axisText), ...extent(ends) },
      yAxis: names(
        theme,
        rows.map((name) => ({ name })),
        width,
      ),
      series: parts.map((part, index) => ({
        type: 'bar',
        name: part.name,
        stack: stacked ? 'all' : undefined,
        barMaxWidth: stacked ? 14 : 9,
        barGap: '10%',
        itemStyle: { color: partColour(theme, parts, index, ordered), borderColor: theme.surface, borderWidth: 0.5 },
        data: part.values.map((value, row) => ({ value, ref: part.refs?.[row] })),
      })),
    };
  };
}

/** Pixels names may take at most. */
function nameRoom(width: number): number {
  return Math.min(NAME_ROOM, width * 0.4);
}

function names(theme: ChartTheme, bars: readonly { name: string }[], width: number): ChartOption {
  const room = nameRoom(width);
  const full = bars.map(({ name }) => name);
  const short = shortNames(full, room, `${theme.fontSize}px x`);
  return {
    ...namesAxis(theme, full),
    inverse: true,
    axisLabel: {
      color: theme.ink,
      fontSize: theme.fontSize,
      width: room,
      overflow: 'truncate',
      interval: 0,
      formatter: (name: string, index: number) => short[index] ?? name,
    },
  };
}
