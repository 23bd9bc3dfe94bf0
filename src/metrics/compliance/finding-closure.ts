import { count, defineMetric, MINIMUM_ITEMS } from '../definition.ts';
import { remediations } from '../relations/review-rows.ts';

/** Remediations due in the period and done by then, over all due; one that falls due on the date and is open counts as missed. */
export const findingClosure = defineMetric({
  kind: 'ratio',
  id: 'finding-closure',
  code: 'C12',
  family: 'compliance',
  unit: 'fraction',
  better: 'higher',
  needs: ['review'],
  minimum: MINIMUM_ITEMS,
  relation: remediations,
  numerator: count('remediation_done <= remediation_due AND remediation_done <= seen_at'),
  denominator: count('TRUE'),
});
