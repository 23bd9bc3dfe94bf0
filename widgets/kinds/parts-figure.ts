import { rankedBars, rankedHeight } from '../../src/charts/ranked-bars.ts';
import type { FigureTable } from '../../src/charts/figure.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { askNow, refOfRow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import {
  badness,
  dimensionName,
  dimensionTitle,
  groupName,
  metricName,
  reasonText,
  SHAPES,
  stateText,
  worstStatus,
} from '../shared/group-words.ts';
import type { Drawing } from '../kind.ts';

/** How many of the parts a finding names. */
const NAMED = 4;

/** The parts a metric is split into of its own, in order; empty for one that is a single number. */
export function partNames({ portfolio }: Pick<Context, 'portfolio'>, metric: string): string[] {
  return (portfolio.catalogue.find(metric).parts ?? []).map(({ name }) => name);
}

/** A metric that is several numbers as all of them: bars and a table by its part, a matrix of two, a list of more. */
export async function partsFigure(context: Context, { metric }: { metric: string }): Promise<Drawing> {
  const rows = await askNow(context, metric);
  const parts = partNames(context, metric);
  const known = rows.filter(({ value }) => value !== null);
  const finding = findingOf(context, { metric, parts, rows, known });
  const cells = rows.filter(({ by }) => parts.some((part) => by[part] !== undefined));
  return {
    finding,
    status: worstStatus(rows.map(({ status }) => status)),
    ...(parts.length === 1 && known.length > 0
      ? { chart: bars(context, cells, { part: parts[0] ?? '', finding }) }
      : {}),
    table: parts.length === 2 ? matrix(context, cells, parts) : list(context, rows, parts),
    foot: foot(context, known[0] ?? rows[0]),
  };
}

/** The parts that are worst, else the first, each with its value; of a matrix what it is by. */
function findingOf(
  { t }: Context,
  {
    metric,
    parts,
    rows,
    known,
  }: { metric: string; parts: readonly string[]; rows: readonly MetricRow[]; known: readonly MetricRow[] },
): string {
  const name = metricName(t, metric);
  if (known.length === 0) return t('widgets.sentence.none', { name, reason: reasonText(t, rows[0]) });
  const names = parts.map((part) => dimensionName(t, part)).join(t('widgets.list.comma'));
  const [part, ...others] = parts;
  if (part === undefined || others.length > 0) return t('widgets.parts.several', { name, parts: names });
  const listed = [...known].sort((a, b) => badness(b.status) - badness(a.status)).slice(0, NAMED);
  const texts = listed.map((row) => `${partName(t, part, row)} ${t.format.value(row.value ?? 0, row.unit)}`);
  return t('widgets.parts.finding', { name, parts: names, values: texts.join(t('widgets.list.semicolon')) });
}

/** What a row stands for; the row of all parts together has none of its own. */
function partName(t: Context['t'], part: string, { by }: MetricRow): string {
  const value = by[part];
  return value === undefined ? t('widgets.total') : groupName(t, part, value);
}

function bars(context: Context, rows: readonly MetricRow[], { part, finding }: { part: string; finding: string }) {
  const { t } = context;
  return {
    option: rankedBars({
      bars: rows.map((row) => ({
        name: partName(t, part, row),
        value: row.value,
        label:
          row.value === null
            ? t('value.none')
            : `${row.status === 'grey' ? '' : `${SHAPES[row.status]} `}${t.format.value(row.value, row.unit)}`,
        status: row.status,
        ref: refOfRow(context, row),
      })),
    }),
    height: rankedHeight(rows.length),
    alt: t('widgets.chart.bars', {
      names: rows.map((row) => partName(t, part, row)).join(t('widgets.list.comma')),
      finding,
    }),
  };
}

function matrix(
  context: Context,
  rows: readonly MetricRow[],
  [down = '', across = '']: readonly string[],
): FigureTable {
  const { t } = context;
  const values = (part: string) => [...new Set(rows.map(({ by }) => by[part] ?? 'unknown'))];
  return {
    columns: [
      { title: `${dimensionTitle(t, down)} / ${dimensionName(t, across)}`, align: 'start' },
      ...values(across).map((value) => ({ title: groupName(t, across, value), align: 'end' as const })),
    ],
    rows: values(down).map((first) => [
      { text: groupName(t, down, first) },
      ...values(across).map((second) =>
        valueCell(
          context,
          rows.find(({ by }) => by[down] === first && by[across] === second),
        ),
      ),
    ]),
  };
}

function list(context: Context, rows: readonly MetricRow[], parts: readonly string[]): FigureTable {
  const { t } = context;
  return {
    columns: [
      ...parts.map((part) => ({ title: dimensionTitle(t, part), align: 'start' as const })),
      { title: t('widgets.value'), align: 'end' },
      { title: t('widgets.state'), align: 'start' },
      { title: t('widgets.items'), align: 'end' },
    ],
    rows: rows.map((row) => [
      ...parts.map((part) => ({ text: partName(t, part, row) })),
      valueCell(context, row),
      { text: stateText(t, row) },
      { text: t.format.number(row.n) },
    ]),
  };
}
