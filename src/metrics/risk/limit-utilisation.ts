import { defineMetric, sum } from '../definition.ts';
import { positions } from '../relations/position.ts';

const shape = {
  family: 'risk',
  better: 'lower',
  needs: ['exposure'],
  relation: positions,
  known: 'limit_amount IS NOT NULL',
  shows: { limit_amount: 'limit_amount' },
  leftOut: [{ reason: 'no-limit', when: 'NOT coalesce(limit_amount > 0, FALSE)' }],
} as const;

/** Outstanding over limits, facilities with a limit above 0. Coverage: their share of the book's balance. */
export const limitUtilisation = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'limit-utilisation',
  code: 'R28',
  unit: 'fraction',
  numerator: sum('outstanding', 'limit_amount > 0'),
  denominator: sum('limit_amount', 'limit_amount > 0'),
  covered: sum('outstanding', 'limit_amount > 0'),
  total: sum('outstanding', 'TRUE'),
  thresholds: { amber: 0.9, red: 1, worse: '>', source: 'OWN' },
  each: 'facility',
});

/** What stands above the limit, facility by facility. */
export const overLimitAmount = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'over-limit-amount',
  code: 'R28a',
  unit: 'money',
  numerator: sum('greatest(0, outstanding - limit_amount)', 'limit_amount > 0'),
  denominator: sum('limit_amount', 'limit_amount > 0'),
});
