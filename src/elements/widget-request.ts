import { isIsoDate, monthEnd, type IsoDate } from '../lib/dates.ts';
import { PortfolioError } from '../lib/errors.ts';
import { readMonthRange, type MonthRange } from '../lib/month-range.ts';
import { reason } from '../lib/reasons.ts';
import type { CardRequest } from '../../widgets/card.ts';
import { demandCompare } from '../session/compare.ts';
import { parseFilter } from '../session/filter-request.ts';

/** The session's request with what the widget's own attributes say on top; throws on a value that cannot be read. */
export function widgetRequest(
  base: CardRequest,
  { asOf, filter, compare = null }: { asOf: string | null; filter: string | null; compare?: string | null },
  /** Dates of the data; null while nobody knows them. */
  snapshots: readonly IsoDate[] | null = null,
): CardRequest {
  return {
    ...base,
    ...(asOf === null ? {} : { asOf: readDate(asOf) }),
    ...(compare === null || snapshots === null ? {} : { compare: demandCompare(compare, snapshots, 'compare') }),
    filter: { ...base.filter, ...(filter === null ? {} : parseFilter(filter)) },
  };
}

/** The months of the widget's own attribute; undefined without one. Throws on anything else. */
export function widgetMonths(text: string | null): MonthRange | undefined {
  if (text === null) return undefined;
  const range = readMonthRange(text);
  if (range) return range;
  throw new PortfolioError('bad-value', { option: 'months', value: text, hint: reason('two-months') });
}

function readDate(text: string): IsoDate {
  // only a month that exists has a last day: 2026-13 is not January
  const date = isIsoDate(`${text}-01`) ? monthEnd(text) : text;
  if (isIsoDate(date)) return date;
  throw new PortfolioError('bad-value', { option: 'as-of', value: text, hint: reason('date-or-month') });
}
