import { defineMetric, sum } from '../definition.ts';
import { flows, QUALITY } from '../relations/position.ts';

/** Opening rows whose fate can be told: gone, written off, or still there with a known quality. */
const TOLD = '(gone OR closing_written_off OR closing_npl IS NOT NULL)';

/**
 * Opening balance of performing facilities that are non-performing or written off at the close, over the whole of it: repaid ones stay in,
 * and so do those whose quality is blank at the close, which lower the coverage instead.
 */
export const nplFormation = defineMetric({
  kind: 'ratio',
  id: 'npl-formation',
  code: 'R18',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure'],
  relation: flows,
  anyOf: QUALITY,
  numerator: sum('outstanding', 'NOT npl AND (closing_npl OR closing_written_off)'),
  denominator: sum('outstanding', 'NOT npl'),
  covered: sum('outstanding', `NOT npl AND ${TOLD}`),
  total: sum('outstanding', 'NOT npl'),
  known: `npl IS NOT NULL AND ${TOLD}`,
  leftOut: [
    { reason: 'not-performing', when: 'coalesce(npl, FALSE)' },
    { reason: 'quality-unknown', when: 'npl IS NULL' },
  ],
});

/** Opening balance of non-performing facilities that perform at the close, over all of it. */
export const nplCure = defineMetric({
  kind: 'ratio',
  id: 'npl-cure',
  code: 'R18a',
  family: 'risk',
  unit: 'fraction',
  better: 'higher',
  needs: ['exposure'],
  relation: flows,
  anyOf: QUALITY,
  numerator: sum('outstanding', 'npl AND NOT closing_npl AND NOT closing_written_off'),
  denominator: sum('outstanding', 'npl'),
  covered: sum('outstanding', `npl AND ${TOLD}`),
  total: sum('outstanding', 'npl'),
  known: `npl IS NOT NULL AND ${TOLD}`,
  leftOut: [
    { reason: 'performing', when: 'NOT npl' },
    { reason: 'quality-unknown', when: 'npl IS NULL' },
  ],
});
