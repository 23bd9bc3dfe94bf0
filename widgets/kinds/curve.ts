import { curves, CURVES_HEIGHT } from '../../src/charts/curves.ts';
import type { Figure, FigureTable } from '../../src/charts/figure.ts';
import type { Dimension, MetricRow } from '../../src/metrics/metric.ts';
import { axisText } from '../shared/axis.ts';
import { refOfRow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { asHeading, metricName, reasonText, worstStatus } from '../shared/group-words.ts';
import { betterOf } from '../shared/limit-lines.ts';
import { monthCell } from '../shared/raw-cells.ts';
import type { Drawing } from '../kind.ts';
import { linesOf, type Line, type Lines } from './lines.ts';
import { limitLinesOf } from './trend.ts';

export interface CurveSpec {
  metric: string;
  by?: Dimension | undefined;
}

/** Curves a picture shows at most, and those of them that are named. */
const DRAWN = 12;
const NAMED = 4;

/** A metric along something that has an order, a curve a group: cohorts by months on the book, teams by months. What is not yet seen has no value. */
export async function curveFigure(context: Context, { metric, by }: CurveSpec): Promise<Drawing> {
  const { t } = context;
  const lines = await linesOf(context, { metric, by });
  const known = lines.lines.filter(({ last }) => last !== undefined);
  const led = worstFirst(context, metric, known);
  const finding = findingOf(context, metric, lines, led);
  const newest = known.filter((line) => !led.slice(0, NAMED).includes(line)).slice(-(DRAWN - NAMED));
  const drawn = known.filter((line) => led.indexOf(line) < NAMED || newest.includes(line));
  const without = lines.lines.length - known.length;
  return {
    finding,
    status: worstStatus(known.map(({ last }) => last?.status ?? 'grey')),
    ...(known.length > 0 ? { chart: picture(context, lines, { drawn, named: led.slice(0, NAMED), finding }) } : {}),
    ...(known.length > 0 ? { table: tableOf(context, lines, known) } : {}),
    foot: foot(
      context,
      undefined,
      ...(drawn.length > NAMED ? [t('widgets.curve.grey')] : []),
      ...(drawn.length < known.length ? [t('widgets.foot.cut', { shown: drawn.length, all: known.length })] : []),
      ...(known.length > 0 && without > 0
        ? [t('widgets.curve.without', { count: without, reason: reasonText(t, lines.silent) })]
        : []),
    ),
  };
}

/** By where each stands at its own end. */
function worstFirst(context: Context, metric: string, known: readonly Line[]): Line[] {
  const sign = betterOf(context, metric) === 'higher' ? 1 : -1;
  return [...known].sort((a, b) => sign * ((a.last?.value ?? 0) - (b.last?.value ?? 0)));
}

function findingOf(context: Context, metric: string, { along, lines, silent }: Lines, led: readonly Line[]): string {
  const { t } = context;
  const name = metricName(t, metric);
  const [first] = led;
  if (!first?.last) return t('widgets.sentence.none', { name, reason: reasonText(t, silent ?? lines[0]?.last) });
  const value = t.format.value(first.last.value ?? 0, first.last.unit);
  if (led.every(({ last }) => last?.value === first.last?.value))
    return t('widgets.curve.same', { name, value, all: led.length });
  const params = { name, line: first.name, value, place: along.place(first.at), all: led.length };
  return betterOf(context, metric) === 'higher' ? t('widgets.curve.least', params) : t('widgets.curve.most', params);
}

function picture(
  context: Context,
  { along }: Lines,
  { drawn, named, finding }: { drawn: readonly Line[]; named: readonly Line[]; finding: string },
): NonNullable<Figure['chart']> {
  const { t } = context;
  const [some] = drawn;
  const unit = some?.last?.unit ?? 'fraction';
  const placed = (line: Line) => along.values.map((value) => line.rows.get(value));
  return {
    option: curves({
      along: along.values.map(along.name),
      title: asHeading(along.title),
      curves: drawn.map((line) => ({
        name: line.name,
        values: placed(line).map((row) => row?.value ?? null),
        refs: placed(line).map((row) => row && refOfRow(context, row)),
        named: named.includes(line),
      })),
      limits: limitLinesOf(context, limited(drawn)),
      text: (value) => t.format.value(value, unit),
      axisText: axisText(t, unit),
    }),
    ...(along.isMonths ? { months: along.values } : {}),
    height: CURVES_HEIGHT,
    alt: t('widgets.chart.curves', {
      along: along.title,
      names: drawn.map(({ name }) => name).join(t('widgets.list.comma')),
      finding,
    }),
  };
}

/** One row whose limits hold for all, undefined where they do not have the same. */
function limited(drawn: readonly Line[]): MetricRow | undefined {
  const limits = drawn.map(({ last }) => JSON.stringify([last?.threshold?.amber, last?.threshold?.red]));
  return new Set(limits).size === 1 ? drawn[0]?.last : undefined;
}

/** A row a place, a column a curve; blank where nothing has been seen yet. */
function tableOf(context: Context, { along }: Lines, known: readonly Line[]): FigureTable {
  const { t } = context;
  const cell = (row: MetricRow | undefined) => {
    if (!row) return { text: '' };
    const { text, ref } = valueCell(context, row);
    return { text, ...(ref ? { ref } : {}) };
  };
  return {
    columns: [
      { title: asHeading(along.title), align: 'start' },
      ...known.map(({ name }) => ({ title: asHeading(name), align: 'end' as const })),
    ],
    rows: along.values.map((value) => [
      along.isMonths ? monthCell(t, value) : { text: along.name(value) },
      ...known.map(({ rows }) => cell(rows.get(value))),
    ]),
  };
}
