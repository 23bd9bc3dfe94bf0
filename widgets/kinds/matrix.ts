import { cellGrid, gridSize, type GridCell } from '../../src/charts/cell-grid.ts';
import { flows, flowsHeight, type FlowsInput } from '../../src/charts/flows.ts';
import type { ChartTheme, Figure, FigureTable } from '../../src/charts/figure.ts';
import type { Part } from '../../src/metrics/definition.ts';
import type { MetricRow, Unit } from '../../src/metrics/metric.ts';
import { countsRows } from '../../src/metrics/statement-facts.ts';
import { askNow, refOfRow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { asHeading, dimensionName, dimensionTitle, metricName, reasonText } from '../shared/group-words.ts';
import { partValueName } from '../shared/scale.ts';
import { countCell, shareCell } from '../shared/raw-cells.ts';
import type { Drawing } from '../kind.ts';
import { heatFigure } from './heat.ts';
import { GONE, movesOf, type Move, type Moves } from './moves.ts';

const ARROWS: Readonly<Record<Move, string>> = { worse: '↓ ', better: '↑ ', same: '', other: '' };
const PAINTS: Readonly<Record<Move, (theme: ChartTheme) => string | undefined>> = {
  worse: ({ status }) => status.red,
  better: ({ status }) => status.green,
  same: ({ categories }) => categories[0],
  other: ({ status }) => status.grey,
};
/** Whatever moved at all is seen. */
const LEAST_STRENGTH = 0.2;

/** What each opening state became: from × to, in shares of the row. A metric without two such parts is drawn as the cells it has. */
export async function matrixFigure(context: Context, { metric }: { metric: string }): Promise<Drawing> {
  const { t, portfolio } = context;
  const { parts = [] } = portfolio.catalogue.find(metric);
  const rows = parts.length === 2 ? await askNow(context, metric) : [];
  const moves = movesOf(context, parts, rows);
  if (!moves) return heatFigure(context, { metrics: [metric] });
  const known = rows.filter(({ value }) => value !== null);
  const finding =
    known.length > 0
      ? findingOf(context, metric, moves, known)
      : t('widgets.sentence.none', { name: metricName(t, metric), reason: reasonText(t, rows[0]) });
  const sides = known.some((row) => moves.moveOf(row) !== 'other') ? [t('widgets.matrix.sides')] : [];
  return {
    finding,
    status: 'grey',
    ...(known.length > 0
      ? {
          chart: picture(context, moves, finding),
          other: {
            name: t('widgets.matrix.flows'),
            chart: flowPicture(context, { metric, moves, known, finding }),
            foot: foot(context, known[0], t('widgets.matrix.bands')),
          },
        }
      : {}),
    table: tableOf(context, metric, moves),
    foot: foot(context, known[0] ?? rows[0], ...sides),
  };
}

/** How much went to a worse state, to a better one, and left; and the largest step for the worse. */
function findingOf(context: Context, metric: string, moves: Moves, known: readonly MetricRow[]): string {
  const { t } = context;
  const amount = (value: number) => t.format.value(value, weightUnit(context, metric));
  const percent = (fits: (row: MetricRow) => boolean) => t.format.percent(moves.shareOf(fits) ?? 0);
  const whole = t('widgets.matrix.finding', {
    total: amount(moves.opening),
    scale: dimensionName(t, moves.parts[0].scale ?? 'from'),
    worse: percent((row) => moves.moveOf(row) === 'worse'),
    better: percent((row) => moves.moveOf(row) === 'better'),
    gone: percent(({ by }) => by['to'] === GONE),
  });
  const [first] = known
    .filter((row) => moves.moveOf(row) === 'worse' && (row.numerator ?? 0) > 0)
    .sort((a, b) => (b.numerator ?? 0) - (a.numerator ?? 0));
  if (!first) return whole;
  const step = {
    step: stepName(t, moves, first),
    amount: amount(first.numerator ?? 0),
    share: t.format.percent(first.value ?? 0),
  };
  return whole + t('widgets.gap') + t('widgets.matrix.step', step);
}

/** States with what became of each, then of all of them together; what came since the opening stands last, in no total. */
function picture(context: Context, moves: Moves, finding: string): NonNullable<Figure['chart']> {
  const { t } = context;
  const plain = (share: number | null): GridCell => ({ text: share === null ? '' : t.format.percent(share, 1) });
  const lines = moves.origins.map(({ from, entered, cells, weight }) => ({
    name: partValueName(t, moves.parts[0], from),
    entered,
    cells: [
      ...cells.map((row) => moveCell(context, moves, row)),
      plain(entered || weight === null || moves.opening <= 0 ? null : weight / moves.opening),
    ],
  }));
  const all = {
    name: t('widgets.total'),
    cells: [
      ...moves.to.map((to) => plain(moves.shareOf(({ by }) => by['to'] === to))),
      plain(moves.opening > 0 ? 1 : null),
    ],
  };
  const placed = [...lines.filter(({ entered }) => !entered), all, ...lines.filter(({ entered }) => entered)];
  const grid = {
    rows: placed.map(({ name }) => asHeading(name)),
    columns: [...headings(t, moves), t('widgets.matrix.weight')],
    cells: placed.map(({ cells }) => cells),
  };
  const listed = (names: readonly string[]) => names.join(t('widgets.list.comma'));
  return {
    option: cellGrid(grid),
    ...gridSize(grid),
    alt: t('widgets.chart.cells', { rows: listed(grid.rows), columns: listed(grid.columns), finding }),
  };
}

function moveCell(context: Context, moves: Moves, row: MetricRow | undefined): GridCell {
  const { t } = context;
  if (!row || row.value === null) return { text: '' };
  const move = moves.moveOf(row);
  const word = move === 'other' || row.value === 0 ? '' : t(`widgets.matrix.${move}`);
  const share = t.format.percent(row.value, 1);
  return {
    text: row.value === 0 ? '0' : ARROWS[move] + share,
    ref: refOfRow(context, row),
    strength: row.value === 0 ? 0 : Math.max(LEAST_STRENGTH, Math.sqrt(row.value)),
    paint: PAINTS[move],
    framed: move === 'same',
    faint: row.value === 0,
    tip: [stepName(t, moves, row), t.format.value(row.value, row.unit), word].filter(Boolean).join('\n'),
    note: word,
  };
}

interface Flowing {
  readonly metric: string;
  readonly moves: Moves;
  readonly known: readonly MetricRow[];
  readonly finding: string;
}

/** The same as bands: the wider the more went that way, the more to the worse the more it falls. */
function flowPicture(context: Context, { metric, moves, known, finding }: Flowing): NonNullable<Figure['chart']> {
  const { t } = context;
  const [from, to] = moves.parts;
  const unit = weightUnit(context, metric);
  const sideOf = (part: Part) => (key: string) => ({ key, name: asHeading(partValueName(t, part, key)) });
  const input: FlowsInput = {
    from: moves.origins.map((origin) => origin.from).map(sideOf(from)),
    to: moves.to.map(sideOf(to)),
    flows: known.map((row) => {
      const amount = t.format.value(row.numerator ?? 0, unit);
      return {
        from: row.by['from'] ?? 'unknown',
        to: row.by['to'] ?? 'unknown',
        value: row.numerator ?? 0,
        paint: PAINTS[moves.moveOf(row)],
        ref: refOfRow(context, row),
        tip: [stepName(t, moves, row), amount, t.format.value(row.value ?? 0, row.unit)].join('\n'),
      };
    }),
  };
  const listed = (sides: FlowsInput['from']) => sides.map(({ name }) => name).join(t('widgets.list.comma'));
  return {
    option: flows(input),
    height: flowsHeight(input),
    least: 300,
    alt: t('widgets.chart.flows', { from: listed(input.from), to: listed(input.to), finding }),
  };
}

function tableOf(context: Context, metric: string, moves: Moves): FigureTable {
  const { t } = context;
  const unit = weightUnit(context, metric);
  const [states, entered] = [false, true].map((isNew) =>
    moves.origins
      .filter((origin) => origin.entered === isNew)
      .map(({ from, cells, weight, n }) => [
        { text: asHeading(partValueName(t, moves.parts[0], from)) },
        ...cells.map((row) => valueCell(context, row)),
        { text: weight === null ? t('value.none') : t.format.value(weight, unit) },
        countCell(t, n),
      ]),
  ) as [FigureTable['rows'], FigureTable['rows']];
  const share = (to: string) => moves.shareOf(({ by }) => by['to'] === to);
  const n = moves.origins.reduce((sum, origin) => sum + (origin.entered ? 0 : origin.n), 0);
  const all = [
    { text: asHeading(t('widgets.total')) },
    ...moves.to.map((to) => (moves.opening > 0 ? shareCell(t, share(to) ?? 0) : { text: t('value.none') })),
    { text: t.format.value(moves.opening, unit) },
    countCell(t, n),
  ];
  return {
    columns: [
      { title: `${dimensionTitle(t, 'from')} / ${dimensionName(t, 'to')}`, align: 'start' },
      ...headings(t, moves).map((title) => ({ title, align: 'end' as const })),
      { title: t(unit === 'count' ? 'widgets.matrix.count' : 'widgets.matrix.amount'), align: 'end' },
      { title: t('widgets.items'), align: 'end' },
    ],
    rows: [...states, all, ...entered],
  };
}

function headings(t: Context['t'], moves: Moves): string[] {
  return moves.to.map((to) => asHeading(partValueName(t, moves.parts[1], to)));
}

/** `pass → special mention` */
function stepName(t: Context['t'], { parts: [from, to] }: Moves, { by }: MetricRow): string {
  return `${partValueName(t, from, by['from'] ?? 'unknown')} → ${partValueName(t, to, by['to'] ?? 'unknown')}`;
}

/** What the shares are shares of: heads, or an amount. */
function weightUnit({ portfolio }: Context, metric: string): Unit {
  const found = portfolio.catalogue.find(metric);
  return found.kind === 'ratio' && countsRows(found) ? 'count' : 'money';
}
