import type { Figure, OtherValue } from '../../src/charts/figure.ts';
import { refOf } from '../../src/charts/points.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { seriesOf } from './drawn-series.ts';
import { withLines } from './other-lines.ts';
import { withTicks } from './other-ticks.ts';

type Chart = NonNullable<Figure['chart']>;
type Others = ReadonlyMap<MetricRow, OtherValue>;

/** Lines of more groups than these would be doubled into a tangle. */
const MOST_LINES = 4;

/** A picture with the other values in it, `drawn` as what; of other pictures than bars by group and lines over months only the table tells. */
export function comparedChart(
  chart: Chart,
  others: Others,
  label: string,
): { chart: Chart; drawn: 'lines' | 'ticks' | null; label: string } {
  const drawn = formOf(chart);
  if (drawn === null) return { chart, drawn, label };
  const series = seriesOf(chart.option(LIGHT_THEME));
  const [{ name = '' } = {}] = series;
  const add = drawn === 'lines' ? withLines : withTicks;
  return {
    drawn,
    label: series.length > 1 ? [name, label].join(' · ') : label,
    chart: {
      ...chart,
      option: (theme, width, range) => add(chart.option(theme, width, range), { others, label, theme }),
    },
  };
}

/** Every value a picture is drawn from. */
export function rowsOfChart(chart: Chart): MetricRow[] {
  if (formOf(chart) === null) return [];
  return seriesOf(chart.option(LIGHT_THEME)).flatMap(({ data = [] }) =>
    data.flatMap((datum) => refOf(datum)?.row ?? []),
  );
}

function formOf(chart: Chart): 'lines' | 'ticks' | null {
  const option = chart.option(LIGHT_THEME);
  const series = seriesOf(option);
  const types = new Set(series.map(({ type }) => type));
  const names = (option['yAxis'] as { type?: string } | undefined)?.type === 'category';
  if (types.size !== 1) return null;
  if (types.has('line') && series.length <= MOST_LINES) return 'lines';
  return types.has('bar') && names && series.length === 1 && !series[0]?.stack ? 'ticks' : null;
}
