import { count, defineMetric, MINIMUM_ITEMS } from '../definition.ts';
import { reviewsDone } from '../relations/review-rows.ts';

/** Reviews done on site over all done in the period; an unknown method stays in the denominator. */
export const onsiteShare = defineMetric({
  kind: 'ratio',
  id: 'onsite-share',
  code: 'C11',
  family: 'compliance',
  unit: 'fraction',
  better: 'higher',
  needs: ['review'],
  minimum: MINIMUM_ITEMS,
  relation: reviewsDone,
  numerator: count(`method = 'onsite'`),
  denominator: count('TRUE'),
  known: 'method IS NOT NULL',
});
