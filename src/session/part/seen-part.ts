import type { Filter, MetricRequest } from '../../metrics/metric.ts';
import type { Portfolio } from '../portfolio.ts';

/** A value nothing has: what was asked for is not in the part. */
const NOTHING = '\u0001';

/**
 * A part of a book as what it is: every question to it is one about the part, so that its answers, limits and words are those the whole
 * gives with the filter, and never those of a whole.
 */
export function seenPart(portfolio: Portfolio, filter: Filter): Portfolio {
  const within = <T extends Pick<MetricRequest, 'filter'>>(request: T): T => ({
    ...request,
    filter: narrowed(filter, request.filter),
  });
  return {
    ...portfolio,
    withParameters: (rows, options) => seenPart(portfolio.withParameters(rows, options), filter),
    ask: (metric, request = {}, options) => portfolio.ask(metric, within(request), options),
    evidence: (metric, request, options) => portfolio.evidence(metric, within(request), options),
    records: (table, request, options) => portfolio.records(table, within(request), options),
    contributions: (metric, request, options) => portfolio.contributions(metric, within(request), options),
    workings: (metric, request) => portfolio.workings(metric, within(request)),
  };
}

/** The part's own filter, with what is asked for within it. */
export function narrowed(part: Filter, asked: Filter = {}): Filter {
  const both = Object.entries(part).map(([dimension, values]) => {
    const wanted = asked[dimension as keyof Filter] ?? [];
    const common = values.filter((value) => wanted.includes(value));
    return [dimension, wanted.length === 0 ? values : common.length > 0 ? common : [NOTHING]] as const;
  });
  return {
    ...Object.fromEntries(both),
    ...Object.fromEntries(Object.entries(asked).filter(([name]) => !(name in part))),
  };
}
