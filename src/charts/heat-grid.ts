import type { ChartOption } from './echarts.ts';
import type { ChartTheme, ValueRef } from './figure.ts';
import { frame, grid, namesAxis, tooltip } from './frame.ts';
import type { Status } from '../metrics/metric.ts';

/** A cell of a grid: what is written in it and its state. */
export interface HeatCell {
  row: number;
  column: number;
  value: number | null;
  text: string;
  status: Status;
  ref?: ValueRef;
}

export interface HeatGridInput {
  columns: readonly string[];
  rows: readonly string[];
  cells: readonly HeatCell[];
}

const ROW = 26;

/** Pixels a grid needs. */
export function heatHeight(rows: number): number {
  return Math.max(rows, 2) * ROW + 32;
}

/** A grid of numbers, each in a cell tinted by its state; the number and the state's shape carry the meaning without the tint. */
export function heatGrid({ columns, rows, cells }: HeatGridInput) {
  return (theme: ChartTheme): ChartOption => ({
    ...frame(theme),
    grid: grid({ top: 24 }),
    tooltip: { ...tooltip(theme, 'item'), show: false },
    xAxis: { ...namesAxis(theme, columns), position: 'top', axisLine: { show: false }, splitArea: { show: false } },
    yAxis: {
      ...namesAxis(theme, rows),
      inverse: true,
      axisLine: { show: false },
      axisLabel: { color: theme.ink, fontSize: theme.fontSize, width: 140, overflow: 'truncate', interval: 0 },
    },
    series: [
      {
        type: 'custom',
        data: cells.map(({ row, column, ref }) => ({ value: [column, row], ref })),
        renderItem: (place: { dataIndex: number }, api: GridApi) => drawCell(theme, cells[place.dataIndex], api),
      },
    ],
  });
}

/** What the chart tells a drawing function: where a place is, and how large a cell. */
interface GridApi {
  coord(place: [number, number]): [number, number];
  size(size: [number, number]): [number, number];
}

function drawCell(theme: ChartTheme, cell: HeatCell | undefined, api: GridApi) {
  if (!cell) return null;
  const [x, y] = api.coord([cell.column, cell.row]);
  const [width, height] = api.size([1, 1]);
  const quiet = cell.status === 'grey';
  return {
    type: 'group',
    children: [
      {
        type: 'rect',
        shape: { x: x - width / 2 + 1, y: y - height / 2 + 1, width: width - 2, height: height - 2, r: 2 },
        style: { fill: mix(theme.status[cell.status], theme.surface, quiet ? 0.06 : 0.16) },
      },
      {
        type: 'text',
        style: {
          x,
          y,
          text: cell.text,
          align: 'center',
          verticalAlign: 'middle',
          fill: quiet ? theme.muted : theme.ink,
          fontSize: theme.fontSize,
          fontFamily: theme.fontFamily,
          width: width - 4,
          overflow: 'truncate',
        },
      },
    ],
  };
}

/** A colour laid over another at `part` strength; both as `#rrggbb`, else the first is given back. */
export function mix(colour: string, ground: string, part: number): string {
  const [over, under] = [channels(colour), channels(ground)];
  if (!over || !under) return colour;
  const mixed = over.map((channel, index) => Math.round(channel * part + (under[index] ?? 0) * (1 - part)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  return match ? match.slice(1).map((pair) => parseInt(pair, 16)) : null;
}
