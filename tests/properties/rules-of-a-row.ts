import type { Metric } from '../../src/metrics/definition.ts';
import type { MetricRow, Reason, Thresholds } from '../../src/metrics/metric.ts';

const AHEAD = 'looks ahead, where nothing is counted yet';
const GIVEN = 'a measure of the bank’s own card comes with its actual, and no items are told';
/** Metrics whose value may be made of no items, and why. */
export const OF_NOTHING: Readonly<Record<string, string>> = {
  'review-backlog': AHEAD,
  'review-wait': AHEAD,
  'kpi-score': GIVEN,
  'score-contribution': GIVEN,
  'score-change': GIVEN,
};

/** Metrics that say beside a score what is said of the measure it is given for: too few items, and of the score itself its colour. */
export const OF_A_MEASURE: readonly string[] = ['kpi-score', 'score-change', 'score-contribution'];

const REASONS: readonly Reason[] = [
  ...(['NO_DATA', 'ZERO_DENOM', 'NEG_DENOM', 'STALE', 'SHORT_HISTORY', 'BELOW_MIN_N'] as const),
  ...(['UNIT_UNKNOWN', 'NO_CAPITAL', 'FILTERED', 'NO_RATE'] as const),
];

/** Beyond a limit, where a difference nobody can see is none. */
function beyond(value: number, limit: number, worse: Thresholds['worse']): boolean {
  const distance = worse.startsWith('>') ? value - limit : limit - value;
  return Math.abs(distance) <= 1e-9 * Math.max(1, Math.abs(limit)) ? worse.endsWith('=') : distance > 0;
}

/** The state a row must have: by its limits, grey without them, without enough items or without a value that is no breach by itself. */
function stateOf({ value, reason, n, flags, threshold, status }: MetricRow, metric: Metric): string {
  if (value === null) return reason !== null && metric.redOn?.includes(reason) ? 'red' : 'grey';
  if (metric.minimum !== undefined && n < metric.minimum) return 'grey';
  if (metric.id === 'ewi-score' && n === 1 && flags.includes('OVERRIDE')) return 'red';
  if (metric.id === 'kpi-score') return flags.includes('BELOW_MIN_N') ? 'grey' : status;
  if (!threshold) return 'grey';
  if (threshold.red !== undefined && beyond(value, threshold.red, threshold.worse)) return 'red';
  return beyond(value, threshold.amber, threshold.worse) ? 'amber' : 'green';
}

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** What the two sides make of the value, by the kind of the metric; null where they do not say. */
function ofSides({ numerator, denominator }: MetricRow, metric: Metric): number | null {
  switch (metric.kind) {
    case 'ratio':
    case 'concentration':
      return (numerator ?? NaN) / (denominator ?? NaN);
    case 'amount':
    case 'distinct':
      return numerator ?? NaN;
    case 'statistic':
      return metric.statistic === 'mean' ? (numerator ?? NaN) / (denominator ?? NaN) : null;
    case 'change':
      return metric.change === 'relative'
        ? (numerator ?? NaN) / (denominator ?? NaN) - 1
        : (numerator ?? NaN) - (denominator ?? NaN);
    case 'derived':
      return null;
  }
}

/** The rules of the shape of an answer a row breaks, in words. `old`: its month has no book, an earlier one stands in. */
export function broken(row: MetricRow, metric: Metric, old: boolean): string[] {
  const { value, reason, numerator, denominator, n, coverage, status, flags } = row;
  const numbers = [value, numerator, denominator, n, coverage];
  const byLoan = metric.kind !== 'derived' && ['snapshot', 'flow'].includes(metric.relation.kind);
  const ownRule = metric.kind === 'derived' || metric.flags?.STALE !== undefined;
  const few = value !== null && metric.minimum !== undefined && n < metric.minimum;
  const sides = value === null ? null : ofSides(row, metric);
  const rules: Record<string, boolean> = {
    'a value or a reason, one of them': (value === null) !== (reason === null),
    'a reason there is a word for': reason === null || REASONS.includes(reason),
    'numbers that are numbers': numbers.every((each) => each === null || Number.isFinite(each)),
    'n a whole number, and not below nothing': Number.isInteger(n) && n >= 0,
    'coverage from 0 to 1': coverage === null || (coverage >= 0 && coverage <= 1),
    'made of something': value === null || !denominator || n > 0 || metric.id in OF_NOTHING,
    'the value its sides make': value === null || sides === null || close(value, sides),
    'each flag once': new Set(flags).size === flags.length,
    'no flag without a value': value !== null || flags.length === 0,
    'too few items said where they are': flags.includes('BELOW_MIN_N') === few || OF_A_MEASURE.includes(metric.id),
    'an old book said where it is': !byLoan || value === null || !old || flags.includes('STALE'),
    'no old book said where it is not': !flags.includes('STALE') || (old && byLoan) || ownRule,
    'the colour of its limits': status === stateOf(row, metric),
  };
  return Object.keys(rules).filter((rule) => !rules[rule]);
}
