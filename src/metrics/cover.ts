import type { MetricFacts } from './definition.ts';
import type { Span } from './metric.ts';
import { isOfPeriod } from './statement-facts.ts';

/** What a metric's values cover up to their date: what is asked for, else its own span; null where it is of the date alone, or made of others. */
export function coverOf(metric: MetricFacts, asked?: Span): Span | null {
  return isOfPeriod(metric) ? (asked ?? metric.span ?? 'month') : null;
}
