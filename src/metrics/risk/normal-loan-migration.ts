import { defineMetric, sum } from '../definition.ts';
import { flows, KEPT, QUALITY } from '../relations/position.ts';

const TOLD = '(gone OR closing_written_off OR closing_npl IS NOT NULL)';

/**
 * Of the balance that was pass or special mention at the opening and is still there, the part that is non-performing now; year to date.
 * What was repaid, sold or written off is a decrease and counts 0.
 */
export const normalLoanMigration = defineMetric({
  kind: 'ratio',
  id: 'normal-loan-migration',
  code: 'R22',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure'],
  span: 'ytd',
  relation: flows,
  anyOf: QUALITY,
  numerator: sum(KEPT, 'NOT npl AND closing_npl'),
  denominator: sum(KEPT, `NOT npl AND ${TOLD}`),
  total: sum(KEPT, 'NOT npl'),
  known: `npl IS NOT NULL AND ${TOLD}`,
  thresholds: { amber: 0.01, red: 0.02, worse: '>', source: 'OWN' },
  shows: { kept: KEPT },
  leftOut: [
    { reason: 'not-performing', when: 'coalesce(npl, FALSE)' },
    { reason: 'quality-unknown', when: `npl IS NULL OR (NOT npl AND NOT coalesce(${TOLD}, FALSE))` },
  ],
});
