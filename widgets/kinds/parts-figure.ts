import { rankedBars, rankedHeight } from '../../src/charts/ranked-bars.ts';
import type { FigureTable } from '../../src/charts/figure.ts';
import type { Part } from '../../src/metrics/definition.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { askNow, refOfRow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import {
  badness,
  dimensionName,
  dimensionTitle,
  metricName,
  reasonText,
  SHAPES,
  stateText,
  worstStatus,
} from '../shared/group-words.ts';
import { partValueName } from '../shared/scale.ts';
import { partsOf } from './parts-of.ts';
import { itemsCell } from '../shared/raw-cells.ts';
import type { Drawing } from '../kind.ts';

/** How many of the parts a finding names. */
const NAMED = 4;

/** A metric that is several numbers as all of them: bars and a table by its part, a matrix of two, a list of more. */
export async function partsFigure(context: Context, { metric }: { metric: string }): Promise<Drawing> {
  const rows = await askNow(context, metric);
  const parts = partsOf(context, metric);
  const [first, second, ...more] = parts;
  const known = rows.filter(({ value }) => value !== null);
  const finding = findingOf(context, { metric, parts, rows, known });
  const cells = rows.filter(({ by }) => parts.some(({ name }) => by[name] !== undefined));
  return {
    finding,
    status: worstStatus(rows.map(({ status }) => status)),
    ...(first && !second && known.length > 0 ? { chart: bars(context, cells, { part: first, finding }) } : {}),
    table: first && second && more.length === 0 ? matrix(context, cells, [first, second]) : list(context, rows, parts),
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
  }: { metric: string; parts: readonly Part[]; rows: readonly MetricRow[]; known: readonly MetricRow[] },
): string {
  const name = metricName(t, metric);
  if (known.length === 0) return t('widgets.sentence.none', { name, reason: reasonText(t, rows[0]) });
  const names = parts.map((part) => dimensionName(t, part.name)).join(t('widgets.list.comma'));
  const [part, ...others] = parts;
  if (part === undefined || others.length > 0) return t('widgets.parts.several', { name, parts: names });
  const listed = [...known].sort((a, b) => badness(b.status) - badness(a.status)).slice(0, NAMED);
  const texts = listed.map((row) => `${partName(t, part, row)} ${t.format.value(row.value ?? 0, row.unit)}`);
  return t('widgets.parts.finding', { name, parts: names, values: texts.join(t('widgets.list.semicolon')) });
}

/** What a row stands for; the row of all parts together has none of its own. */
function partName(t: Context['t'], part: Part, { by }: MetricRow): string {
  const value = by[part.name];
  return value === undefined ? t('widgets.total') : partValueName(t, part, value);
}

function bars(context: Context, rows: readonly MetricRow[], { part, finding }: { part: Part; finding: string }) {
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

function matrix(context: Context, rows: readonly MetricRow[], [down, across]: readonly [Part, Part]): FigureTable {
  const { t } = context;
  const values = ({ name }: Part) => [...new Set(rows.map(({ by }) => by[name] ?? 'unknown'))];
  return {
    columns: [
      { title: `${dimensionTitle(t, down.name)} / ${dimensionName(t, across.name)}`, align: 'start' },
      ...values(across).map((value) => ({ title: partValueName(t, across, value), align: 'end' as const })),
    ],
    rows: values(down).map((first) => [
      { text: partValueName(t, down, first) },
      ...values(across).map((second) =>
        valueCell(
          context,
          rows.find(({ by }) => by[down.name] === first && by[across.name] === second),
        ),
      ),
    ]),
  };
}

function list(context: Context, rows: readonly MetricRow[], parts: readonly Part[]): FigureTable {
  const { t } = context;
  return {
    columns: [
      ...parts.map((part) => ({ title: dimensionTitle(t, part.name), align: 'start' as const })),
      { title: t('widgets.value'), align: 'end' },
      { title: t('widgets.state'), align: 'start' },
      { title: t('widgets.items'), align: 'end' },
    ],
    rows: rows.map((row) => [
      ...parts.map((part) => ({ text: partName(t, part, row) })),
      valueCell(context, row),
      { text: stateText(t, row) },
      itemsCell(t, row),
    ]),
  };
}
