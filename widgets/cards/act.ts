import type { Figure, FigureCell } from '../../src/charts/figure.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { askNow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { labelsOf } from '../kinds/ranked.ts';
import { groupCells, sumCells } from '../shared/sums.ts';
import { groupName } from '../shared/group-words.ts';
import { purpose } from '../kind.ts';

const SHOWN = 10;
const ON_PAPER = 3;

interface Duty {
  manager: string;
  reviews: MetricRow | undefined;
  alerts: MetricRow | undefined;
  over: MetricRow | undefined;
}

/** Client managers with something open: overdue reviews, open alerts, balances above their limit; the most first. */
async function actFigure(context: Context): Promise<Figure> {
  const { t, portfolio } = context;
  const ask = (metric: string, table: string) =>
    portfolio.tables[table] ? askNow(context, metric, ['manager']) : Promise.resolve([]);
  const [reviews, alerts, over, labels] = await Promise.all([
    ask('review-overdue', 'review'),
    ask('open-alerts', 'alert'),
    ask('over-limit-amount', 'exposure'),
    labelsOf(context, 'manager'),
  ]);
  const known = Boolean(portfolio.tables['review'] && portfolio.tables['alert']);
  const name = ({ manager }: Duty) => groupName(t, 'manager', manager, labels);
  const duties = dutiesOf(reviews, alerts, over)
    .filter((duty) => count(duty) > 0 || (duty.over?.value ?? 0) > 0)
    .sort(
      (a, b) =>
        count(b) - count(a) || (b.over?.value ?? 0) - (a.over?.value ?? 0) || t.format.compare(name(a), name(b)),
    );
  const [first] = duties;
  const open = first && count(first) > 0 ? first : null;
  return {
    id: 'overview-act',
    title: t('overview.act'),
    finding: open
      ? t('overview.act.finding', {
          first: name(open),
          reviews: t.format.number(open.reviews?.value ?? 0),
          alerts: t.format.number(open.alerts?.value ?? 0),
        })
      : t(known ? 'overview.act.none' : 'overview.act.unknown'),
    status: open ? 'amber' : known ? 'green' : 'grey',
    brief: ON_PAPER,
    ...(first
      ? {
          table: {
            columns: [
              { title: t('manager-performance.manager'), align: 'start' },
              { title: t('overview.act.reviews'), align: 'end' },
              { title: t('overview.act.alerts'), align: 'end' },
              { title: t('overview.act.over'), align: 'end' },
            ],
            rows: duties
              .slice(0, SHOWN)
              .map((duty) => [
                { text: name(duty) },
                plain(context, duty.reviews),
                plain(context, duty.alerts),
                plain(context, duty.over),
              ]),
          },
        }
      : {}),
    foot: foot(
      context,
      undefined,
      ...(duties.length > SHOWN ? [t('widgets.foot.first', { shown: SHOWN, all: duties.length })] : []),
    ),
  };
}

function dutiesOf(reviews: readonly MetricRow[], alerts: readonly MetricRow[], over: readonly MetricRow[]): Duty[] {
  const groups = [reviews, alerts, over].map((rows) => groupCells(rows, 'manager'));
  const managers = new Set(groups.flatMap((group) => [...group.keys()]));
  const of = (index: number, manager: string) => sumCells(groups[index]?.get(manager) ?? [], ['days', 'severity']);
  return [...managers].map((manager) => ({
    manager,
    reviews: of(0, manager),
    alerts: of(1, manager),
    over: of(2, manager),
  }));
}

function count({ reviews, alerts }: Duty): number {
  return (reviews?.value ?? 0) + (alerts?.value ?? 0);
}

/** A manager without a row of a table has nothing there: the cell stays blank. */
function plain(context: Context, row: MetricRow | undefined): FigureCell {
  if (!row) return { text: '' };
  const { text, ref } = valueCell(context, row);
  return { text, ref };
}

/** Who has something open. */
export const act = purpose('act', [], actFigure);
