import type { Better } from './metric.ts';

/** Less cannot be seen. */
const LEAST = 1e-9;

/** 1 where a change of a metric is for the better, -1 for the worse, 0 where it is neither or too small to be seen. */
export function meaningOf(change: number, better: Better): 1 | 0 | -1 {
  if (better === 'neither' || Math.abs(change) < LEAST) return 0;
  return change > 0 === (better === 'higher') ? 1 : -1;
}
