import type { MetricRow } from '../../src/metrics/metric.ts';
import { selectionText } from '../../src/words/selection-text.ts';
import { valueCell, type Context } from '../shared/context.ts';
import { changeIn, constantFoot } from '../shared/constant-rates.ts';
import { constantText, limitsText, tileChange } from '../shared/finding-text.ts';
import { foot } from '../shared/foot.ts';
import { directionOf, lookBackOf } from '../shared/limit-lines.ts';
import { byMonth, type Change } from '../shared/series.ts';
import { askEach, askWhole, failedFoot } from '../shared/whole.ts';
import { metricName, reasonText, stateText, worstStatus } from '../shared/group-words.ts';
import { purpose, type Drawing } from '../kind.ts';

/** What a banker looks for first, in that order. */
export const HEADLINES: readonly string[] = [
  'outstanding-balance',
  'npl-ratio',
  'special-mention-ratio',
  'provision-coverage',
  'dscr',
  'open-alerts',
  'overdue-90-to-npl',
  'single-name-concentration',
];
const ONE_MONTH = 1;

interface Watched {
  metric: string;
  rows: MetricRow[];
  /** Months the change looks back. */
  back: number;
  change: Change | null;
}

/** The numbers of the first look, always in the same order; what has no value is left out. */
async function headlinesFigure(context: Context): Promise<Drawing> {
  const { t, months } = context;
  const { answers: watched, failed } = await askEach(context, HEADLINES, async (metric): Promise<Watched> => {
    const rows = await askWhole(context, metric);
    const back = lookBackOf(context, metric, ONE_MONTH);
    return { metric, rows, back, change: await changeIn(context, rows, back) };
  });
  const shown = watched.filter(({ change }) => change !== null && change.now.value !== null);
  const isOfSelection = selectionText(t, context.filter) !== null;
  const status = (item: Watched) => item.change?.now.status ?? 'grey';
  const worst = worstStatus(shown.map(status));

  return {
    finding:
      shown.length === 0
        ? t('overview.headlines.none', { reason: reasonText(t, watched[0]?.change?.now) })
        : t('overview.headlines.finding', {
            red: shown.filter((item) => status(item) === 'red').length,
            amber: shown.filter((item) => status(item) === 'amber').length,
            worse: shown.filter((item) => directionOf(context, item.metric, item.change?.by ?? 0) < 0).length,
            better: shown.filter((item) => directionOf(context, item.metric, item.change?.by ?? 0) > 0).length,
          }),
    // what failed is not known to be within its limit
    status: failed.length > 0 && worst === 'green' ? 'grey' : worst,
    first: true,
    tiles: shown.map(({ metric, rows, change, back }) => ({
      title: metricName(t, metric),
      value: valueCell(context, change?.now),
      change: tileChange(t, change, back),
      spark: byMonth(rows, months).map((row) => row?.value ?? null),
    })),
    table: {
      columns: [
        { title: t('widgets.indicator'), align: 'start' },
        { title: t('widgets.value'), align: 'end' },
        { title: t('widgets.change-month'), align: 'end' },
        { title: t('widgets.state'), align: 'start' },
        { title: t('widgets.limit'), align: 'start' },
      ],
      rows: shown.map((item) => {
        const { text, ref } = valueCell(context, item.change?.now);
        const by = item.change?.by ?? null;
        return [
          { text: metricName(t, item.metric) },
          { text, ref },
          {
            text:
              item.back === ONE_MONTH && by !== null && item.change
                ? t.format.change(by, item.change.now.unit) + constantText(t, item.change, 'tile')
                : (tileChange(t, item.change, item.back) ?? ''),
          },
          { text: stateText(t, item.change?.now) },
          { text: limitsText(t, item.change?.now, isOfSelection) },
        ];
      }),
    },
    foot: foot(
      context,
      undefined,
      ...failedFoot(context, failed),
      ...constantFoot(
        context,
        shown.map(({ change }) => change),
      ),
    ),
  };
}

/** The first numbers of the first page. */
export const headlines = purpose('headlines', [], headlinesFigure, { tiles: HEADLINES, first: true, compares: true });
