import type { Status, Thresholds } from './metric.ts';

/** Where a value stands against its limits. Without limits nothing can be said about it: grey, never green. */
export function statusOf(value: number | null, thresholds: Omit<Thresholds, 'source'> | undefined): Status {
  if (value === null || thresholds === undefined) return 'grey';
  if (thresholds.red !== undefined && isWorse(value, thresholds.red, thresholds.worse)) return 'red';
  return isWorse(value, thresholds.amber, thresholds.worse) ? 'amber' : 'green';
}

/** 80 / 100 - 1 is -0.19999999999999996 to a computer, and -20 % to everybody else: so close to a limit is at it. */
const TOLERANCE = 1e-9;

function isWorse(value: number, limit: number, worse: Thresholds['worse']): boolean {
  if (Math.abs(value - limit) <= TOLERANCE * Math.max(1, Math.abs(limit))) return worse === '>=' || worse === '<=';
  return worse.startsWith('>') ? value > limit : value < limit;
}
