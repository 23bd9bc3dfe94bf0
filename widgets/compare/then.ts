import {
  addMonths,
  monthEnd,
  monthNumber,
  monthOf,
  monthStart,
  type IsoDate,
  type IsoMonth,
} from '../../src/lib/dates.ts';
import { coverOf } from '../../src/metrics/cover.ts';
import type { MetricFacts } from '../../src/metrics/definition.ts';
import { rowsOf } from '../../src/metrics/statement-facts.ts';
import type { MetricRow, Span } from '../../src/metrics/metric.ts';
import type { Compare } from '../../src/session/compare.ts';
import { refOfRow, requestOf, type Context } from '../shared/context.ts';
import { wholeOf } from '../kinds/focus.ts';
import { alike, placed, placeOf, THEN_WORDS, type Alike, type Found, type Source } from './source.ts';

const BACK = { month: 1, quarter: 3, year: 12 } as const;
type Back = keyof typeof BACK;

/** The values of an earlier date: each month's against the month so much before it, or all against one date. */
export function thenSource(context: Context, compare: Back | IsoDate): Source {
  const { t, asOf } = context;
  const date = thenDate(context, compare);
  const label = isBack(compare) ? t(`compare.${compare}`) : t('compare.at', { date: t.format.date(compare) });
  const dateOf = ({ period }: MetricRow) =>
    !isBack(compare) || period === monthOf(asOf) ? date : monthEnd(addMonths(period, -BACK[compare]));
  return {
    label,
    words: THEN_WORDS,
    find: async (rows) => {
      const found = await Promise.all(alike(context, rows).map((group) => findThen(context, group, dateOf)));
      return {
        found: new Map(found.flatMap((each) => [...each])),
        foot: [
          isBack(compare) ? t('compare.foot.then', { label, date: t.format.date(date) }) : t('compare.foot', { label }),
        ],
      };
    },
  };
}

export function isBack(compare: Compare): compare is Back {
  return Object.hasOwn(BACK, compare);
}

/** The date that values are held against. */
export function thenDate(context: Context, compare: Back | IsoDate): IsoDate {
  return isBack(compare) ? dateBefore(context, BACK[compare]) : compare;
}

/** The same day so many months before, at a month's end its end; of a month with a book the book's last day until then. */
function dateBefore({ portfolio: { snapshots }, asOf }: Context, back: number): IsoDate {
  const month = addMonths(monthOf(asOf), -back);
  const isLast =
    asOf === monthEnd(monthOf(asOf)) || snapshots.findLast((date) => monthOf(date) === monthOf(asOf)) === asOf;
  const end = monthEnd(month);
  const day = isLast || asOf.slice(8) > end.slice(8) ? end : `${month}-${asOf.slice(8)}`;
  return snapshots.findLast((date) => date <= day && monthOf(date) === month) ?? day;
}

/** One question for all rows of a group: about one date, or from the first month to the last. */
async function findThen(
  context: Context,
  { metric, by, rows }: Alike,
  dateOf: (row: MetricRow) => IsoDate,
): Promise<Map<MetricRow, Found>> {
  const found = new Map<MetricRow, Found>();
  const asked = context.portfolio.catalogue.find(metric);
  const lacking = (row: MetricRow, why: string) => found.set(row, { value: null, why });
  const span = coverOf(asked, context.period);
  const isAlike = (row: MetricRow) => isSameLength(span, monthNumber(row.period) - monthNumber(dateOf(row)));
  if (wholeOf(asked.parts ?? []) === 'curve') {
    for (const row of rows) lacking(row, context.t('compare.why.cohort'));
    return found;
  }
  for (const row of rows)
    if (!isAlike(row)) lacking(row, context.t(`compare.why.span-${span === 'ytd' ? 'ytd' : 'quarter'}`));
  const held = rows.filter((row) => !found.has(row));
  if (held.length === 0) return found;
  const dates = held.map(dateOf).sort();
  const [first = context.asOf, last = first] = [dates[0], dates.at(-1)];
  const then = { ...context, asOf: last };
  const series = monthOf(first) === monthOf(last) ? {} : { from: monthStart(monthOf(first)) };
  const answer = placed(
    context,
    metric,
    await context.portfolio.ask(metric, { ...requestOf(then, by), ...series }, { beside: true }),
  );
  for (const row of held) {
    const month: IsoMonth = monthOf(dateOf(row));
    const other = answer.get(`${month} ${placeOf(row)}`);
    if (!other) lacking(row, context.t('compare.why.then'));
    else if (isOfEarlierBook(context, asked, other)) lacking(row, context.t('compare.why.month'));
    else found.set(row, { value: other.value, ref: refOfRow(then, other) });
  }
  return found;
}

/** Whether a value stands for a month it does not come from: the book it is made of is of a month before, as of a ledger sent by the quarter. */
function isOfEarlierBook(
  { portfolio: { snapshots } }: Context,
  metric: MetricFacts,
  { period, flags }: MetricRow,
): boolean {
  if (!flags.includes('STALE') || snapshots.some((date) => monthOf(date) === period)) return false;
  const rows = rowsOf(metric);
  return rows === undefined || rows === 'snapshot' || rows === 'flow';
}

/** Whether values so many months apart cover as many months: six of a year are not held against five. */
function isSameLength(span: Span | null, months: number): boolean {
  return months % (span === 'ytd' ? 12 : span === 'quarter' ? 3 : 1) === 0;
}
