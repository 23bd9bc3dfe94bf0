import type { MetricFacts } from './definition.ts';
import { judgesPortfolio } from './limit.ts';
import { countsRows, isOfPeriod, rowsOf } from './statement-facts.ts';

/** What is known of a metric without its statement, of a definition or of such facts. */
export function factsOf(metric: MetricFacts): MetricFacts {
  const { kind, id, code, family, unit, better, needs, needsAny, parts, thresholds, moreLimits } = metric;
  const { each, redOn, minimum, span, atDate, over, compares } = metric;
  const told = { needsAny, parts, thresholds, moreLimits, each, redOn, minimum, span, atDate, over, compares };
  const rows = rowsOf(metric);
  return {
    ...{ kind, id, code, family, unit, better, needs },
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
    judges: judgesPortfolio(metric) ? 'portfolio' : 'any',
    ...(metric.alwaysRed ? { alwaysRed: true } : {}),
    ...(rows ? { rows } : {}),
    ...{ ofPeriod: isOfPeriod(metric), counts: countsRows(metric) },
  };
}
