import { rankedHeight, splitBars } from '../../src/charts/ranked-bars.ts';
import { nameCell, refOfRow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { asHeading } from '../shared/group-words.ts';
import { kpiName, managersOf, type Managers, type ManagerLine } from './managers.ts';
import { purpose, type Drawing } from '../kind.ts';

const AT_EACH_END = 3;

/** What makes up the totals of the first and the last ranks: each indicator's points by its share of the weight used. */
function endsFigure(context: Context, { ranked, kpis }: Managers): Drawing {
  const { t } = context;
  const shown =
    ranked.length <= 2 * AT_EACH_END ? ranked : [...ranked.slice(0, AT_EACH_END), ...ranked.slice(-AT_EACH_END)];
  const name = (line: ManagerLine) => `${line.rank?.value ?? ''} ${line.name}`;
  const finding = endsFinding(context, ranked, kpis);
  return {
    finding,
    status: 'grey',
    ...(shown.length > 1
      ? {
          chart: {
            option: splitBars({
              names: shown.map(name),
              parts: kpis.map((kpi) => ({
                name: kpiName(context, kpi),
                values: shown.map((line) => contribution(line, kpi)),
                refs: shown.map(({ kpis: scores }) => {
                  const row = scores.get(kpi);
                  return row && refOfRow(context, row);
                }),
              })),
              stacked: true,
              text: (value) => t.format.number(value, 1),
              axisText: (value) => t.format.number(value),
              none: t('value.none'),
            }),
            height: rankedHeight(shown.length, 64),
            alt: t('widgets.chart.bars', { names: shown.map(name).join(t('widgets.list.comma')), finding }),
          },
        }
      : {}),
    table: {
      columns: [
        { title: t('manager-performance.manager'), align: 'start' },
        { title: t('manager-performance.total'), align: 'end' },
        ...kpis.map((kpi) => ({
          title: asHeading(kpiName(context, kpi)),
          unit: t('manager-performance.points'),
          align: 'end' as const,
        })),
      ],
      rows: shown.map((line) => [
        nameCell(context, name(line), 'manager', line.manager),
        valueCell(context, line.total),
        ...kpis.map((kpi) => {
          const points = contribution(line, kpi);
          return { text: points === null ? t('value.none') : t.format.number(points, 1) };
        }),
      ]),
    },
    foot: foot(context, undefined, t('manager-performance.note')),
  };
}

/** Points of the total that come from one indicator; null where it has no score. The parts of a manager add up to the total. */
export function contribution({ contributions }: ManagerLine, kpi: string): number | null {
  return contributions.get(kpi) ?? null;
}

function endsFinding(context: Context, ranked: readonly ManagerLine[], kpis: readonly string[]): string {
  const { t } = context;
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (!best || !worst || best === worst || best.total?.value == null || worst.total?.value == null) {
    return t('manager-performance.ends.none');
  }
  const apart = (kpi: string) => (contribution(best, kpi) ?? 0) - (contribution(worst, kpi) ?? 0);
  const widest = [...kpis].sort((a, b) => apart(b) - apart(a))[0];
  if (widest === undefined) return t('manager-performance.ends.none');
  return t('manager-performance.ends.finding', {
    best: best.name,
    worst: worst.name,
    gap: t.format.number(best.total.value - worst.total.value, 1),
    kpi: kpiName(context, widest),
  });
}

/** What makes up the totals of the first and the last. */
export const ends = purpose(
  'ends',
  ['manager-workload'],
  async (context) => endsFigure(context, await managersOf(context)),
  { compares: true },
);
