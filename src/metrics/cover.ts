import type { Metric } from './definition.ts';
import type { Span } from './metric.ts';

/** What a metric's values cover up to their date: what is asked for, else its own span; null where it is of the date alone, or made of others. */
export function coverOf(metric: Metric, asked?: Span): Span | null {
  if (!('relation' in metric) || metric.atDate) return null;
  const { kind, from } = metric.relation;
  const isOfPeriod = (kind === 'flow' || kind === 'event') && /\b(?:window_start|opening_snap)\b/.test(from);
  return isOfPeriod ? (asked ?? metric.span ?? 'month') : null;
}
