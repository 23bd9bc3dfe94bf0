import { extent } from '../../src/charts/extent.ts';
import type { ChartTheme, OtherValue } from '../../src/charts/figure.ts';
import { textWidth } from '../../src/charts/text-width.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { numbersOf, rowOf, seriesOf, type DrawnSeries } from './drawn-series.ts';

interface Added {
  readonly others: ReadonlyMap<MetricRow, OtherValue>;
  readonly label: string;
  readonly theme: ChartTheme;
}

/** Names at the ends of lines that are closer than this share of the axis would lie on each other. */
const TOO_CLOSE = 0.08;
const NAME = 8;

/** Lines over months; the first, which leads, with the other values of its months as a thin dashed line of its colour. With one for each they would be a tangle. */
export function withLines(option: Record<string, unknown>, { others, label, theme }: Added): Record<string, unknown> {
  const series = seriesOf(option);
  const added = series.slice(0, 1).map((line, index) => {
    const colour = theme.categories[index % theme.categories.length];
    return otherLine(line, { option, others, colour, name: [line.name, label].filter(Boolean).join(' · ') });
  });
  const axis = extent([...numbersOf(series, 'yAxis'), ...numbersOf(added, 'yAxis')], true);
  const grid = option['grid'] as { right?: number } | undefined;
  // names stand at the ends where there is room, else above; among several one more would lie on another
  const named = series.length === 1 && (grid?.right ?? 0) > 16;
  const room = Math.max(grid?.right ?? 0, textWidth(label, `${theme.fontSize}px x`) + 20);
  return {
    ...option,
    ...(named ? { grid: { ...grid, right: room } } : {}),
    legend: { ...(option['legend'] as object), data: series.map(({ name }) => name) },
    yAxis: { ...(option['yAxis'] as object), ...axis },
    series: [
      ...series,
      ...added.map((line) =>
        named ? withName(line, { beside: series[0], label, theme, span: axis.max - axis.min }) : line,
      ),
    ],
  };
}

function otherLine(
  line: DrawnSeries,
  {
    option,
    others,
    colour,
    name,
  }: { option: Record<string, unknown>; others: Added['others']; colour: string | undefined; name: string },
) {
  return {
    type: 'line',
    name,
    connectNulls: false,
    symbol: 'circle',
    symbolSize: 3,
    showAllSymbol: true,
    z: 2,
    itemStyle: { color: colour, opacity: 0.8 },
    lineStyle: { width: 1, type: 'dashed', color: colour },
    data: (line.data ?? []).map((datum) => {
      const row = rowOf(datum, option);
      const other = row && others.get(row);
      return { value: other?.value ?? null, ref: other?.cell.ref };
    }),
  };
}

type Line = ReturnType<typeof otherLine>;

/** The line with its name at its end, out of the way of the name of the line it is held against. */
function withName(
  line: Line,
  { beside, label, theme, span }: { beside: DrawnSeries | undefined; label: string; theme: ChartTheme; span: number },
): Line {
  const last = line.data.findLastIndex(({ value }) => value !== null);
  const end = line.data[last]?.value ?? null;
  if (end === null) return line;
  const now = (beside?.data ?? []).map(numberOf).findLast((value) => value !== null) ?? Infinity;
  const down = Math.abs(end - now) < span * TOO_CLOSE ? (end > now ? -NAME : NAME) : 0;
  const named = {
    show: true,
    position: 'right',
    distance: 8,
    offset: [0, down],
    formatter: label,
    color: theme.muted,
    fontSize: theme.fontSize,
    fontFamily: theme.fontFamily,
  };
  return { ...line, data: line.data.map((datum, index) => (index === last ? { ...datum, label: named } : datum)) };
}

function numberOf(datum: unknown): number | null {
  return (datum as { value?: number | null } | null)?.value ?? null;
}
