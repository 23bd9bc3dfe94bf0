import { defineMetric, MINIMUM_ITEMS } from '../definition.ts';
import { reviewsDone } from '../relations/review-rows.ts';

const shape = {
  kind: 'statistic',
  family: 'compliance',
  unit: 'days',
  better: 'lower',
  needs: ['review'],
  minimum: MINIMUM_ITEMS,
  relation: reviewsDone,
  of: 'done_date - start_date',
  when: 'done_date >= start_date',
  known: 'start_date IS NOT NULL',
  shows: { days: 'done_date - start_date' },
  leftOut: [
    { reason: 'start-unknown', when: 'start_date IS NULL' },
    { reason: 'negative-duration', when: 'done_date < start_date' },
  ],
} as const;

/** Median days from start to done of the reviews done in the period; negative durations are a finding and left out. */
export const reviewCycleTime = defineMetric({ ...shape, id: 'review-cycle-time', code: 'C05', statistic: 'median' });

/** The same, ninetieth percentile. */
export const reviewCycleTimeP90 = defineMetric({
  ...shape,
  id: 'review-cycle-time-p90',
  code: 'C05a',
  statistic: 'p90',
});
