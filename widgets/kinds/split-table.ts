import type { FigureCell, FigureTable } from '../../src/charts/figure.ts';
import type { Dimension, MetricRow } from '../../src/metrics/metric.ts';
import { askNow, nameCell, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { asHeading, dimensionTitle, worstStatus } from '../shared/group-words.ts';
import type { Drawing } from '../kind.ts';
import { cellColumns, columnKey } from './split-columns.ts';
import { dimensionAxis, type Axis } from './plane.ts';
import { partsOf } from './parts-of.ts';
import { rankedFinding, worstFirst } from './ranked.ts';
import { askEach, failedFoot } from '../shared/whole.ts';

export interface SplitTableSpec {
  readonly metrics: readonly string[];
  readonly by: Dimension;
  /** A second split: of one metric over the columns, of several a second name in each row. */
  readonly across?: Dimension | undefined;
  /** Cells are shaded by their size. */
  readonly heat?: boolean | undefined;
}

/** What is asked once for each metric: its rows by the splits, and the totals without them. */
interface Answer {
  readonly metric: string;
  readonly rows: readonly MetricRow[];
  readonly whole: readonly MetricRow[];
}

/** Metrics by one dimension or two, the most serious first; the totals are asked without the split, so that those of ratios are ratios of sums. */
export async function splitTable(context: Context, spec: SplitTableSpec): Promise<Drawing> {
  const { metrics, by, across, heat } = spec;
  const splits = across === undefined ? [by] : [by, across];
  const [axes, { answers, failed }] = await Promise.all([
    Promise.all(splits.map((split) => dimensionAxis(context, split))),
    askEach(context, metrics, async (metric): Promise<Answer> => {
      const [rows, whole] = await Promise.all([askNow(context, metric, splits), askNow(context, metric)]);
      return { metric, rows, whole };
    }),
  ]);
  const [lead] = answers;
  const [down, second] = axes;
  if (!lead || !down) return { finding: '', status: 'grey', nothing: true, foot: foot(context, undefined) };
  const pivots = second !== undefined && metrics.length === 1;
  const table = pivots
    ? await pivotTable(context, lead, [down, second])
    : listTable(context, answers, second ? [down, second] : [down]);
  const name = (row: MetricRow) => axes.map((axis) => axis.name(row.by[axis.key] ?? 'unknown')).join(' · ');
  const ranked = worstFirst(lead.rows, { context, metric: lead.metric, name });
  return {
    finding: rankedFinding(context, { metric: lead.metric, by, ranked, name }),
    status: worstStatus(answers.flatMap(({ rows }) => rows.map(({ status }) => status))),
    table: { ...table, ...(heat ? { heat: true } : {}) },
    foot: foot(context, lead.whole[0], ...failedFoot(context, failed)),
  };
}

/** A row a group, or a pair of groups; a column a metric, or a cell of one that is several numbers. */
function listTable(context: Context, answers: readonly Answer[], axes: readonly Axis[]): FigureTable {
  const { t } = context;
  const keyOf = (row: MetricRow) => JSON.stringify(axes.map(({ key }) => row.by[key] ?? 'unknown'));
  const columns = answers.flatMap((answer) => cellColumns(context, answer));
  const groups = new Map<string, MetricRow>();
  for (const { metric, rows } of answers) {
    const name = (row: MetricRow) => axes.map((axis) => axis.name(row.by[axis.key] ?? 'unknown')).join(' · ');
    for (const row of worstFirst(rows, { context, metric, name }))
      if (!groups.has(keyOf(row))) groups.set(keyOf(row), row);
  }
  const found = new Map(
    answers.flatMap(({ metric, rows }) =>
      rows.map((row) => [keyOf(row) + columnKey(metric, row, partsOf(context, metric)), row] as const),
    ),
  );
  return {
    columns: [
      ...axes.map(({ key }) => ({ title: dimensionTitle(t, key), align: 'start' as const })),
      ...columns.map(({ title }) => ({ title, align: 'end' as const })),
    ],
    rows: [
      ...[...groups].map(([group, row]) => [
        ...axes.map((axis) => groupCell(context, axis, row)),
        ...columns.map(({ key }) => valueCell(context, found.get(group + key))),
      ]),
      [
        { text: asHeading(t('widgets.total')) },
        ...axes.slice(1).map(() => ({ text: '' })),
        ...columns.map(({ whole }) => valueCell(context, whole)),
      ],
    ],
    totals: 1,
  };
}

/** One metric with the groups of a second dimension over the columns, and totals at both ends. */
async function pivotTable(
  context: Context,
  { metric, rows, whole }: Answer,
  [down, across]: readonly [Axis, Axis],
): Promise<FigureTable> {
  const { t } = context;
  const [downs, acrosses] = await Promise.all([
    askNow(context, metric, [down.key as Dimension]),
    askNow(context, metric, [across.key as Dimension]),
  ]);
  const value = (row: MetricRow, axis: Axis) => row.by[axis.key] ?? 'unknown';
  const order = (all: readonly MetricRow[], axis: Axis) =>
    worstFirst(all, { context, metric, name: (row) => axis.name(value(row, axis)) });
  const columns = order(acrosses, across);
  const at = new Map(rows.map((row) => [JSON.stringify([value(row, down), value(row, across)]), row]));
  const total = asHeading(t('widgets.total'));
  return {
    columns: [
      { title: dimensionTitle(t, down.key), align: 'start' },
      ...columns.map((row) => ({ title: asHeading(across.name(value(row, across))), align: 'end' as const })),
      { title: total, align: 'end' },
    ],
    rows: [
      ...order(downs, down).map((row) => [
        groupCell(context, down, row),
        ...columns.map((column) => {
          const cell = at.get(JSON.stringify([value(row, down), value(column, across)]));
          // a pair nobody is in has no value, which is no doubt about one
          return cell ? valueCell(context, cell) : { text: '' };
        }),
        valueCell(context, row),
      ]),
      [{ text: total }, ...columns.map((column) => valueCell(context, column)), valueCell(context, whole[0])],
    ],
    totals: 1,
  };
}

function groupCell(context: Context, axis: Axis, row: MetricRow): FigureCell {
  const value = row.by[axis.key] ?? 'unknown';
  return nameCell(context, asHeading(axis.name(value)), axis.key, value);
}
