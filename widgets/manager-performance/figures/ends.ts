import type { Figure } from '../../../src/charts/figure.ts';
import { rankedHeight, splitBars } from '../../../src/charts/ranked-bars.ts';
import { refOfRow, valueCell, type Context } from '../../shared/context.ts';
import { foot } from '../../shared/foot.ts';
import { kpiName, type Board, type ManagerLine } from './board.ts';

const AT_EACH_END = 3;

/** The scores behind the first and the last ranks, indicator by indicator. */
export function endsFigure(context: Context, { ranked, kpis }: Board): Figure {
  const { t } = context;
  const shown =
    ranked.length <= 2 * AT_EACH_END ? ranked : [...ranked.slice(0, AT_EACH_END), ...ranked.slice(-AT_EACH_END)];
  const name = (line: ManagerLine) => `${line.rank?.value ?? ''} ${line.name}`;
  const finding = endsFinding(context, ranked, kpis);
  return {
    id: 'managers-ends',
    title: t('manager-performance.ends'),
    finding,
    status: 'grey',
    ...(shown.length > 1
      ? {
          chart: {
            option: splitBars({
              names: shown.map(name),
              parts: kpis.map((kpi) => ({
                name: kpiName(context, kpi),
                values: shown.map(({ kpis: scores }) => scores.get(kpi)?.value ?? null),
                refs: shown.map(({ kpis: scores }) => {
                  const row = scores.get(kpi);
                  return row && refOfRow(context, row);
                }),
              })),
              stacked: false,
              text: (value) => t.format.number(value, 1),
              axisText: (value) => t.format.number(value),
              none: t('value.none'),
            }),
            height: rankedHeight(Math.ceil((shown.length * Math.max(kpis.length, 2)) / 2), 56),
            alt: t('widgets.chart.bars', { names: shown.map(name).join(t('widgets.list.comma')), finding }),
          },
        }
      : {}),
    table: {
      columns: [
        { title: t('manager-performance.manager'), align: 'start' },
        { title: t('manager-performance.total'), align: 'end' },
        ...kpis.map((kpi) => ({ title: kpiName(context, kpi), align: 'end' as const })),
      ],
      rows: shown.map((line) => [
        { text: name(line) },
        valueCell(context, line.total),
        ...kpis.map((kpi) => valueCell(context, line.kpis.get(kpi))),
      ]),
    },
    foot: foot(context, undefined, t('manager-performance.note')),
  };
}

function endsFinding({ t, ...rest }: Context, ranked: readonly ManagerLine[], kpis: readonly string[]): string {
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (!best || !worst || best === worst || best.total?.value == null || worst.total?.value == null) {
    return t('manager-performance.ends.none');
  }
  const apart = (kpi: string) => Math.abs((best.kpis.get(kpi)?.value ?? NaN) - (worst.kpis.get(kpi)?.value ?? NaN));
  const widest = kpis.filter((kpi) => !Number.isNaN(apart(kpi))).sort((a, b) => apart(b) - apart(a))[0];
  if (widest === undefined) return t('manager-performance.ends.none');
  return t('manager-performance.ends.finding', {
    best: best.name,
    worst: worst.name,
    gap: t.format.number(best.total.value - worst.total.value, 1),
    kpi: kpiName({ t, ...rest }, widest),
  });
}
