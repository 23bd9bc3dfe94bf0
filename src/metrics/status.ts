import type { Status, Thresholds } from './metric.ts';

/** Where a value stands against its limits. Without limits nothing can be said about it: grey, never green. */
export function statusOf(value: number | null, thresholds: Omit<Thresholds, 'source'> | undefined): Status {
  if (value === null || thresholds === undefined) return 'grey';
  if (thresholds.red !== undefined && isWorse(value, thresholds.red, thresholds.worse)) return 'red';
  return isWorse(value, thresholds.amber, thresholds.worse) ? 'amber' : 'green';
}

function isWorse(value: number, limit: number, worse: Thresholds['worse']): boolean {
  switch (worse) {
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
  }
}
