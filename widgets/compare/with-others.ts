import type { FigureCell, OtherValue } from '../../src/charts/figure.ts';
import { speakFurther } from '../../src/i18n/speak.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import type { Compare } from '../../src/session/compare.ts';
import type { CardKind, Drawing } from '../kind.ts';
import type { Context } from '../shared/context.ts';
import { comparedChart, rowsOfChart } from './compared-chart.ts';
import { comparedColumns, comparedTable, MOST_COLUMNS } from './compared-table.ts';
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
  const rows = kind.compares ? rowsOf(drawing) : [];
  if (rows.length === 0) return { ...drawing, foot: [...drawing.foot, t('compare.foot.not')] };
  const source = await sourceOf(context, compare);
  const { label, words } = source;
  const { found, foot } = await source.find(rows);
  const others = new Map(
    rows.map((row) => [row, otherValue(context, row, { label, words, found: found.get(row) ?? { value: null } })]),
  );
  const { headline, tiles, table, chart } = drawing;
  const picture = chart && comparedChart(chart, others, label);
  return {
    ...drawing,
    others,
    ...(headline ? { headline: beside(headline, others) } : {}),
    ...(tiles ? { tiles: tiles.map((tile) => ({ ...tile, value: beside(tile.value, others) })) } : {}),
    ...(table ? { table: comparedTable(table, others, { label, t }) } : {}),
    ...(picture ? { chart: picture.chart } : {}),
    foot: [
      ...drawing.foot,
      ...foot,
      ...(picture
        ? [picture.drawn ? t(`compare.foot.${picture.drawn}`, { label: picture.label }) : t('compare.foot.table')]
        : []),
      ...(table && comparedColumns(table, others).length > MOST_COLUMNS ? [t('compare.foot.wide')] : []),
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
  const reasons = new Set(lacking.map(({ cell }) => cell.why ?? ''));
  return [
    t('compare.foot.without', {
      count: lacking.length,
      all: others.size,
      reasons: [...reasons].filter(Boolean).join(t('widgets.list.semicolon')),
    }),
  ];
}
