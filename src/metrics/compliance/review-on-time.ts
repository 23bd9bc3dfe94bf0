import { count, defineMetric, MINIMUM_ITEMS } from '../definition.ts';
import { reviewsDue } from '../relations/review-rows.ts';
import { decidable } from './decidable.ts';

const shape = {
  kind: 'ratio',
  family: 'compliance',
  unit: 'fraction',
  needs: ['review'],
  minimum: MINIMUM_ITEMS,
  relation: reviewsDue,
} as const;

/** Reviews due in the period and done by their due date (and grace), over those whose outcome can be told: done, or past due at the date. */
export const reviewOnTime = defineMetric({
  ...shape,
  ...decidable,
  id: 'review-on-time',
  code: 'C01',
  better: 'higher',
  numerator: count('decidable AND done <= due_date + grace'),
  thresholds: { amber: 0.95, red: 0.85, worse: '<', source: 'OWN' },
});

/** Reviews due in the period and done at all, over the same. */
export const reviewCompletion = defineMetric({
  ...shape,
  ...decidable,
  id: 'review-completion',
  code: 'C02',
  better: 'higher',
  numerator: count('decidable AND done IS NOT NULL'),
});

/** Waived reviews over all due in the period. Above 5 % is amber; no red limit is set. */
export const reviewWaiverRate = defineMetric({
  ...shape,
  id: 'review-waiver-rate',
  code: 'C08',
  better: 'lower',
  known: 'TRUE',
  numerator: count('waived'),
  denominator: count('TRUE'),
  thresholds: { amber: 0.05, worse: '>', source: 'OWN' },
});
