import type { FigureCell, FigureTable } from '../../src/charts/figure.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { valueCell, type Context } from '../shared/context.ts';
import { metricName } from '../shared/group-words.ts';
import { monthCell } from '../shared/raw-cells.ts';
import { byMonth } from '../shared/series.ts';

/** Months a finding looks back. */
export const LOOK_BACK = 3;

/** A row a month, the newest first, a column a metric. */
export function monthTable(
  context: Context,
  metrics: readonly string[],
  answers: readonly (readonly MetricRow[])[],
): FigureTable {
  const { t, months } = context;
  const placed = answers.map((rows) => byMonth(rows, months));
  return {
    columns: [
      { title: t('widgets.month'), align: 'start' },
      ...metrics.map((metric) => ({ title: metricName(t, metric), align: 'end' as const })),
    ],
    rows: months
      .map((month, index) => [
        monthCell(t, month),
        ...placed.map((rows) => withoutShape(valueCell(context, rows[index]))),
      ])
      .reverse(),
  };
}

/** In a column of months the shapes would only be noise: the state is told for the latest value. */
function withoutShape({ text, ref }: FigureCell): FigureCell {
  return { text, ref };
}
