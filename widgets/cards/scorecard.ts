import type { FigureCell } from '../../src/charts/figure.ts';
import { nameCell, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { asHeading, reasonText } from '../shared/group-words.ts';
import { coverageCell } from '../shared/raw-cells.ts';
import { kpiName, managersOf, type Managers, type ManagerLine } from './managers.ts';
import { LONG_LIST, purpose, type Drawing } from '../kind.ts';

const ON_PAPER = 8;

/** Everybody's scores beside rank, number of clients and workload; why somebody is not ranked. */
function scorecardFigure(context: Context, { lines, ranked, kpis }: Managers): Drawing {
  const { t } = context;
  const best = ranked[0];
  return {
    finding: best
      ? t('manager-performance.scorecard.finding', {
          ranked: ranked.length,
          all: lines.length,
          best: best.name,
          score: valueCell(context, best.total).text,
        })
      : lines.length === 0
        ? t('manager-performance.scorecard.nobody')
        : t('manager-performance.scorecard.none', { all: lines.length }),
    status: 'grey',
    brief: ON_PAPER,
    table: {
      columns: [
        { title: t('manager-performance.manager'), align: 'start' },
        { title: t('manager-performance.rank'), align: 'end' },
        { title: t('manager-performance.clients'), align: 'end' },
        { title: t('manager-performance.workload'), align: 'end' },
        { title: t('manager-performance.total'), align: 'end' },
        { title: t('manager-performance.weight'), align: 'end' },
        { title: t('widgets.note'), align: 'start' },
        ...kpis.map((kpi) => ({ title: asHeading(kpiName(context, kpi)), align: 'end' as const })),
      ],
      rows: lines.map((line) => [
        nameCell(context, line.name, 'manager', line.manager),
        line.rank?.value == null ? { text: '–' } : bare(context, line.rank),
        bare(context, line.clients),
        bare(context, line.workload),
        valueCell(context, line.total),
        coverageCell(t, line.total, 0),
        {
          text: line.rank?.value == null ? t('manager-performance.not-ranked', { reason: whyNot(context, line) }) : '',
        },
        ...kpis.map((kpi) => short(bare(context, line.kpis.get(kpi)))),
      ]),
    },
    foot: foot(context, undefined, t('manager-performance.note')),
  };
}

function bare(context: Context, row: FigureCellRow): FigureCell {
  const { text, ref } = valueCell(context, row);
  return { text, ref };
}

type FigureCellRow = Parameters<typeof valueCell>[1];

/** A score the manager has nothing for: a dash, with the reason behind it, keeps a wide table readable. */
function short(cell: FigureCell): FigureCell {
  return cell.ref?.row.value == null ? { text: '–' } : cell;
}

/** Why a manager has no rank, in the words of the rule. */
function whyNot({ t }: Context, { rank, total }: ManagerLine): string {
  const codes = [rank?.reason, ...(rank?.flags ?? []), ...(total?.flags ?? []), total?.reason];
  if (codes.includes('BELOW_MIN_N')) return t('manager-performance.few-clients');
  if (codes.includes('SHORT_HISTORY')) return t('manager-performance.short-time');
  if (total?.coverage != null && total.coverage < 0.7) return t('manager-performance.little-weight');
  return reasonText(t, rank);
}

/** Everybody’s scores. */
export const scorecard = purpose(
  'scorecard',
  ['manager-workload'],
  async (context) => scorecardFigure(context, await managersOf(context)),
  { ...LONG_LIST, compares: true },
);
