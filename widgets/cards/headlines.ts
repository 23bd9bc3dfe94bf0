import type { Figure } from '../../src/charts/figure.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { selectionText } from '../../src/words/selection-text.ts';
import { askSeries, valueCell, type Context } from '../shared/context.ts';
import { changeIn, constantFoot } from '../shared/constant-rates.ts';
import { constantText, limitsText, tileChange } from '../shared/finding-text.ts';
import { foot } from '../shared/foot.ts';
import { betterOf, lookBackOf } from '../shared/limit-lines.ts';
import { byMonth, type Change } from '../shared/series.ts';
import { badness, metricName, reasonText, stateText, worstStatus } from '../shared/group-words.ts';
import { purpose } from '../kind.ts';

/** What is watched, in order of weight where states are equal, and the table without which it has nothing to say. */
const WATCHED: readonly (readonly [metric: string, table: string])[] = [
  ['npl-ratio', 'exposure'],
  ['overdue-90-to-npl', 'exposure'],
  ['overdue-ratio', 'exposure'],
  ['special-mention-ratio', 'exposure'],
  ['normal-loan-migration', 'exposure'],
  ['single-name-concentration', 'exposure'],
  ['hhi-sector', 'exposure'],
  ['limit-utilisation', 'exposure'],
  ['classification-gap', 'exposure'],
  ['review-on-time', 'review'],
  ['first-check-on-time', 'review'],
  ['finding-closure', 'review'],
  ['alert-timely-share', 'alert'],
  ['portfolio-esg-score', 'esg'],
];
const HEADLINES = 8;
const ONE_MONTH = 1;

interface Watched {
  metric: string;
  rows: MetricRow[];
  /** Months the change looks back. */
  back: number;
  change: Change | null;
}

/** What changed since last month: at most eight numbers, those past their limit first. */
async function headlinesFigure(context: Context): Promise<Figure> {
  const { t, months, portfolio } = context;
  const metrics = WATCHED.filter(([, table]) => portfolio.tables[table]).map(([metric]) => metric);
  const watched = await Promise.all(
    metrics.map(async (metric): Promise<Watched> => {
      const rows = await askSeries(context, metric);
      const back = lookBackOf(context, metric, ONE_MONTH);
      return { metric, rows, back, change: await changeIn(context, rows, back) };
    }),
  );
  const known = watched.filter(({ change }) => change !== null && change.now.value !== null);
  // the sort keeps the order of weight among equals
  const shown = [...known].sort((a, b) => weight(b) - weight(a)).slice(0, HEADLINES);
  const isOfSelection = selectionText(t, context.filter) !== null;
  const status = (item: Watched) => item.change?.now.status ?? 'grey';

  return {
    id: 'overview-headlines',
    title: t('overview.headlines'),
    finding:
      known.length === 0
        ? t('overview.headlines.none', { reason: reasonText(t, watched[0]?.change?.now) })
        : t('overview.headlines.finding', {
            red: known.filter((item) => status(item) === 'red').length,
            amber: known.filter((item) => status(item) === 'amber').length,
            worse: known.filter((item) => direction(item, context) < 0).length,
            better: known.filter((item) => direction(item, context) > 0).length,
          }),
    status: worstStatus(known.map(status)),
    span: 'full',
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
      ...constantFoot(
        context,
        shown.map(({ change }) => change),
      ),
    ),
  };
}

function weight(item: Watched): number {
  return badness(item.change?.now.status ?? 'grey');
}

/** Above 0 where a change is for the better, below 0 for the worse, 0 where it is neither or too small to be seen. */
function direction({ metric, change }: Watched, context: Context): number {
  if (!change || change.by === null || Math.abs(change.by) < 1e-9) return 0;
  const better = betterOf(context, metric);
  return better === 'neither' ? 0 : Math.sign(change.by) * (better === 'higher' ? 1 : -1);
}

/** What changed since last month. */
export const headlines = purpose('headlines', [], headlinesFigure);
