import { daysBetween, monthStart, monthsBetween, monthOf, type IsoDate } from '../lib/dates.ts';
import type { ChartOption } from './echarts.ts';
import type { ChartTheme, ValueRef } from './figure.ts';
import { frame, grid, namesAxis, tooltip, valueAxis } from './frame.ts';
import { USUAL_WIDTH } from './month-bars.ts';

/** Something that began on a day, and ended on another or goes on. */
export interface Span {
  readonly from: IsoDate;
  /** Null while it goes on. */
  readonly to: IsoDate | null;
  readonly ref?: ValueRef | undefined;
  /** What is said when it is pointed at, and spoken. */
  readonly tip: string;
}

export interface Lane {
  readonly name: string;
  readonly paint: (theme: ChartTheme) => string | undefined;
  /** What its marks look like, so that colour is not all that tells lanes apart. */
  readonly mark: 'square' | 'triangle' | 'circle';
  readonly spans: readonly Span[];
}

export interface TimeLineInput {
  readonly lanes: readonly Lane[];
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly monthText: (month: string) => string;
}

const ROW = 16;
const AXIS = 28;
const MARK = 9;
/** Days between what shares a row: marks do not touch. */
const APART = 8;
/** Pixels a month's name needs. */
const MONTH_ROOM = 62;

interface Placed {
  readonly lane: Lane;
  readonly spans: readonly Span[];
}

/** Lanes from above, each of as many rows as it has spans at one time. */
export function timeLineHeight(input: TimeLineInput): number {
  return Math.max(2, rowsOf(input).length) * ROW + AXIS;
}

/** Spans along the days, a mark where each begins; one that goes on ends in an arrow at the last day. */
export function timeLine(input: TimeLineInput) {
  return (theme: ChartTheme, width = USUAL_WIDTH): ChartOption => {
    const { lanes, first, last, monthText } = input;
    const rows = rowsOf(input);
    const day = (date: IsoDate) => daysBetween(first, date);
    const months = monthsBetween(monthOf(first), monthOf(last));
    const every = Math.ceil((months.length * MONTH_ROOM) / Math.max(width - 120, MONTH_ROOM));
    const named = months.filter((_, index) => (months.length - 1 - index) % every === 0);
    const startOf = (month: string) => Math.max(0, day(monthStart(month)));
    return {
      ...frame(theme),
      grid: grid({ right: 14 }),
      tooltip: {
        ...tooltip(theme, 'item'),
        formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) =>
          rows[seriesIndex]?.spans[dataIndex]?.tip ?? '',
      },
      xAxis: {
        ...valueAxis(theme, String),
        min: 0,
        max: day(last),
        axisLine: { show: true, lineStyle: { color: theme.muted } },
        axisTick: { show: true, customValues: months.map(startOf) },
        splitLine: { show: false },
        axisLabel: {
          color: theme.muted,
          fontSize: theme.fontSize,
          hideOverlap: true,
          alignMinLabel: 'left',
          customValues: named.map(startOf),
          formatter: (at: number) => monthText(named.find((month) => startOf(month) === at) ?? monthOf(first)),
        },
      },
      yAxis: {
        ...namesAxis(
          theme,
          rows.map((_, index) => String(index)),
        ),
        inverse: true,
        axisLine: { show: false },
        axisLabel: {
          color: theme.ink,
          fontSize: theme.fontSize,
          interval: 0,
          formatter: (_: string, index: number) => nameAt(rows, lanes, index),
        },
      },
      series: rows.map(({ lane, spans }, row) => ({
        type: 'custom',
        name: lane.name,
        renderItem: drawSpan(theme, lane, spans, { row, day, end: day(last) }),
        data: spans.map(({ from, ref, tip }) => ({ value: [day(from), row], ref, note: tip.replaceAll('\n', ', ') })),
      })),
    };
  };
}

/** The name of a lane stands at its first row. */
function nameAt(rows: readonly Placed[], lanes: readonly Lane[], index: number): string {
  const own = rows[index]?.lane;
  return own && rows.findIndex(({ lane }) => lane === own) === index
    ? (lanes.find((lane) => lane === own)?.name ?? '')
    : '';
}

function rowsOf({ lanes, last }: TimeLineInput): Placed[] {
  return lanes.flatMap((lane) => {
    const rows: Span[][] = [];
    for (const span of [...lane.spans].sort((a, b) => a.from.localeCompare(b.from))) {
      const free = rows.find((row) => daysBetween(row.at(-1)?.to ?? last, span.from) >= APART);
      if (free) free.push(span);
      else rows.push([span]);
    }
    return (rows.length > 0 ? rows : [[]]).map((spans) => ({ lane, spans }));
  });
}

interface Place {
  coord(at: [number, number]): [number, number];
}

interface Where {
  readonly row: number;
  readonly day: (date: IsoDate) => number;
  readonly end: number;
}

function drawSpan(theme: ChartTheme, lane: Lane, spans: readonly Span[], { row, day, end }: Where) {
  return ({ dataIndex }: { dataIndex: number }, place: Place) => {
    const span = spans[dataIndex];
    if (!span) return null;
    const [x, y] = place.coord([day(span.from), row]);
    const [until] = place.coord([span.to === null ? end : day(span.to), row]);
    const paint = lane.paint(theme) ?? theme.muted;
    const line = { stroke: paint, lineWidth: 2 };
    return {
      type: 'group',
      children: [
        { type: 'line', shape: { x1: x, y1: y, x2: until, y2: y }, style: line },
        span.to === null
          ? {
              type: 'polyline',
              shape: {
                points: [
                  [until - 4, y - 4],
                  [until, y],
                  [until - 4, y + 4],
                ],
              },
              style: { ...line, fill: 'none' },
            }
          : { type: 'line', shape: { x1: until, y1: y - 4, x2: until, y2: y + 4 }, style: line },
        mark(lane.mark, x, y, { fill: paint, stroke: theme.ink, lineWidth: 0.75 }),
      ],
    };
  };
}

function mark(shape: Lane['mark'], x: number, y: number, style: ChartOption) {
  const half = MARK / 2;
  if (shape === 'circle') return { type: 'circle', shape: { cx: x, cy: y, r: half }, style };
  if (shape === 'square')
    return { type: 'rect', shape: { x: x - half, y: y - half, width: MARK, height: MARK }, style };
  return {
    type: 'polygon',
    shape: {
      points: [
        [x, y - half],
        [x + half, y + half],
        [x - half, y + half],
      ],
    },
    style,
  };
}
