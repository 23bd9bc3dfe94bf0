import { monthBars } from '../../src/charts/month-bars.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { axisText, monthNames } from '../shared/axis.ts';
import { askSeries, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { monthParts, partsTable, partValues } from '../kinds/parts.ts';
import { groupName, reasonText, worstStatus } from '../shared/group-words.ts';
import { purpose, type Drawing } from '../kind.ts';

const PART = 'dpd_bucket';
const CURRENT = '0';

/** Shares of the balance by days past due, month by month; what is not overdue stands in the table only. */
async function overdueFigure(context: Context): Promise<Drawing> {
  const { t, months } = context;
  const rows = await askSeries(context, 'dpd-buckets');
  const values = partValues(rows, PART);
  const overdue = values.filter((value) => value !== CURRENT);
  const now = rows.filter(({ period }) => period === months.at(-1));
  const finding = overdueFinding(context, now);
  const known = rows.some(({ value }) => value !== null);

  return {
    finding,
    status: worstStatus(now.map(({ status }) => status)),
    ...(known && overdue.length > 0
      ? {
          chart: {
            option: monthBars({
              names: monthNames(months),
              parts: monthParts(context, rows, { part: PART, values: overdue }),
              ordered: true,
              text: (value) => t.format.percent(value),
              axisText: axisText(t, 'fraction'),
              none: t('value.none'),
            }),
            months,
            height: 260,
            alt: t('widgets.chart.bars', {
              names: overdue.map((value) => groupName(t, PART, value)).join(t('widgets.list.comma')),
              finding,
            }),
          },
        }
      : {}),
    table: partsTable(context, rows, { part: PART, values }),
    foot: foot(context, now[0]),
  };
}

function overdueFinding({ t }: Context, now: readonly MetricRow[]): string {
  const value = (bucket: string) => now.find(({ by }) => by[PART] === bucket)?.value ?? 0;
  if (now.every((row) => row.value === null)) return t('risk-trend.dpd.none', { reason: reasonText(t, now[0]) });
  const late = now.filter(({ by }) => by[PART] !== CURRENT && by[PART] !== 'unknown');
  const share = late.reduce((sum, row) => sum + (row.value ?? 0), 0);
  const largest = late.reduce((a, b) => ((b.value ?? 0) > (a.value ?? 0) ? b : a), late[0]!);
  const said =
    share > 0
      ? t('risk-trend.dpd.finding', {
          share: t.format.percent(share),
          bucket: groupName(t, PART, largest.by[PART] ?? ''),
          value: t.format.percent(largest.value ?? 0),
        })
      : t('risk-trend.dpd.clean');
  const unknown = value('unknown');
  return unknown > 0 ? said + t('risk-trend.dpd.unknown', { share: t.format.percent(unknown) }) : said;
}

/** Overdue balances by age over the months. */
export const overdue = purpose('overdue', ['dpd-buckets'], overdueFigure, { compares: true });
