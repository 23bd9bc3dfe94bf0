import type { ChartOption } from './echarts.ts';
import type { ChartTheme } from './figure.ts';
import { frame, grid, namesAxis, tooltip, valueAxis } from './frame.ts';
import { shortNames } from './short-names.ts';
import { textWidth } from './text-width.ts';

/** What a step means for the value: for the better or the worse; null where it means neither. */
export type Tone = 'good' | 'bad' | null;

/** One step of the way from the first value to the last; `label`, with its sign, is written beside it. */
export interface WaterfallStep {
  name: string;
  effect: number;
  label: string;
  tone: Tone;
}

export interface WaterfallInput {
  first: { name: string; value: number; label: string };
  steps: readonly WaterfallStep[];
  last: { name: string; value: number; label: string };
}

const ROW = 26;
const NAME_ROOM = 190;
/** Below this share of the whole scale steps are too small to be seen on one that begins at zero. */
const SMALL = 0.25;
const MARK = 0.008;

/** Pixels a picture of the steps needs. */
export function waterfallHeight(steps: number): number {
  return (steps + 2) * ROW + 8;
}

/**
 * Lying bars that begin where the one above ends. The scale begins at zero where the steps can be seen so; else it is cut to where they are
 * and both values are marks instead of bars, since the length of a cut bar would say something false.
 */
export function waterfall({ first, steps, last }: WaterfallInput) {
  return (theme: ChartTheme, width = 460): ChartOption => {
    const rows = placed(first.value, steps);
    const points = [first.value, last.value, ...rows.flatMap(({ from, to }) => [from, to])];
    const [low, high] = [Math.min(...points), Math.max(...points)];
    const cut = high - low < SMALL * Math.max(Math.abs(low), Math.abs(high));
    const [start, end] = cut ? [low, high] : [Math.min(0, low), Math.max(0, high)];
    const room = (end - start || 1) * 0.02;
    const base = start - (cut || start < 0 ? room : 0);
    const ends = (value: number) => {
      const half = MARK * (end - start || 1);
      return cut ? { from: value - half, to: value + half } : { from: 0, to: value };
    };
    const all = [
      { ...first, ...ends(first.value), color: theme.muted },
      ...rows.map((row) => ({ ...row, color: toneColour(theme, row.tone) })),
      { ...last, ...ends(last.value), color: theme.muted },
    ];
    const names = all.map(({ name }) => name);
    const nameRoom = Math.min(NAME_ROOM, width * 0.4);
    const short = shortNames(names, nameRoom, `${theme.fontSize}px x`);
    const labelRoom = Math.max(...all.map(({ label }) => textWidth(label, `${theme.fontSize}px x`))) + 14;
    return {
      ...frame(theme),
      grid: grid({ top: 4, right: labelRoom }),
      tooltip: { ...tooltip(theme, 'item'), show: false },
      xAxis: {
        ...valueAxis(theme, String),
        // bars are drawn from where the scale begins, so that those below zero need no stack of their own
        min: 0,
        max: end - base + room,
        axisLabel: { show: false },
        splitLine: { show: false },
      },
      yAxis: {
        ...namesAxis(theme, names),
        inverse: true,
        axisLabel: {
          color: theme.ink,
          fontSize: theme.fontSize,
          width: nameRoom,
          overflow: 'truncate',
          interval: 0,
          formatter: (name: string, index: number) => short[index] ?? name,
        },
      },
      series: [
        {
          type: 'bar',
          stack: 'all',
          silent: true,
          itemStyle: { color: 'transparent' },
          data: all.map(({ from, to }) => Math.min(from, to) - base),
        },
        {
          type: 'bar',
          stack: 'all',
          barWidth: 14,
          data: all.map(({ from, to, label, color }) => ({
            value: Math.abs(to - from),
            itemStyle: { color },
            label: {
              show: true,
              position: 'right',
              formatter: label,
              color: theme.ink,
              fontSize: theme.fontSize,
              fontFamily: theme.fontFamily,
            },
          })),
        },
      ],
    };
  };
}

function toneColour({ status, categories }: ChartTheme, tone: Tone): string | undefined {
  if (tone === null) return categories[0];
  return tone === 'good' ? status.green : status.red;
}

function placed(start: number, steps: readonly WaterfallStep[]): (WaterfallStep & { from: number; to: number })[] {
  let at = start;
  return steps.map((step) => {
    const from = at;
    at += step.effect;
    return { ...step, from, to: at };
  });
}
