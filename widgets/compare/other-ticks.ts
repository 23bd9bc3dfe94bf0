import { extent } from '../../src/charts/extent.ts';
import type { ChartTheme, OtherValue } from '../../src/charts/figure.ts';
import { refOf } from '../../src/charts/points.ts';
import { textWidth } from '../../src/charts/text-width.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { numbersOf, seriesOf } from './drawn-series.ts';

/** How far a tick stands out of its bar, and the gap before the number at its end. */
const HALF = 10;
const GAP = 5;

interface Added {
  readonly others: ReadonlyMap<MetricRow, OtherValue>;
  readonly label: string;
  readonly theme: ChartTheme;
}

interface Bar {
  readonly value: number;
  readonly note?: string;
  readonly label?: { readonly formatter?: string; readonly color?: string };
}

/** What a picture tells who draws into it. */
interface Place {
  coord(at: readonly [number, number]): number[];
}

/** Lying bars with a tick at the other value of each, and its number where it is not in the way of the tick. */
export function withTicks(option: Record<string, unknown>, { others, label, theme }: Added): Record<string, unknown> {
  const [bars] = seriesOf(option);
  const data = (bars?.data ?? []) as readonly Bar[];
  const known = data.map((bar) => {
    const row = refOf(bar)?.row;
    return row && others.get(row);
  });
  const ends = known.map((other) => other?.value ?? null);
  // the number of a bar whose tick stands beyond its end has to be out of the way of it
  const passed = (bar: Bar, index: number) => (ends[index] ?? -1) > bar.value && bar.value >= 0;
  const axis = extent([...numbersOf(bars ? [bars] : [], 'xAxis'), ...ends]);
  const marks = data.map((bar, index) => ({ value: [ends[index] ?? null, index], bar, passed: passed(bar, index) }));
  return {
    ...option,
    xAxis: { ...(option['xAxis'] as object), ...axis },
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
        data: marks,
        renderItem: ({ dataIndex }: { dataIndex: number }, place: Place) => {
          const mark = marks[dataIndex];
          const end = ends[dataIndex];
          if (!mark || end === null || end === undefined) return null;
          const [x = 0, y = 0] = place.coord([end, dataIndex]);
          const line = {
            type: 'line',
            shape: { x1: x, x2: x, y1: y - HALF, y2: y + HALF },
            style: { stroke: theme.ink, lineWidth: 2 },
          };
          const font = `${theme.fontSize}px ${theme.fontFamily}`;
          const words = mark.bar.label?.formatter ?? '';
          const [bar = 0] = place.coord([mark.bar.value, dataIndex]);
          const isClear = x - bar > textWidth(words, font) + 2 * GAP;
          const text = {
            type: 'text',
            x: (isClear ? bar : x) + GAP,
            y,
            style: { text: words, fill: mark.bar.label?.color ?? theme.ink, font, verticalAlign: 'middle' },
          };
          return { type: 'group', children: mark.passed ? [line, text] : [line] };
        },
      },
    ],
  };
}

function noteOf({ cell, words }: OtherValue, label: string): string {
  return [`${label} ${cell.text}`, words].filter(Boolean).join(' ');
}
