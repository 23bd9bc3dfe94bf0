import type { Figure } from '../../src/charts/figure.ts';
import type { Dimension, MetricRow } from '../../src/metrics/metric.ts';
import { askNow, overYear, valueCell, type Context } from '../shared/context.ts';
import { limitsOf } from '../shared/limit-lines.ts';
import { foot } from '../shared/foot.ts';
import { labelsOf } from '../kinds/ranked.ts';
import { selectionText } from '../../src/words/selection-text.ts';
import { groupName, metricName } from '../shared/group-words.ts';

interface Check {
  metric: string;
  table: string;
  by?: Dimension;
  /** Key of `by` that says where; the dimension's own name when it is not given. */
  part?: string;
  year?: boolean;
}

/** Where limits are looked for: the whole book first, then the groups that answer for a part of it. */
const CHECKS: readonly Check[] = [
  { metric: 'npl-ratio', table: 'exposure' },
  { metric: 'overdue-90-to-npl', table: 'exposure' },
  { metric: 'special-mention-ratio', table: 'exposure' },
  { metric: 'classification-gap', table: 'exposure' },
  { metric: 'normal-loan-migration', table: 'exposure' },
  { metric: 'single-name-concentration', table: 'exposure' },
  { metric: 'hhi-sector', table: 'exposure' },
  { metric: 'limit-utilisation', table: 'exposure' },
  { metric: 'review-on-time', table: 'review' },
  { metric: 'portfolio-esg-score', table: 'esg' },
  { metric: 'npl-ratio', table: 'exposure', by: 'sector' },
  { metric: 'special-mention-ratio', table: 'exposure', by: 'sector' },
  { metric: 'review-coverage', table: 'review', part: 'tier' },
  { metric: 'review-on-time', table: 'review', by: 'team', year: true },
];
const SHOWN = 15;
const ON_PAPER = 5;

interface Exception {
  check: Check;
  row: MetricRow;
  context: Context;
  where: string;
}

/** Everything past its limit, the whole book before its parts. */
export async function exceptionsFigure(context: Context): Promise<Figure> {
  const { t } = context;
  const checks = CHECKS.filter(({ table }) => context.portfolio.tables[table]);
  const found = (await Promise.all(checks.map((check) => exceptionsOf(context, check)))).flat();
  const [first] = found;
  return {
    id: 'overview-exceptions',
    title: t('overview.exceptions'),
    finding: first
      ? t('overview.exceptions.finding', {
          count: found.length,
          first: t('overview.exceptions.first', {
            name: metricName(t, first.row.metric),
            where: first.where,
            value: valueCell(context, first.row).text,
          }),
        })
      : t('overview.exceptions.none'),
    status: first ? 'red' : 'green',
    brief: ON_PAPER,
    ...(first
      ? {
          table: {
            columns: [
              { title: t('widgets.indicator'), align: 'start' },
              { title: t('overview.exceptions.where'), align: 'start' },
              { title: t('widgets.value'), align: 'end' },
              { title: t('overview.exceptions.limit'), align: 'end' },
              { title: t('widgets.items'), align: 'end' },
            ],
            rows: found
              .slice(0, SHOWN)
              .map((exception) => [
                { text: metricName(t, exception.row.metric) },
                { text: exception.where },
                valueCell(exception.context, exception.row),
                { text: limitText(context, exception.row) },
                { text: t.format.number(exception.row.n) },
              ]),
          },
        }
      : {}),
    foot: foot(
      context,
      undefined,
      ...(found.length > SHOWN ? [t('widgets.foot.first', { shown: SHOWN, all: found.length })] : []),
    ),
  };
}

async function exceptionsOf(context: Context, check: Check): Promise<Exception[]> {
  const { t } = context;
  const asked = check.year ? overYear(context) : context;
  const [rows, labels] = await Promise.all([
    askNow(asked, check.metric, check.by ? [check.by] : []),
    check.by ? labelsOf(context, check.by) : new Map<string, string>(),
  ]);
  const key = check.by ?? check.part;
  // where no sector is known, all of them together are the whole book, which stands there already
  const split = key === undefined || rows.some(({ by }) => (by[key] ?? 'unknown') !== 'unknown');
  return (split ? rows : [])
    .filter(({ status }) => status === 'red')
    .map((row) => ({
      check,
      row,
      context: asked,
      where: key
        ? groupName(t, key, row.by[key] ?? 'unknown', labels)
        : t(selectionText(t, context.filter) ? 'overview.exceptions.selection' : 'overview.exceptions.book'),
    }));
}

/** The limit that was passed, where it can be told. */
function limitText({ t }: Context, row: MetricRow): string {
  const limits = limitsOf(row);
  return limits?.red === undefined ? '' : t.format.value(limits.red, row.unit);
}
