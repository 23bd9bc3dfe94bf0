import { defineMetric, sum } from '../definition.ts';
import { DPD_BUCKET, DPD_BUCKETS, positions } from '../relations/position.ts';

/**
 * Share of the balance in each bucket of days past due. Rows without days past due are the bucket `unknown`; where nobody knows them
 * there is no answer. Rows with a negative or zero balance are left out.
 */
export const dpdBuckets = defineMetric({
  kind: 'ratio',
  share: true,
  id: 'dpd-buckets',
  code: 'R10',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure'],
  relation: positions,
  where: 'outstanding > 0',
  parts: [{ name: 'dpd_bucket', of: DPD_BUCKET, cells: DPD_BUCKETS }],
  numerator: sum('outstanding', 'TRUE'),
  denominator: sum('outstanding', 'TRUE'),
  covered: sum('outstanding', 'dpd IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  known: 'dpd IS NOT NULL',
  shows: { dpd: 'dpd', dpd_bucket: DPD_BUCKET },
  leftOut: [{ reason: 'not-positive', when: 'NOT coalesce(outstanding > 0, FALSE)' }],
});
