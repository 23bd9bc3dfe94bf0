import { extent } from '../../src/charts/extent.ts';
import type { ChartTheme, OtherValue } from '../../src/charts/figure.ts';
import { textWidth } from '../../src/charts/text-width.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { isLying, numbersOf, rowOf, seriesOf } from './drawn-series.ts';

/** How far a tick stands out of its bar, and the gap before the number at its end. */
const HALF = { lying: 10, upright: 20 } as const;
const GAP = 5;
/** Of the room a bar that stands has, what the half of its tick takes at most. */
const SHARE = 0.42;
const LINE = 1.3;

interface Added {
  readonly others: ReadonlyMap<MetricRow, OtherValue>;
  readonly label: string;
  readonly theme: ChartTheme;
}

interface Label {
  readonly formatter?: string | ((of: { value: unknown; dataIndex: number }) => string);
  readonly color?: string;
  readonly fontSize?: number;
}

interface Bar {
  readonly value: number;
  readonly note?: string;
  readonly label?: Label;
}

/** What a picture tells who draws into it. */
interface Place {
  coord(at: readonly [number, number]): number[];
  size(of: readonly [number, number]): number[];
}

/** Bars with a tick at the other value of each, and its number where it is not in the way of the tick. */
export function withTicks(option: Record<string, unknown>, { others, label, theme }: Added): Record<string, unknown> {
  const lies = isLying(option);
  const along = lies ? 'xAxis' : 'yAxis';
  const [bars] = seriesOf(option);
  const whole = (bars as { label?: Label } | undefined)?.label;
  const data = (bars?.data ?? []) as readonly Bar[];
  const known = data.map((bar) => {
    const row = rowOf(bar, option);
    return row && others.get(row);
  });
  const ends = known.map((other) => other?.value ?? null);
  // the number of a bar whose tick stands beyond its end has to be out of the way of it
  const passed = (bar: Bar, index: number) => (ends[index] ?? -1) > bar.value && bar.value >= 0;
  const drawn = numbersOf(bars ? [bars] : [], along);
  const axis = extent([...drawn, ...ends]);
  // numbers beside bars below nothing keep the room they have
  const { min = 0 } = option[along] as { min?: number };
  const room = Math.max(0, extent(drawn).min - min);
  const at = (value: number, index: number) => (lies ? ([value, index] as const) : ([index, value] as const));
  return {
    ...option,
    [along]: { ...(option[along] as object), ...axis, min: axis.min - room },
    series: [
      {
        ...bars,
        data: data.map((bar, index) => ({
          ...bar,
          ...(known[index] ? { note: noteOf(known[index], label) } : {}),
          ...(passed(bar, index) ? { label: { ...bar.label, show: false } } : {}),
        })),
      },
      {
        type: 'custom',
        silent: true,
        z: 6,
        data: data.map((_, index) => ({ value: at(ends[index] ?? NaN, index) })),
        renderItem: ({ dataIndex }: { dataIndex: number }, place: Place) => {
          const bar = data[dataIndex];
          const end = ends[dataIndex];
          if (!bar || end === null || end === undefined) return null;
          const tick = place.coord(at(end, dataIndex));
          const top = place.coord(at(bar.value, dataIndex));
          const line = lineAt(tick, { lies, room: place.size([1, 1])[0] ?? 0, colour: theme.ink });
          const given = bar.label ?? whole;
          const words = passed(bar, dataIndex) ? wordsOf(given, { value: bar.value, dataIndex }) : '';
          if (words === '') return { type: 'group', children: [line] };
          const size = given?.fontSize ?? theme.fontSize;
          const font = `${size}px ${theme.fontFamily}`;
          const style = { text: words, fill: given?.color ?? theme.ink, font };
          return { type: 'group', children: [line, textAt({ tick, top, lies, size }, style)] };
        },
      },
    ],
  };
}

function wordsOf(label: Label | undefined, of: { value: unknown; dataIndex: number }): string {
  const { formatter = '' } = label ?? {};
  return typeof formatter === 'string' ? formatter : formatter(of);
}

function lineAt(
  [x = 0, y = 0]: readonly number[],
  { lies, room, colour }: { lies: boolean; room: number; colour: string },
) {
  const half = lies ? HALF.lying : Math.min(HALF.upright, room * SHARE);
  const shape = lies ? { x1: x, x2: x, y1: y - half, y2: y + half } : { x1: x - half, x2: x + half, y1: y, y2: y };
  return { type: 'line', shape, style: { stroke: colour, lineWidth: 2 } };
}

/** The number of a bar between its end and the tick where there is room, else beyond the tick. */
function textAt(
  { tick, top, lies, size }: { tick: readonly number[]; top: readonly number[]; lies: boolean; size: number },
  style: { text: string; fill: string; font: string },
) {
  const [x = 0, y = 0] = tick;
  const [barX = 0, barY = 0] = top;
  const lines = style.text.split('\n').length;
  const isClear = lies ? x - barX > textWidth(style.text, style.font) + 2 * GAP : barY - y > lines * size * LINE + GAP;
  return {
    type: 'text',
    ...(lies ? { x: (isClear ? barX : x) + GAP, y } : { x, y: (isClear ? barY : y) - GAP }),
    style: { ...style, align: lies ? 'left' : 'center', verticalAlign: lies ? 'middle' : 'bottom' },
  };
}

/** `a year earlier 2.31% +0.42 pp ✗ worse`. */
export function noteOf({ cell, words }: OtherValue, label: string): string {
  return [`${label} ${cell.text}`, words].filter(Boolean).join(' ');
}
