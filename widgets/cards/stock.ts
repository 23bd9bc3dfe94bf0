import type { MetricRow } from '../../src/metrics/metric.ts';
import { askNow, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { cellsPicture } from '../kinds/cells.ts';
import { sumCells } from '../shared/sums.ts';
import { groupName, reasonText } from '../shared/group-words.ts';
import { purpose, type Drawing } from '../kind.ts';

/** The metrics' own part: how long something has been open. */
const AGE = 'days';
const SEVERITY = 'severity';

/** Open reviews past their due date by age, with the balance of the clients concerned in the table. */
async function ageingFigure(context: Context): Promise<Drawing> {
  const { t } = context;
  const [answer, balances] = await Promise.all([
    askNow(context, 'review-overdue'),
    askNow(context, 'review-overdue-exposure'),
  ]);
  // the ages add up to the headline; their total would count twice
  const rows = answer.filter(({ by }) => by[AGE] !== 'all');
  const whole = sumCells(rows, [AGE]);
  const [first, ...older] = rows;
  const finding = stockFinding(context, whole, {
    clean: t('review-compliance.ageing.clean'),
    open: (count) =>
      t('review-compliance.ageing.finding', { count, old: countText(context, sumCells(older, [AGE])?.value ?? 0) }),
  });
  const picture = cellsPicture(context, rows, { along: AGE, finding });
  return {
    finding,
    status: whole?.status ?? 'grey',
    headline: valueCell(context, whole),
    chart: picture.chart,
    table: picture.table && {
      columns: [...picture.table.columns, { title: t('review-compliance.ageing.exposure'), align: 'end' }],
      rows: picture.table.rows.map((cells, index) => [
        ...cells,
        valueCell(
          context,
          balances.find(({ by }) => by[AGE] === rows[index]?.by[AGE]),
        ),
      ]),
    },
    foot: foot(context, whole ?? first),
  };
}

/** Open alerts by age, stacked by severity. */
async function openAlertsFigure(context: Context): Promise<Drawing> {
  const { t } = context;
  const rows = await askNow(context, 'open-alerts');
  const whole = sumCells(rows, [AGE, SEVERITY]);
  const ages = [...new Set(rows.map(({ by }) => by[AGE] ?? 'unknown'))].filter((age) => age !== 'unknown');
  const oldest = ages.at(-1) ?? 'unknown';
  const inOldest = rows.filter(({ by }) => by[AGE] === oldest);
  const finding = stockFinding(context, whole, {
    clean: t('review-compliance.open-alerts.clean'),
    open: (count) =>
      t('review-compliance.open-alerts.finding', {
        count,
        days: groupName(t, AGE, oldest),
        oldest: countText(context, sumCells(inOldest, [])?.value ?? 0),
      }),
  });
  return {
    finding,
    status: whole?.status ?? 'grey',
    headline: valueCell(context, whole),
    ...cellsPicture(context, rows, { along: AGE, stacked: SEVERITY, finding }),
    foot: foot(context, whole),
  };
}

function stockFinding(
  context: Context,
  whole: MetricRow | undefined,
  texts: { clean: string; open: (count: string) => string },
): string {
  const { t } = context;
  if (!whole || whole.value === null) return t('widgets.keys.none', { reason: reasonText(t, whole) });
  return whole.value === 0 ? texts.clean : texts.open(countText(context, whole.value));
}

function countText({ t }: Context, count: number): string {
  return t.format.number(count);
}

/** Open reviews by age. */
export const ageing = purpose('ageing', ['review-overdue'], ageingFigure, { compares: true });

/** Open alerts by age. */
export const openAlerts = purpose('open-alerts', ['open-alerts'], openAlertsFigure, { compares: true });
