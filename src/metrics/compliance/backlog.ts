import type { Ingredients } from '../facts.ts';
import { count, defineMetric, type DerivedMetric } from '../definition.ts';
import { groupKey, groupRows } from '../managers/scorecard.ts';
import type { MetricRow } from '../metric.ts';
import { reviewArrivals, reviewCompletions, reviewIntervals } from '../relations/backlog-rows.ts';

const AHEAD = ['0', '1', '2', '3'] as const;
const shape = { family: 'compliance', needs: ['review'], better: 'lower' } as const;

/** Mean of the days within which the active clients must be reviewed; by client it is the client's own. */
export const reviewInterval = defineMetric({
  kind: 'statistic',
  statistic: 'mean',
  id: 'review-interval',
  code: 'C10',
  family: 'compliance',
  unit: 'days',
  better: 'neither',
  needs: ['exposure'],
  relation: reviewIntervals,
  of: 'required_days',
  when: 'required_days IS NOT NULL',
});

/** Reviews overdue or due this month, and those that fall due in each of the next three; partly generated where none is scheduled. */
export const arrivals = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'review-arrivals',
  code: 'C09b',
  unit: 'count',
  relation: reviewArrivals,
  known: 'TRUE',
  parts: [{ name: 'months_ahead', of: 'months_ahead', cells: AHEAD }],
  numerator: count('TRUE'),
  flags: { GENERATED: 'bool_or(generated)' },
});

/** Months whose mean is what can be done in one. */
const MONTHS = 3;

/** Reviews done in each of the last three full months; coverage is the part of these months the book has a record of. */
export const completions = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'review-completions',
  code: 'C09c',
  unit: 'count',
  better: 'higher',
  relation: reviewCompletions,
  known: 'TRUE',
  parts: [{ name: 'months_back', of: 'months_back', cells: ['1', '2', '3'] }],
  numerator: count('TRUE'),
  covered: { of: 'months_known', when: 'TRUE', once: true },
  total: { of: String(MONTHS), when: 'TRUE', once: true },
});

/** Backlog of each month: what was left of the month before and what falls due, less what can be done. */
export function forecast(due: readonly number[], capacity: number): number[] {
  const left: number[] = [];
  for (const [index, arriving] of due.entries())
    left.push(index === 0 ? arriving : Math.max(0, (left[index - 1] ?? 0) + arriving - capacity));
  return left;
}

const derived = {
  ...shape,
  kind: 'derived',
  parts: [{ name: 'months_ahead', of: 'months_ahead', cells: AHEAD }],
  ingredients: (request) => [
    { metric: 'review-arrivals', request },
    { metric: 'review-completions', request },
  ],
} satisfies Partial<DerivedMetric>;

/**
 * Reviews that will be open at the end of this and each of the next three months: B₀ is what is overdue or due this month, then
 * Bₖ = max(0, Bₖ₋₁ + due in the month − Q), Q the mean of the last three full months. `numerator` is what falls due, `denominator` Q.
 */
export const reviewBacklog = defineMetric({
  ...derived,
  id: 'review-backlog',
  code: 'C09',
  unit: 'count',
  combine: (given) =>
    answer(given, (row, backlog) => ({ ...row, metric: 'review-backlog', code: 'C09', value: backlog })),
} satisfies DerivedMetric);

/** Months it will take to work the backlog off: Bₖ / Q. Nothing to divide by when no review was done in three months. */
export const reviewWait = defineMetric({
  ...derived,
  id: 'review-wait',
  code: 'C09a',
  unit: 'index',
  combine: (given) =>
    answer(given, (row, backlog, capacity) => ({
      ...row,
      metric: 'review-wait',
      code: 'C09a',
      unit: 'index',
      numerator: backlog,
      value: capacity > 0 ? backlog / capacity : null,
      reason: capacity > 0 ? null : 'ZERO_DENOM',
      flags: capacity > 0 ? row.flags : [],
    })),
} satisfies DerivedMetric);

function answer(
  { answers: [due = [], done = []] }: Ingredients,
  make: (row: MetricRow, backlog: number, capacity: number) => MetricRow,
): MetricRow[] {
  const groups = groupRows(due, 'months_ahead');
  const finished = groupRows(done, 'months_back');
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    if (first.value === null)
      return rows.map((row) => ({ ...make(row, 0, 1), value: null, reason: row.reason, flags: [] }));
    const past = finished.get(groupKey(first, 'months_ahead')) ?? [];
    const months = Math.round(MONTHS * Math.max(0, ...past.map(({ coverage }) => coverage ?? 0)));
    const capacity = months > 0 ? past.reduce((sum, row) => sum + (row.value ?? 0), 0) / months : 0;
    const backlog = forecast(
      rows.map((row) => row.value ?? 0),
      capacity,
    );
    return rows.map((row, index) =>
      make(
        {
          ...row,
          numerator: row.value,
          denominator: capacity,
          status: 'grey',
          flags: months > 0 && months < MONTHS ? [...row.flags, 'SHORT_HISTORY'] : row.flags,
        },
        backlog[index] ?? 0,
        capacity,
      ),
    );
  });
}
