import type { FigureCell, OtherValue } from '../../src/charts/figure.ts';
import { speakFurther } from '../../src/i18n/speak.ts';
import type { Translate } from '../../src/i18n/translate-with.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import type { Compare } from '../../src/session/compare.ts';
import type { CardKind, Drawing } from '../kind.ts';
import type { Context } from '../shared/context.ts';
import { comparedChart, rowsOfChart } from './compared-chart.ts';
import { comparedColumns, comparedTable, isWide } from './compared-table.ts';
import { otherValue } from './other-value.ts';
import type { Source } from './source.ts';
import { goalSource } from './goals.ts';
import { peersSource } from './peers.ts';
import { thenSource } from './then.ts';

/** What a card shows with what its values are held against, asked for all of them at once; in words at its foot where they are not. */
export async function withOthers(
  context: Context,
  drawing: Drawing,
  { compare, kind }: { compare: Compare; kind: Pick<CardKind, 'compares'> },
): Promise<Drawing> {
  const { t } = context;
  // a page speaks these words once it is asked for them; a command speaks all from its start
  if (!t.has('compare.foot')) await speakFurther(t.language);
  const { compares } = kind;
  if (typeof compares === 'function') return compares(context, drawing, compare);
  if (compares !== true) return { ...drawing, foot: [...drawing.foot, t(`compare.not.${compares}`)] };
  const rows = rowsOf(drawing);
  if (rows.length === 0) return { ...drawing, foot: [...drawing.foot, t('compare.not.values')] };
  const source = await sourceOf(context, compare);
  const { label, words } = source;
  const { found, foot } = await source.find(rows);
  const others = new Map(
    rows.map((row) => [row, otherValue(context, row, { label, words, found: found.get(row) ?? { value: null } })]),
  );
  const { headline, tiles, table, chart, other } = drawing;
  const held = {
    ...drawing,
    others,
    ...(headline ? { headline: beside(headline, others) } : {}),
    ...(tiles ? { tiles: tiles.map((tile) => ({ ...tile, value: beside(tile.value, others) })) } : {}),
  };
  // strokes and columns of nothing would only be in the way
  if ([...others.values()].every(({ value }) => value === null))
    return { ...held, foot: [...drawing.foot, t('compare.foot.none', { label, reasons: reasonsOf(t, others) })] };
  const picture = chart && comparedChart(chart, others, { label, t });
  const inTable = table !== undefined && comparedColumns(table, others).length > 0;
  return {
    ...held,
    ...(table ? { table: comparedTable(table, others, { label, t }) } : {}),
    ...(picture ? { chart: picture.chart } : {}),
    ...(other ? { other: { ...other, foot: [...other.foot, t('compare.foot.table')] } } : {}),
    foot: [
      ...drawing.foot,
      ...foot,
      ...(picture ? [pictureFoot(t, picture, inTable)] : []),
      ...(table && isWide(table, others) ? [t('compare.foot.wide', { label })] : []),
      ...withoutFoot(context, others),
    ],
  };
}

async function sourceOf(context: Context, compare: Compare): Promise<Source> {
  if (compare === 'target') return goalSource(context);
  return compare === 'peers' ? peersSource(context) : thenSource(context, compare);
}

/** Every value of a card, each once. */
function rowsOf({ headline, tiles = [], table, chart }: Drawing): MetricRow[] {
  const cells = [headline, ...tiles.map(({ value }) => value), ...(table?.rows.flat() ?? [])];
  return [...new Set([...cells.flatMap((cell) => cell?.ref?.row ?? []), ...(chart ? rowsOfChart(chart) : [])])];
}

function beside(cell: FigureCell, others: ReadonlyMap<MetricRow, OtherValue>): FigureCell {
  const other = cell.ref && others.get(cell.ref.row);
  return other ? { ...cell, other } : cell;
}

/** How many values have no other one, and why. */
function withoutFoot({ t }: Context, others: ReadonlyMap<MetricRow, OtherValue>): string[] {
  const lacking = [...others.values()].filter(({ value }) => value === null);
  if (lacking.length === 0) return [];
  return [t('compare.foot.without', { count: lacking.length, all: others.size, reasons: reasonsOf(t, others) })];
}

function reasonsOf(t: Translate, others: ReadonlyMap<MetricRow, OtherValue>): string {
  const reasons = new Set([...others.values()].map(({ value, cell }) => (value === null ? (cell.why ?? '') : '')));
  return [...reasons].filter(Boolean).join(t('widgets.list.semicolon'));
}

/** How a picture shows the other values, and where they are if it does not. */
function pictureFoot(
  t: Translate,
  { drawn, label }: Pick<ReturnType<typeof comparedChart>, 'drawn' | 'label'>,
  inTable: boolean,
): string {
  if (drawn === null) return t(inTable ? 'compare.foot.table' : 'compare.foot.lead');
  return t(`compare.foot.${drawn}`, { label });
}
