import type { BarPart } from '../../src/charts/month-bars.ts';
import type { FigureTable } from '../../src/charts/figure.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { refOfRow, valueCell, type Context } from '../shared/context.ts';
import { byMonth } from '../shared/series.ts';
import { asHeading, groupName } from '../shared/group-words.ts';
import { paintOf } from '../shared/part-colours.ts';
import { monthCell } from '../shared/raw-cells.ts';

/** The values a metric's part takes in its rows, in the order the metric gives them; `unknown` last. */
export function partValues(rows: readonly MetricRow[], part: string): string[] {
  const values = new Set(rows.flatMap(({ by }) => (by[part] === undefined ? [] : [by[part]])));
  const known = [...values].filter((value) => value !== 'unknown');
  return values.has('unknown') ? [...known, 'unknown'] : known;
}

/** Each part's values over the months, as bars. */
export function monthParts(
  context: Context,
  rows: readonly MetricRow[],
  { part, values }: { part: string; values: readonly string[] },
): BarPart[] {
  return values.map((value) => {
    const placed = byMonth(
      rows.filter(({ by }) => by[part] === value),
      context.months,
    );
    return {
      name: groupName(context.t, part, value),
      values: placed.map((row) => row?.value ?? null),
      refs: placed.map((row) => row && refOfRow(context, row)),
      unknown: value === 'unknown',
      paint: paintOf(part, value),
    };
  });
}

/** A row a month, the newest first, a column for each part. */
export function partsTable(
  context: Context,
  rows: readonly MetricRow[],
  { part, values }: { part: string; values: readonly string[] },
): FigureTable {
  const { t, months } = context;
  const columns = values.map((value) =>
    byMonth(
      rows.filter(({ by }) => by[part] === value),
      months,
    ),
  );
  return {
    columns: [
      { title: t('widgets.month'), align: 'start' },
      ...values.map((value) => ({ title: asHeading(groupName(t, part, value)), align: 'end' as const })),
    ],
    rows: months
      .map((month, index) => [
        monthCell(t, month),
        ...columns.map((column) => {
          const { text, ref } = valueCell(context, column[index]);
          return { text, ref };
        }),
      ])
      .reverse(),
  };
}
