import type { Figure, OtherValue } from '../../src/charts/figure.ts';
import { refOf } from '../../src/charts/points.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import type { Translate } from '../../src/i18n/translate-with.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { isLying, isUpright, rowOf, seriesOf } from './drawn-series.ts';
import { withLines } from './other-lines.ts';
import { withTicks } from './other-ticks.ts';
import { withWords } from './other-words.ts';

type Chart = NonNullable<Figure['chart']>;
type Others = ReadonlyMap<MetricRow, OtherValue>;

/** The other values of a picture: lines beside lines, strokes across bars, else words where one points. */
type Form = 'lines' | 'ticks' | 'words';

const WAYS = { lines: withLines, ticks: withTicks, words: withWords };

/** Lines of more groups than these would be doubled into a tangle. */
const MOST_LINES = 4;

/** A picture with the other values in it, `drawn` as what; null where nothing in it stands for a value that has another one. */
export function comparedChart(
  chart: Chart,
  others: Others,
  { label, t }: { label: string; t: Translate },
): { chart: Chart; drawn: Form | null; label: string } {
  const isHeld = rowsOfChart(chart).some((row) => typeof others.get(row)?.value === 'number');
  const drawn = isHeld ? formOf(chart) : null;
  if (drawn === null) return { chart, drawn, label };
  const series = seriesOf(chart.option(LIGHT_THEME));
  const [{ name = '' } = {}] = series;
  return {
    drawn,
    label: series.length > 1 && drawn === 'lines' ? [name, label].join(' · ') : label,
    chart: {
      ...chart,
      option: (theme, width, range) => WAYS[drawn](chart.option(theme, width, range), { others, label, theme, t }),
    },
  };
}

/** Every value a picture shows; none where it is drawn from something else than the values behind it, as from their parts in a sum. */
export function rowsOfChart(chart: Chart): MetricRow[] {
  const option = chart.option(LIGHT_THEME);
  const data = seriesOf(option).flatMap((series) => (series.data ?? []).filter((datum) => refOf(datum) !== null));
  const rows = data.flatMap((datum) => rowOf(datum, option) ?? []);
  return rows.length === data.length ? rows : [];
}

function formOf(chart: Chart): Form {
  const option = chart.option(LIGHT_THEME);
  const series = seriesOf(option);
  const types = new Set(series.map(({ type }) => type));
  if (types.size === 1 && types.has('line') && chart.months && series.length <= MOST_LINES) return 'lines';
  const single = types.has('bar') && series.length === 1 && (isLying(option) || isUpright(option));
  return single ? 'ticks' : 'words';
}
