import { cellGrid, gridSize, type GridCell } from '../../src/charts/cell-grid.ts';
import type { Figure, FigureTable } from '../../src/charts/figure.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { axisText } from '../shared/axis.ts';
import { nameCell, refOfRow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { asHeading, metricName, reasonText, shapeOf, stateText, worstStatus } from '../shared/group-words.ts';
import { betterOf } from '../shared/limit-lines.ts';
import type { Drawing } from '../kind.ts';
import { partsFigure } from './parts-figure.ts';
import { planeOf, type HeatSpec, type Plane } from './plane.ts';
import { rankedFigure } from './ranked.ts';

/** Of more columns than these, those with nothing but zeros stand in the table only. */
const MANY_COLUMNS = 8;
/** How strongly a state fills its cell. */
const STRENGTH = { red: 1, amber: 0.7, green: 0.15, grey: 0 } as const;
/** Columns a finding names. */
const NAMED = 3;

/** A metric over two splits as cells, the most serious rows first: a dimension by its parts or by another dimension, or its own two parts. */
export async function heatFigure(context: Context, spec: HeatSpec): Promise<Drawing> {
  const { t } = context;
  const [metric = ''] = spec.metrics;
  const plane = await planeOf(context, spec);
  if (!plane)
    return spec.by && context.portfolio.catalogue.find(metric).parts === undefined
      ? rankedFigure(context, { metric, by: spec.by })
      : partsFigure(context, { metric });
  const known = plane.cells.filter(({ value }) => value !== null);
  const finding = findingOf(context, metric, plane, known);
  const drawn = drawnColumns(plane);
  const cut = plane.rows.length < plane.all;
  const bare = plane.columns.length - drawn.length;
  const blank = plane.rows.some((row) => drawn.some((column) => (plane.at(row, column)?.value ?? null) === null));
  return {
    finding,
    status: worstStatus([...plane.cells, ...(plane.rank?.rows ?? [])].map(({ status }) => status)),
    ...(known.length > 0 ? { chart: picture(context, plane, { drawn, finding }) } : {}),
    table: tableOf(context, plane),
    foot: foot(
      context,
      undefined,
      ...(cut ? [t('widgets.foot.first', { shown: plane.rows.length, all: plane.all })] : []),
      ...(known.length > 0 && bare > 0 ? [t('widgets.heat.bare', { count: bare })] : []),
      ...(known.length > 0 && blank ? [t('widgets.heat.blank')] : []),
    ),
  };
}

function findingOf(context: Context, metric: string, plane: Plane, known: readonly MetricRow[]): string {
  const { t } = context;
  const name = metricName(t, metric);
  if (known.length === 0) return t('widgets.sentence.none', { name, reason: reasonText(t, plane.cells[0]) });
  const [first = ''] = plane.rows;
  const led = plane.rank?.at(first);
  if (plane.rank && led && led.value !== null) {
    const most = known
      .filter(({ by, value }) => by[plane.down.key] === first && value !== 0)
      .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
      .map(({ by }) => plane.across.name(by[plane.across.key] ?? 'unknown'));
    const params = {
      row: plane.down.name(first),
      name: metricName(t, plane.rank.metric),
      value: t.format.value(led.value, led.unit),
    };
    if (most.length === 0) return t('widgets.heat.first-alone', params);
    return t('widgets.heat.first', { ...params, columns: most.slice(0, NAMED).join(t('widgets.list.comma')) });
  }
  const count = (status: string) => known.filter((row) => row.status === status).length;
  const sign = betterOf(context, metric) === 'higher' ? 1 : -1;
  const severity = ({ status }: MetricRow) => (status === 'red' ? 2 : status === 'amber' ? 1 : 0);
  const [worst] = [...known].sort((a, b) => severity(b) - severity(a) || sign * ((a.value ?? 0) - (b.value ?? 0)));
  const params = {
    name,
    row: plane.down.name(worst?.by[plane.down.key] ?? 'unknown'),
    column: plane.across.name(worst?.by[plane.across.key] ?? 'unknown'),
    value: t.format.value(worst?.value ?? 0, worst?.unit ?? 'count'),
    red: count('red'),
    amber: count('amber'),
    all: known.length,
  };
  const rated = known.some(({ status }) => status !== 'grey');
  if (rated) return t('widgets.heat.worst', params);
  return sign > 0 ? t('widgets.heat.least', params) : t('widgets.heat.most', params);
}

/** Columns worth their place in the picture: of many only those with something in them, of few those with a value. */
function drawnColumns({ columns, across, cells }: Plane): string[] {
  const many = columns.length > MANY_COLUMNS;
  const isHeld = ({ value }: MetricRow) => value !== null && (value !== 0 || !many);
  return columns.filter((column) => cells.some((row) => row.by[across.key] === column && isHeld(row)));
}

function picture(
  context: Context,
  plane: Plane,
  { drawn, finding }: { drawn: readonly string[]; finding: string },
): NonNullable<Figure['chart']> {
  const { t } = context;
  const { down, across, rank } = plane;
  const most = Math.max(0, ...plane.cells.map(({ value }) => Math.abs(value ?? 0)));
  const grid = {
    rows: plane.rows.map((row) => asHeading(down.name(row))),
    columns: [...(rank ? [metricName(t, rank.metric)] : []), ...drawn.map((column) => asHeading(across.name(column)))],
    cells: plane.rows.map((row) => [
      ...(rank ? [{ ...heatCell(context, rank.at(row), { of: down.name(row), most: 0 }), framed: true }] : []),
      ...drawn.map((column) =>
        heatCell(context, plane.at(row, column), { of: `${down.name(row)}\n${across.name(column)}`, most }),
      ),
    ]),
  };
  const listed = (names: readonly string[]) => names.join(t('widgets.list.comma'));
  return {
    option: cellGrid(grid),
    ...gridSize(grid),
    alt: t('widgets.chart.cells', { rows: listed(grid.rows), columns: listed(grid.columns), finding }),
  };
}

/** A value with its state's shape; coloured by its state, or by how much it is where it has none. Blank where there is no value. */
function heatCell(context: Context, row: MetricRow | undefined, { of, most }: { of: string; most: number }): GridCell {
  const { t } = context;
  if (!row || row.value === null) return { text: '' };
  const { value, unit, status } = row;
  const rated = row.threshold !== undefined;
  const short = unit === 'fraction' ? t.format.percent(value, 1) : axisText(t, unit)(value);
  return {
    text: [shapeOf(status), short].filter(Boolean).join(' '),
    ref: refOfRow(context, row),
    strength: rated ? STRENGTH[status] : most > 0 ? Math.abs(value) / most : 0,
    ...(rated && status !== 'grey' ? { paint: (theme) => theme.status[status] } : {}),
    faint: value === 0 && !rated,
    tip: [of, t.format.value(value, unit), ...(rated ? [stateText(t, row)] : [])].join('\n'),
  };
}

function tableOf(context: Context, { down, across, rank, rows, columns, at }: Plane): FigureTable {
  const { t } = context;
  return {
    columns: [
      { title: `${asHeading(down.title)} / ${across.title}`, align: 'start' },
      ...(rank ? [{ title: metricName(t, rank.metric), align: 'end' as const }] : []),
      ...columns.map((column) => ({ title: asHeading(across.name(column)), align: 'end' as const })),
    ],
    rows: rows.map((row) => [
      nameCell(context, asHeading(down.name(row)), down.key, row),
      ...(rank ? [valueCell(context, rank.at(row))] : []),
      ...columns.map((column) => valueCell(context, at(row, column))),
    ]),
  };
}
