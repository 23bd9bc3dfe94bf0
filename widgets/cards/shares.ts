import { rankedBars, rankedHeight } from '../../src/charts/ranked-bars.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { askNow, askSeries, nameCell, refOfRow, valueCell, type Context } from '../shared/context.ts';
import { sentence } from '../shared/finding-text.ts';
import { foot } from '../shared/foot.ts';
import { labelsOf } from '../kinds/ranked.ts';
import { LOOK_BACK } from '../kinds/month-table.ts';
import { changeOf, latest } from '../shared/series.ts';
import { dimensionTitle, groupName } from '../shared/group-words.ts';
import { itemsCell, shareCell } from '../shared/raw-cells.ts';
import type { CardEntry } from '../card.ts';
import type { CardKind, Drawing } from '../kind.ts';

const BARS = 10;

/** The balance by group, the largest first, with each group's share and the concentration index of the whole. */
async function sharesFigure(
  context: Context,
  { by = 'sector', metrics: [index = ''] = [] }: CardEntry,
): Promise<Drawing> {
  const { t, months } = context;
  const [groups, hhi, labels] = await Promise.all([
    askNow(context, 'outstanding-balance', [by]),
    askSeries(context, index),
    labelsOf(context, by),
  ]);
  // as in the index itself, groups without a positive balance hold no share
  const ranked = groups.filter(({ value }) => (value ?? 0) > 0).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const whole = sum(ranked);
  const share = (row: MetricRow) => t.format.percent((row.value ?? 0) / whole, 1);
  const name = (row: MetricRow) => groupName(t, by, row.by[by] ?? 'unknown', labels);
  const shown = ranked.slice(0, BARS);
  const now = latest(hhi, months);
  const first = ranked[0];
  const finding = first
    ? t('risk-trend.share-of.finding', {
        first: name(first),
        share: share(first),
        three: t.format.percent(sum(ranked.slice(0, 3)) / whole, 1),
        hhi: sentence(t, changeOf(hhi, months, LOOK_BACK), LOOK_BACK, index),
      })
    : t('risk-trend.share-of.none');

  return {
    finding,
    status: now?.status ?? 'grey',
    ...(first
      ? {
          chart: {
            option: rankedBars({
              bars: shown.map((row) => ({
                name: name(row),
                value: row.value,
                label: share(row),
                ref: refOfRow(context, row),
              })),
            }),
            height: rankedHeight(shown.length, 8),
            alt: t('widgets.chart.bars', { names: shown.map(name).join(t('widgets.list.comma')), finding }),
          },
        }
      : {}),
    table: {
      columns: [
        { title: dimensionTitle(t, by), align: 'start' },
        { title: t('widgets.value'), align: 'end' },
        { title: t('widgets.share'), align: 'end' },
        { title: t('widgets.items'), align: 'end' },
      ],
      rows: ranked.map((row) => {
        const { text, ref } = valueCell(context, row);
        return [
          nameCell(context, name(row), by, row.by[by]),
          { text, ref },
          shareCell(t, (row.value ?? 0) / whole, 1),
          itemsCell(t, row),
        ];
      }),
    },
    foot: foot(
      context,
      now,
      ...(shown.length < ranked.length ? [t('widgets.foot.cut', { shown: shown.length, all: ranked.length })] : []),
    ),
  };
}

function sum(rows: readonly MetricRow[]): number {
  return rows.reduce((total, { value }) => total + (value ?? 0), 0);
}

/** The balance by the groups of a dimension, with the index of its concentration. */
export const shares: CardKind = {
  id: 'shares',
  metrics: ({ metrics = [] }) => metrics,
  compares: true,
  draw: sharesFigure,
};
