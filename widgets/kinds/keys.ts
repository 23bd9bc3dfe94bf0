import type { FigureCell } from '../../src/charts/figure.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { selectionText } from '../../src/words/selection-text.ts';
import { askSeries, valueCell, type Context } from '../shared/context.ts';
import { changeIn, constantFoot } from '../shared/constant-rates.ts';
import { limitsText, tileChange } from '../shared/finding-text.ts';
import { nameInPeriod } from '../shared/covers.ts';
import { foot } from '../shared/foot.ts';
import { lookBackOf } from '../shared/limit-lines.ts';
import { byMonth, latest } from '../shared/series.ts';
import { groupName, reasonText, stateText, worstStatus } from '../shared/group-words.ts';
import { coverageCell, itemsCell } from '../shared/raw-cells.ts';
import { LOOK_BACK } from './month-table.ts';
import type { Drawing } from '../kind.ts';

export interface KeysSpec {
  metrics: readonly string[];
}

/** Key numbers side by side: value, state, change and course; the same as a table. */
export async function keysFigure(context: Context, { metrics }: KeysSpec): Promise<Drawing> {
  const { t, months } = context;
  const answers = await Promise.all(metrics.map(async (metric) => ofFirstCell(await askSeries(context, metric))));
  const rows = answers.map((answer) => latest(answer, months));
  const backs = metrics.map((metric) => lookBackOf(context, metric, LOOK_BACK));
  const moved = await Promise.all(answers.map((answer, index) => changeIn(context, answer, backs[index] ?? LOOK_BACK)));
  const changes = moved.map((change, index) => tileChange(t, change, backs[index] ?? LOOK_BACK));
  return {
    finding: keysFinding(context, rows),
    status: worstStatus(rows.map((row) => row?.status ?? 'grey')),
    tiles: metrics.map((metric, index) => ({
      title: nameOfKey(context, metric, rows[index]),
      value: valueCell(context, rows[index]),
      change: changes[index] ?? null,
      spark: byMonth(answers[index] ?? [], months).map((row) => row?.value ?? null),
    })),
    table: {
      columns: [
        { title: t('widgets.indicator'), align: 'start' },
        { title: t('widgets.value'), align: 'end' },
        { title: t('widgets.change'), align: 'end' },
        { title: t('widgets.state'), align: 'start' },
        { title: t('widgets.limit'), align: 'start' },
        { title: t('widgets.items'), align: 'end' },
        { title: t('widgets.coverage'), align: 'end' },
      ],
      rows: metrics.map((metric, index) => measureRow(context, metric, rows[index], changes[index] ?? null)),
    },
    foot: foot(context, undefined, ...constantFoot(context, moved)),
  };
}

/** Of a metric with a split of its own the cell that stands first, as the base case among scenarios. */
function ofFirstCell(rows: readonly MetricRow[]): MetricRow[] {
  const [first] = rows;
  return rows.filter(({ by }) => Object.entries(first?.by ?? {}).every(([part, cell]) => by[part] === cell));
}

/** Its name, with the cell it is of. */
function nameOfKey(context: Context, metric: string, row: MetricRow | undefined): string {
  const cells = Object.entries(row?.by ?? {}).map(([part, cell]) => groupName(context.t, part, cell));
  const name = nameInPeriod(context, metric);
  return cells.length === 0 ? name : context.t('widgets.of-period', { name, span: cells.join(' · ') });
}

/** A metric as one line of a table: name, value, change, state, limits, n, coverage. */
function measureRow(context: Context, metric: string, row: MetricRow | undefined, change: string | null): FigureCell[] {
  const { t, filter } = context;
  const { text, ref } = valueCell(context, row);
  return [
    { text: nameOfKey(context, metric, row) },
    { text, ref },
    { text: change ?? '' },
    { text: stateText(t, row) },
    { text: limitsText(t, row, selectionText(t, filter) !== null) },
    itemsCell(t, row),
    coverageCell(t, row),
  ];
}

/** How many stand past their limit or on watch, among those that have a value. */
function keysFinding({ t }: Context, rows: readonly (MetricRow | undefined)[]): string {
  const known = rows.filter((row) => row !== undefined && row.value !== null);
  const count = (status: string) => rows.filter((row) => row?.status === status).length;
  const params = { all: known.length, red: count('red'), amber: count('amber') };
  if (known.length === 0) return t('widgets.keys.none', { reason: reasonText(t, rows[0]) });
  return params.red + params.amber === 0 ? t('widgets.keys.fine', params) : t('widgets.keys.finding', params);
}
