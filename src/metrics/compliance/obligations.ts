import { count, defineMetric, MINIMUM_ITEMS } from '../definition.ts';
import { OBLIGATIONS, obligationsDone, obligationsDue, obligationStock } from '../relations/obligation.ts';
import { decidable } from './decidable.ts';

const PART = { name: 'obligation', of: 'kind', cells: OBLIGATIONS } as const;
const KEEPERS = ['review', 'contact', 'covenant', 'alert', 'training', 'esg'] as const;
const shape = {
  family: 'compliance',
  needs: [],
  needsAny: KEEPERS,
  minimum: MINIMUM_ITEMS,
  parts: [PART],
} as const;

/**
 * Like reviews on time, for every kind of obligation and all together. Of cycle time, coverage and the first check (C05 to C07) there are no
 * twins: of all obligations only reviews have a start, an interval and a drawdown.
 */
export const obligationOnTime = defineMetric({
  ...shape,
  ...decidable,
  kind: 'ratio',
  id: 'obligation-on-time',
  code: 'C01a',
  unit: 'fraction',
  better: 'higher',
  relation: obligationsDue,
  numerator: count('decidable AND done <= due_date + grace'),
  thresholds: { amber: 0.95, red: 0.85, worse: '<', source: 'OWN' },
});

/** Like reviews completed. */
export const obligationCompletion = defineMetric({
  ...shape,
  ...decidable,
  kind: 'ratio',
  id: 'obligation-completion',
  code: 'C02a',
  unit: 'fraction',
  better: 'higher',
  relation: obligationsDue,
  numerator: count('decidable AND done IS NOT NULL'),
});

/** Like overdue reviews; documents to be renewed are a kind of their own here. */
export const obligationOverdue = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'obligation-overdue',
  code: 'C03b',
  unit: 'count',
  better: 'lower',
  minimum: 0,
  relation: obligationStock,
  needsAny: [...KEEPERS, 'file_item'],
  parts: [{ ...PART, cells: [...OBLIGATIONS, 'file'] }],
  known: 'TRUE',
  numerator: count('TRUE'),
});

/** Like the mean days late of reviews. */
export const obligationDaysLate = defineMetric({
  ...shape,
  kind: 'statistic',
  statistic: 'mean',
  id: 'obligation-days-late',
  code: 'C04b',
  unit: 'days',
  better: 'lower',
  relation: obligationsDone,
  of: 'done_date - due_date',
  when: 'done_date > due_date + grace',
  known: 'due_date IS NOT NULL',
  leftOut: [{ reason: 'not-late', when: 'done_date <= due_date + grace' }],
});

/**
 * Like review waivers; a found false alarm waives the actions on it, other kinds know no waiver.
 */
export const obligationWaiverRate = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'obligation-waiver-rate',
  code: 'C08a',
  unit: 'fraction',
  better: 'lower',
  relation: obligationsDue,
  known: 'TRUE',
  numerator: count('waived'),
  denominator: count('TRUE'),
  thresholds: { amber: 0.05, worse: '>', source: 'OWN' },
});
