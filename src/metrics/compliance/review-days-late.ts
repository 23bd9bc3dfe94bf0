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
  of: 'done_date - due_date',
  when: 'done_date > due_date + grace',
  known: 'due_date IS NOT NULL',
  shows: { days_late: 'done_date - due_date' },
  leftOut: [
    { reason: 'not-late', when: 'done_date <= due_date + grace' },
    { reason: 'due-date-unknown', when: 'due_date IS NULL' },
  ],
} as const;

/** Mean days from due date to done, over the reviews done late in the period. */
export const reviewDaysLate = defineMetric({ ...shape, id: 'review-days-late', code: 'C04', statistic: 'mean' });

/** The same, ninetieth percentile. */
export const reviewDaysLateP90 = defineMetric({ ...shape, id: 'review-days-late-p90', code: 'C04a', statistic: 'p90' });
