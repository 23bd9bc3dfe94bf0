import { count, defineMetric, sum } from '../definition.ts';
import type { MetricRow, Status } from '../metric.ts';
import { reviewStock } from '../relations/review.ts';

const shape = {
  kind: 'amount',
  family: 'compliance',
  better: 'lower',
  needs: ['review'],
  relation: reviewStock,
  known: 'TRUE',
  parts: [
    {
      name: 'days',
      of: 'days_bucket',
      cells: ['1-30', '31-60', '61-90', '>90'],
    },
  ],
} as const;

/** More than 30 days overdue: any is amber, more than 2 % of the active clients is red. */
const RED_SHARE = 0.02;

function judge({ value, denominator, by }: MetricRow): Status {
  if (value === null) return 'grey';
  if (by.days === '1-30' || value === 0) return 'green';
  return denominator !== null && denominator > 0 && value > RED_SHARE * denominator ? 'red' : 'amber';
}

/** Reviews not done and past their due date at the date, of whatever period, by age; held against the active clients. */
export const reviewOverdue = defineMetric({
  ...shape,
  id: 'review-overdue',
  code: 'C03',
  unit: 'count',
  numerator: count('NOT is_client'),
  denominator: count('is_client'),
  thresholds: { amber: 0, red: RED_SHARE, worse: '>', source: 'OWN' },
  judge,
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
