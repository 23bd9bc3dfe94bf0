import { addMonths, monthEnd, monthOf, monthsBetween, monthStart, type IsoDate, type IsoMonth } from '../lib/dates.ts';
import type { MetricRequest, Span } from './metric.ts';

/** One period of an answer: the month, the date it is seen from, and the snapshots it looks at (by number, null when there is none). */
export interface Period {
  no: number;
  month: IsoMonth;
  seenAt: IsoDate;
  windowStart: IsoDate;
  windowSnap: number | null;
  /** Snapshot of the month before the window, for flows. */
  openingSnap: number | null;
  /** The month has no snapshot yet, an earlier one stands in. */
  stale: boolean;
}

/** The periods a request asks for: its month, or every month from `from`, each seen as at its end or at `asOf`, whichever is earlier. */
export function periodsOf(request: MetricRequest, snapshots: readonly IsoDate[], span: Span): Period[] {
  const asOf = request.asOf ?? snapshots.at(-1);
  if (asOf === undefined) return [];
  const last = monthOf(asOf);
  const months = request.from === undefined ? [last] : monthsBetween(monthOf(request.from), last);
  return months.map((month, no) => {
    const end = monthEnd(month);
    const seenAt = end < asOf ? end : asOf;
    const latest = snapshots.findLastIndex((date) => date <= seenAt);
    const own = latest >= 0 && monthOf(snapshots[latest] ?? '') === month;
    const windowSnap = own || (month === last && latest >= 0) ? latest : null;
    // a month that is not reported yet shows the flows of the last one that is
    const base = windowSnap === null ? month : monthOf(snapshots[windowSnap] ?? '');
    const opening = addMonths(monthOf(spanStart(base, span)), -1);
    return {
      no,
      month,
      seenAt,
      windowStart: spanStart(month, span),
      windowSnap,
      openingSnap: span === 'all' ? (snapshots.length > 0 ? 0 : null) : snapshotOfMonth(opening, snapshots),
      stale: windowSnap !== null && !own,
    };
  });
}

/** First day of the span that ends in a month. */
export function spanStart(month: IsoMonth, span: Span): IsoDate {
  switch (span) {
    case 'month':
      return monthStart(month);
    case 'quarter':
      return monthStart(addMonths(month, -((Number(month.slice(5, 7)) - 1) % 3)));
    case 'ytd':
      return `${month.slice(0, 4)}-01-01`;
    case 'ttm':
      return monthStart(addMonths(month, -11));
    case 'all':
      return '1900-01-01';
  }
}

function snapshotOfMonth(month: IsoMonth, snapshots: readonly IsoDate[]): number | null {
  const index = snapshots.findLastIndex((date) => monthOf(date) === month);
  return index < 0 ? null : index;
}
