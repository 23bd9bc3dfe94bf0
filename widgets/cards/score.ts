import { lineTrend } from '../../src/charts/line-trend.ts';
import { monthNames } from '../shared/axis.ts';
import { askSeries, valueCell, type Context } from '../shared/context.ts';
import { sentence } from '../shared/finding-text.ts';
import { foot } from '../shared/foot.ts';
import { providerText } from './provider-text.ts';
import { LOOK_BACK } from '../kinds/month-table.ts';
import { limitLinesOf, trendLine } from '../kinds/trend.ts';
import { byMonth, changeOf, latest } from '../shared/series.ts';
import { metricName } from '../shared/group-words.ts';
import { coverageCell, itemsCell, monthCell } from '../shared/raw-cells.ts';
import { purpose, type Drawing } from '../kind.ts';

const METRIC = 'portfolio-esg-score';

/** The book's score and the share of the balance it speaks for, both from 0 to 100. */
async function scoreFigure(context: Context): Promise<Drawing> {
  const { t, months } = context;
  const rows = await askSeries(context, METRIC);
  const now = latest(rows, months);
  const placed = byMonth(rows, months);
  const said = sentence(t, changeOf(rows, months, LOOK_BACK), LOOK_BACK, METRIC);
  const covered =
    now?.coverage == null
      ? ''
      : t('widgets.gap') + t('esg-scores.coverage.finding', { share: t.format.percent(now.coverage, 1) });
  const finding = said + covered;
  return {
    finding,
    status: now?.status ?? 'grey',
    headline: valueCell(context, now),
    ...(rows.some(({ value, coverage }) => value !== null || coverage !== null)
      ? {
          chart: {
            option: lineTrend({
              months: monthNames(months),
              lines: [
                trendLine(context, METRIC, rows),
                {
                  name: t('esg-scores.coverage'),
                  values: placed.map((row) => (row?.coverage == null ? null : row.coverage * 100)),
                  dashed: true,
                },
              ],
              limits: limitLinesOf(context, now),
              text: (value) => t.format.number(value, 1),
              axisText: (value) => t.format.number(value),
              none: t('value.none'),
            }),
            months,
            height: 260,
            alt: t('widgets.chart.trend', {
              first: t.format.month(months[0] ?? ''),
              last: t.format.month(months.at(-1) ?? ''),
              names: [metricName(t, METRIC), t('esg-scores.coverage')].join(t('widgets.list.comma')),
              finding,
            }),
          },
        }
      : {}),
    table: {
      columns: [
        { title: t('widgets.month'), align: 'start' },
        { title: metricName(t, METRIC), align: 'end' },
        { title: t('widgets.coverage'), align: 'end' },
        { title: t('widgets.items'), align: 'end' },
      ],
      rows: months
        .map((month, index) => {
          const row = placed[index];
          const { text, ref } = valueCell(context, row);
          return [monthCell(t, month), { text, ref }, coverageCell(t, row), itemsCell(t, row)];
        })
        .reverse(),
    },
    foot: foot(context, now, ...providerText(context)),
  };
}

/** The score of the book over the months. */
export const score = purpose('esg-score', [METRIC], scoreFigure, { compares: true });
