import { rankedHeight, splitBars } from '../../src/charts/ranked-bars.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { askNow, refOfRow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { providerText } from './provider-text.ts';
import { labelsOf } from '../kinds/ranked.ts';
import { groupCells } from '../shared/sums.ts';
import { asHeading, dimensionTitle, groupName, worstStatus } from '../shared/group-words.ts';
import { purpose, type Drawing } from '../kind.ts';

const METRIC = 'esg-pillar-score';
const PILLAR = 'pillar';
const SECTORS = 10;

/** The three pillars side by side for each sector, the sector with the lowest pillar first. */
async function pillarsFigure(context: Context): Promise<Drawing> {
  const { t } = context;
  const [rows, labels] = await Promise.all([askNow(context, METRIC, ['sector']), labelsOf(context, 'sector')]);
  const name = (sector: string) => groupName(t, 'sector', sector, labels);
  const pillars = [...groupCells(rows, PILLAR).keys()];
  const sectors = [...groupCells(rows, 'sector')]
    .map(([sector, cells]) => ({ sector, cells, lowest: lowestOf(cells) }))
    .filter(({ lowest }) => lowest !== undefined)
    .sort(
      (a, b) => (a.lowest?.value ?? 0) - (b.lowest?.value ?? 0) || t.format.compare(name(a.sector), name(b.sector)),
    );
  const worst = sectors[0]?.lowest;
  const shown = sectors.slice(0, SECTORS);
  const cell = (cells: readonly MetricRow[], pillar: string) => cells.find(({ by }) => by[PILLAR] === pillar);
  const finding = worst
    ? t('esg-scores.pillars.finding', {
        pillar: groupName(t, PILLAR, worst.by[PILLAR] ?? ''),
        sector: name(worst.by['sector'] ?? 'unknown'),
        value: t.format.value(worst.value ?? 0, worst.unit),
      })
    : t('esg-scores.pillars.none');

  return {
    finding,
    status: worstStatus(rows.map(({ status }) => status)),
    ...(worst
      ? {
          chart: {
            option: splitBars({
              names: shown.map(({ sector }) => name(sector)),
              parts: pillars.map((pillar) => ({
                name: groupName(t, PILLAR, pillar),
                values: shown.map(({ cells }) => cell(cells, pillar)?.value ?? null),
                refs: shown.map(({ cells }) => {
                  const row = cell(cells, pillar);
                  return row && refOfRow(context, row);
                }),
              })),
              stacked: false,
              text: (value) => t.format.number(value, 1),
              axisText: (value) => t.format.number(value),
              none: t('value.none'),
            }),
            height: rankedHeight(Math.ceil(shown.length * 1.5), 48),
            alt: t('widgets.chart.bars', {
              names: shown.map(({ sector }) => name(sector)).join(t('widgets.list.comma')),
              finding,
            }),
          },
        }
      : {}),
    table: {
      columns: [
        { title: dimensionTitle(t, 'sector'), align: 'start' },
        ...pillars.map((pillar) => ({ title: asHeading(groupName(t, PILLAR, pillar)), align: 'end' as const })),
      ],
      rows: sectors.map(({ sector, cells }) => [
        { text: name(sector) },
        ...pillars.map((pillar) => valueCell(context, cell(cells, pillar))),
      ]),
    },
    foot: foot(
      context,
      undefined,
      ...providerText(context),
      ...(shown.length < sectors.length ? [t('widgets.foot.cut', { shown: shown.length, all: sectors.length })] : []),
    ),
  };
}

function lowestOf(rows: readonly MetricRow[]): MetricRow | undefined {
  return rows.filter(({ value }) => value !== null).sort((a, b) => (a.value ?? 0) - (b.value ?? 0))[0];
}

/** Scores by sector and pillar. */
export const pillars = purpose('pillars', [METRIC], pillarsFigure, { compares: true });
