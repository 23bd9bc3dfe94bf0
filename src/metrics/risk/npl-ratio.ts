import { defineMetric, sum } from '../definition.ts';
import { negatives } from '../remark.ts';
import { positions } from '../relations/position.ts';

/**
 * Non-performing balance over the balance whose quality is known: by row, five-tier 3 to 5, where that is blank stage 3, where that is
 * blank too more than 90 days past due. Written-off rows are on neither side. Null with no classifiable balance.
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
  total: sum('outstanding', 'NOT written_off'),
  remarks: negatives('npl IS NOT NULL'),
  thresholds: { amber: 0.03, red: 0.05, worse: '>', source: 'REG S9, S10; amber OWN' },
  shows: {
    npl: 'npl',
    basis: `CASE WHEN five_tier IS NOT NULL THEN 'five_tier' WHEN stage IS NOT NULL THEN 'ifrs_stage' ELSE 'days_past_due' END`,
    five_tier: 'five_tier',
    stage: 'stage',
    dpd: 'dpd',
  },
  leftOut: [
    { reason: 'written-off', when: 'written_off' },
    { reason: 'quality-unknown', when: 'npl IS NULL AND NOT written_off' },
  ],
});
