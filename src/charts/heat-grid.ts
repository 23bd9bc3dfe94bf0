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
        type: 'heatmap',
        data: cells.map(({ row, column, value, text, status, ref }) => ({
          value: [column, row, value ?? '-'],
          ref,
          itemStyle: {
            color: mix(theme.status[status], theme.surface, status === 'grey' ? 0.06 : 0.16),
            borderColor: theme.surface,
            borderWidth: 2,
          },
          label: {
            show: true,
            formatter: text,
            color: status === 'grey' ? theme.muted : theme.ink,
            fontSize: theme.fontSize,
            fontFamily: theme.fontFamily,
          },
        })),
        emphasis: { itemStyle: { borderColor: theme.accent, borderWidth: 2 } },
      },
    ],
  });
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
