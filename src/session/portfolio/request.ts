import { isIsoDate, type IsoDate } from '../../lib/dates.ts';
import { PortfolioError } from '../../lib/errors.ts';
import { reason } from '../../lib/reasons.ts';
import type { Metric } from '../../metrics/definition.ts';
import { DIMENSIONS, SPANS, type MetricRequest } from '../../metrics/metric.ts';

/**
 * Whether the rows of an answer stand for less than the portfolio: it is filtered, or split by a dimension. What a metric is split by of its
 * own is no selection, and neither is a filter on it.
 */
export function isSelection({ parts = [] }: Metric, { by = [], filter = {} }: MetricRequest): boolean {
  const filtered = Object.entries(filter).flatMap(([name, values]) => (values?.length ? [name] : []));
  return [...by, ...filtered].some((dimension) => !parts.some(({ name }) => name === dimension));
}

/** Refuses a question that cannot be asked, with what can. */
export function checkRequest({ by = [], filter = {}, asOf, from, period }: MetricRequest): void {
  for (const dimension of [...by, ...Object.keys(filter)])
    if (!(DIMENSIONS as readonly string[]).includes(dimension)) throw unknownDimension(dimension);
  for (const [option, value] of Object.entries({ 'as-of': asOf, from }))
    if (value !== undefined && !isIsoDate(value))
      throw new PortfolioError('bad-value', { option, value, hint: reason('date-like') });
  if (period !== undefined && !SPANS.includes(period))
    throw new PortfolioError('bad-value', {
      option: 'period',
      value: period,
      hint: reason('one-of', { known: SPANS.join(', ') }),
    });
  if (from !== undefined && asOf !== undefined && from > asOf)
    throw new PortfolioError('bad-value', { option: 'from', value: from, hint: reason('not-after', { date: asOf }) });
}

/** A question with the date it is about, `latest` where it names none, and each dimension once. */
export function fullRequest(request: MetricRequest, latest: IsoDate | null): MetricRequest {
  const asOf = request.asOf ?? latest;
  if (asOf === null) throw new PortfolioError('no-exposure');
  checkRequest({ ...request, asOf });
  return { ...request, asOf, ...(request.by ? { by: [...new Set(request.by)] } : {}) };
}

/** The error of a dimension nobody knows. */
function unknownDimension(dimension: string): PortfolioError {
  return new PortfolioError('unknown-dimension', { dimension, known: DIMENSIONS.join(', ') });
}

/** Equal questions have equal keys, whatever the order of filter names; `ratesAt` is the day whose rates of exchange all amounts are turned by. */
export function requestKey(
  id: string,
  { by = [], asOf, from, filter = {}, period }: MetricRequest,
  ratesAt: IsoDate | null = null,
): string {
  const conditions = Object.entries(filter)
    .filter(([, values]) => values?.length)
    .map(([name, values]) => [name, [...(values ?? [])].sort()])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return JSON.stringify([id, by, asOf, from ?? null, period ?? null, conditions, ratesAt]);
}
