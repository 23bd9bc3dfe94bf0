import { count, defineMetric, sum } from '../definition.ts';
import { reviewStock } from '../relations/review-rows.ts';
import { TOTAL_CELL, withTotal } from '../relations/with-total.ts';

const AGES = ['1-30', '31-60', '61-90', '>90'] as const;

const shape = {
  kind: 'amount',
  family: 'compliance',
  better: 'lower',
  needs: ['review'],
  relation: reviewStock,
  known: 'TRUE',
  parts: [{ name: 'days', of: 'days_bucket', cells: AGES }],
} as const;

/** Reviews not done and past their due date at the date, of whatever period, by age and all together; held against the active clients. */
export const reviewOverdue = defineMetric({
  ...shape,
  id: 'review-overdue',
  code: 'C03',
  unit: 'count',
  // the active clients stand beside every age: once is enough for all of them
  relation: withTotal(reviewStock, { cell: 'days_bucket', inTotal: `NOT is_client OR days_bucket = '1-30'` }),
  parts: [{ name: 'days', of: 'cell', cells: [...AGES, TOTAL_CELL], total: true }],
  numerator: count('NOT is_client'),
  denominator: count('is_client'),
  // more than 30 days overdue: any is amber, more than 2 % of the active clients is red; younger ones, and so the total, have no limit
  thresholds: { amber: 0, red: 0.02, worse: '>', source: 'OWN' },
  held: ({ by, denominator }) => {
    if (by.days === '1-30' || by.days === TOTAL_CELL) return null;
    return denominator !== null && denominator > 0 ? { of: denominator } : { amberOnly: true };
  },
});

/** Balance of clients with an overdue review, each client once, in the bucket of its oldest; held against the active clients' balance. */
export const reviewOverdueExposure = defineMetric({
  ...shape,
  id: 'review-overdue-exposure',
  code: 'C03a',
  unit: 'money',
  numerator: sum('client_balance', 'NOT is_client AND oldest'),
  denominator: sum('balance', 'is_client'),
});
