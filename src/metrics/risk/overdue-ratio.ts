import { defineMetric, sum } from '../definition.ts';
import { negatives } from '../remark.ts';
import { positions } from '../relations/position.ts';

/** Whole balance of facilities with any day past due, over the balance whose days past due are known. */
export const overdueRatio = defineMetric({
  kind: 'ratio',
  id: 'overdue-ratio',
  code: 'R11',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure'],
  relation: positions,
  numerator: sum('outstanding', 'dpd > 0'),
  denominator: sum('outstanding', 'dpd IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  remarks: negatives('dpd IS NOT NULL'),
  shows: { dpd: 'dpd' },
  leftOut: [{ reason: 'dpd-unknown', when: 'dpd IS NULL' }],
});
