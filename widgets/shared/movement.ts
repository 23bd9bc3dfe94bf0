import { addMonths, type IsoMonth } from '../../src/lib/dates.ts';
import { medianOf } from '../../src/lib/median.ts';
import type { MetricRow, Status } from '../../src/metrics/metric.ts';

/** Earlier monthly changes a usual one is taken from, and how many of them must be known. */
const SWINGS = 12;
const ENOUGH = 6;
/** From so many usual changes on a change is out of the ordinary. */
const UNUSUAL = 3;

/** Months of rows that say all there is to say of the last one's movement. */
export const MOVEMENT_MONTHS = SWINGS + 2;

/** A metric's last month against the one before. */
export interface Movement {
  metric: string;
  now: MetricRow;
  past: MetricRow;
  by: number;
  /** Another state than a month ago, both of them known. */
  crossed: { from: Status; to: Status } | null;
  /** How many times its usual monthly change; null where that is not known, or it usually stands still. */
  times: number | null;
}

/** How a metric moved since last month; null where one of both is not known. */
export function movementOf(metric: string, rows: readonly MetricRow[], month: IsoMonth): Movement | null {
  const find = (back: number) => rows.find(({ period }) => period === addMonths(month, -back));
  const [now, past] = [find(0), find(1)];
  if (!now || !past || now.value === null || past.value === null) return null;
  const by = rounded(now.value - past.value, now.value);
  const known = now.status !== 'grey' && past.status !== 'grey';
  const crossed = known && now.status !== past.status ? { from: past.status, to: now.status } : null;
  const earlier = Array.from({ length: SWINGS }, (_, index) => {
    const [later, before] = [find(index + 1)?.value ?? null, find(index + 2)?.value ?? null];
    return later === null || before === null ? [] : [Math.abs(rounded(later - before, later))];
  }).flat();
  const usual = earlier.length >= ENOUGH ? medianOf(earlier) : null;
  return { metric, now, past, by, crossed, times: usual ? Math.abs(by) / usual : null };
}

/** Whether a change is out of the ordinary for its metric. */
export function isUnusual({ times }: Movement): boolean {
  return times !== null && times >= UNUSUAL;
}

/** What a computer leaves of 0.3 - 0.2 - 0.1 is no change. */
function rounded(change: number, value: number): number {
  return Math.abs(change) <= 1e-9 * Math.max(1e-3, Math.abs(value)) ? 0 : change;
}
