import { defineMetric, sum } from '../definition.ts';
import { negatives } from '../remark.ts';
import { positions } from '../relations/position.ts';

/**
 * Balance more than 90 days past due over the non-performing balance; above 1 something long overdue is not classified as it must be.
 * Only rows whose days past due and quality are both known.
 */
export const overdue90ToNpl = defineMetric({
  kind: 'ratio',
  id: 'overdue-90-to-npl',
  code: 'R11a',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure'],
  relation: positions,
  numerator: sum('outstanding', 'dpd > 90 AND npl IS NOT NULL'),
  denominator: sum('outstanding', 'npl AND dpd IS NOT NULL'),
  total: sum('outstanding', 'npl'),
  known: 'npl IS NOT NULL AND dpd IS NOT NULL',
  remarks: negatives('npl AND dpd IS NOT NULL'),
  thresholds: { amber: 0.9, red: 1, worse: '>', source: 'REG S2' },
  shows: { dpd: 'dpd', npl: 'npl', five_tier: 'five_tier', stage: 'stage' },
  leftOut: [{ reason: 'dpd-unknown', when: 'dpd IS NULL' }],
});
