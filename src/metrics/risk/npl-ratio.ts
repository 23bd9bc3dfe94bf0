import { defineMetric, sum } from '../definition.ts';
import { negatives } from '../remark.ts';
import { positions } from '../relations/position.ts';

/**
 * Non-performing balance over the balance whose quality is known: by row, five-tier 3 to 5, where that is blank the mark of a bad loan,
 * then stage 3, then more than 90 days past due. A cell that holds a word nobody can read makes the row's quality unknown. Null with no
 * classifiable balance.
 */
export const nplRatio = defineMetric({
  kind: 'ratio',
  id: 'npl-ratio',
  code: 'R12',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure'],
  relation: positions,
  numerator: sum('outstanding', 'npl'),
  denominator: sum('outstanding', 'npl IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  remarks: negatives('npl IS NOT NULL'),
  thresholds: { amber: 0.03, red: 0.05, worse: '>', source: 'REG S9, S10; amber OWN' },
  shows: {
    npl: 'npl',
    basis: `CASE WHEN quality_unread THEN NULL WHEN five_tier IS NOT NULL THEN 'five_tier' WHEN bad_flag IS NOT NULL THEN 'npl_flag' WHEN stage IS NOT NULL THEN 'ifrs_stage' ELSE 'days_past_due' END`,
    five_tier: 'five_tier',
    stage: 'stage',
    dpd: 'dpd',
  },
  leftOut: [{ reason: 'quality-unknown', when: 'npl IS NULL' }],
});
