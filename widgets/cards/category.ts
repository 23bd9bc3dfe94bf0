import { monthBars } from '../../src/charts/month-bars.ts';
import { axisText, monthNames } from '../shared/axis.ts';
import { askSeries, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { monthParts, partsTable, partValues } from '../kinds/parts.ts';
import { groupName, reasonText, worstStatus } from '../shared/group-words.ts';
import { purpose, type Drawing } from '../kind.ts';

const PART = 'category';

/** Shares of the balance by environmental and social category, month by month; categories nobody has stand in the table only. */
async function categoryFigure(context: Context): Promise<Drawing> {
  const { t, months } = context;
  const rows = await askSeries(context, 'es-category-mix');
  const now = rows.filter(({ period }) => period === months.at(-1));
  const values = partValues(rows, PART);
  const held = values.filter((value) => rows.some((row) => row.by[PART] === value && (row.value ?? 0) > 0));
  const share = (category: string) => t.format.percent(now.find(({ by }) => by[PART] === category)?.value ?? 0, 1);
  const finding = now.some(({ value }) => value !== null)
    ? t('esg-scores.category.finding', { share: share('A'), unknown: share('unknown') })
    : t('esg-scores.category.none', { reason: reasonText(t, now[0]) });
  return {
    finding,
    status: worstStatus(now.map(({ status }) => status)),
    ...(held.length > 0
      ? {
          chart: {
            option: monthBars({
              names: monthNames(months),
              parts: monthParts(context, rows, { part: PART, values: held }),
              ordered: false,
              text: (value) => t.format.percent(value, 1),
              axisText: axisText(t, 'fraction'),
              none: t('value.none'),
            }),
            months,
            height: 260,
            alt: t('widgets.chart.bars', {
              names: held.map((value) => groupName(t, PART, value)).join(t('widgets.list.comma')),
              finding,
            }),
          },
        }
      : {}),
    table: partsTable(context, rows, { part: PART, values }),
    foot: foot(context, now[0]),
  };
}

/** Projects by environmental and social category over the months. */
export const category = purpose('es-category', ['es-category-mix'], categoryFigure, { compares: true });
