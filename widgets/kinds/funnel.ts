import { rankedBars, rankedHeight } from '../../src/charts/ranked-bars.ts';
import type { FigureCell, FigureTable } from '../../src/charts/figure.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import type { Drawing } from '../kind.ts';
import { askNow, refOfRow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { asHeading, dimensionTitle, metricName, reasonText } from '../shared/group-words.ts';
import { shareCell } from '../shared/raw-cells.ts';
import { partValueName } from '../shared/scale.ts';
import { partsFigure } from './parts-figure.ts';

interface Step {
  readonly name: string;
  readonly row: MetricRow;
  /** Of those that reached the step before. */
  readonly kept: number | null;
  /** Of those that began. */
  readonly left: number | null;
}

/** How many come from each step to the next. A metric that is not counted step by step is drawn as the parts it has. */
export async function funnelFigure(context: Context, { metric }: { metric: string }): Promise<Drawing> {
  const { t, portfolio } = context;
  const { parts = [], kind } = portfolio.catalogue.find(metric);
  const [part, ...others] = parts;
  if (!part || others.length > 0 || kind !== 'amount') return partsFigure(context, { metric });
  const rows = await askNow(context, metric);
  const placed = part.cells.flatMap((cell) => rows.find(({ by }) => by[part.name] === cell) ?? []);
  const steps = placed.map((row, index): Step => {
    const share = (whole: MetricRow | undefined) =>
      whole?.value && row.value !== null && index > 0 ? row.value / whole.value : null;
    const name = partValueName(t, part, row.by[part.name] ?? 'unknown');
    return { name, row, kept: share(placed[index - 1]), left: share(placed[0]) };
  });
  const began = steps[0]?.row.value ?? null;
  const finding = findingOf(context, { metric, steps, began, rows });
  return {
    finding,
    status: 'grey',
    ...(began ? { chart: picture(context, steps, finding) } : {}),
    table: tableOf(context, { title: dimensionTitle(t, part.name), steps }),
    foot: foot(context, placed[0] ?? rows[0], ...(began ? [t('widgets.funnel.shares')] : [])),
  };
}

interface Found {
  readonly metric: string;
  readonly steps: readonly Step[];
  readonly began: number | null;
  readonly rows: readonly MetricRow[];
}

/** How many began and how many came through, and the step at which most were lost. */
function findingOf({ t }: Context, { metric, steps, began, rows }: Found): string {
  const name = metricName(t, metric);
  const [first, last] = [steps[0], steps.at(-1)];
  if (began === null || !first || !last) return t('widgets.sentence.none', { name, reason: reasonText(t, rows[0]) });
  if (began === 0) return t('widgets.funnel.nothing', { first: first.name });
  const count = ({ row }: Step) => t.format.value(row.value ?? 0, row.unit);
  const whole = t('widgets.funnel.finding', {
    first: asHeading(`${first.name} ${count(first)}`),
    last: `${last.name} ${count(last)}`,
    share: t.format.percent(last.left ?? 0, 0),
  });
  const [narrow] = steps.filter(({ kept }) => kept !== null && kept < 1).sort((a, b) => (a.kept ?? 1) - (b.kept ?? 1));
  if (!narrow) return whole;
  const before = steps[steps.indexOf(narrow) - 1]?.name ?? '';
  const loss = { before, step: narrow.name, share: t.format.percent(narrow.kept ?? 0, 0) };
  return whole + t('widgets.gap') + t('widgets.funnel.narrowest', loss);
}

function picture(context: Context, steps: readonly Step[], finding: string) {
  const { t } = context;
  return {
    option: rankedBars({
      bars: steps.map(({ name, row, kept }) => {
        const text = row.value === null ? t('value.none') : t.format.value(row.value, row.unit);
        const label = kept === null ? text : `${text} · ${t.format.percent(kept, 0)}`;
        return { name: asHeading(name), value: row.value, label, ref: refOfRow(context, row) };
      }),
    }),
    height: rankedHeight(steps.length),
    alt: t('widgets.chart.bars', { names: steps.map(({ name }) => name).join(t('widgets.list.comma')), finding }),
  };
}

function tableOf(context: Context, { title, steps }: { title: string; steps: readonly Step[] }): FigureTable {
  const { t } = context;
  const cell = (share: number | null): FigureCell => (share === null ? { text: '' } : shareCell(t, share, 1));
  return {
    columns: [
      { title, align: 'start' },
      { title: t('widgets.value'), align: 'end' },
      { title: t('widgets.funnel.kept'), align: 'end' },
      { title: t('widgets.funnel.left'), align: 'end' },
    ],
    rows: steps.map(({ name, row, kept, left }) => [
      { text: asHeading(name) },
      valueCell(context, row),
      cell(kept),
      cell(left),
    ]),
  };
}
