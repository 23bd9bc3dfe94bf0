import { isIsoDate, monthEnd, type IsoDate } from '../lib/dates.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason } from '../lib/reasons.ts';
import type { MetricRequest } from '../metrics/metric.ts';
import { parseFilter } from '../session/filter-request.ts';

/** The session's request with what the widget's own attributes say on top; throws on a value that cannot be read. */
export function widgetRequest(
  base: MetricRequest,
  { asOf, filter }: { asOf: string | null; filter: string | null },
): MetricRequest {
  return {
    ...base,
    ...(asOf === null ? {} : { asOf: readDate(asOf) }),
    filter: { ...base.filter, ...(filter === null ? {} : parseFilter(filter)) },
  };
}

function readDate(text: string): IsoDate {
  // only a month that exists has a last day: 2026-13 is not January
  const date = isIsoDate(`${text}-01`) ? monthEnd(text) : text;
  if (isIsoDate(date)) return date;
  throw new PortfolioError('bad-value', { option: 'as-of', value: text, hint: reason('date-or-month') });
}
