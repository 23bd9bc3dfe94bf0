import { count, defineMetric, MINIMUM_ITEMS } from '../definition.ts';
import { drawdowns } from '../relations/drawdown.ts';

/** Facilities first drawn in the period with a first check within 15 days, over those for which that can be told. */
export const firstCheckOnTime = defineMetric({
  kind: 'ratio',
  id: 'first-check-on-time',
  code: 'C07',
  family: 'compliance',
  unit: 'fraction',
  better: 'higher',
  needs: ['exposure', 'review'],
  minimum: MINIMUM_ITEMS,
  relation: drawdowns,
  known: 'TRUE',
  numerator: count('in_time AND NOT waived'),
  denominator: count('decidable AND NOT waived'),
  total: count('NOT waived'),
  leftOut: [
    { reason: 'waived', when: 'waived' },
    { reason: 'not-decidable', when: 'NOT decidable AND NOT waived' },
  ],
});
