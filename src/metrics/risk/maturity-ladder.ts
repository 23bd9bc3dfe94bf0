import { defineMetric, sum } from '../definition.ts';
import { positions } from '../relations/position.ts';

/** Months from the date to the final maturity, as the rungs of the ladder: the last day of a rung belongs to it. */
const RUNGS = [
  ['0-3m', 3],
  ['3-12m', 12],
  ['1-3y', 36],
  ['3-5y', 60],
  ['5-10y', 120],
] as const;

const RUNG = `CASE
    WHEN matures_on < seen_at THEN 'past'
    ${RUNGS.map(([rung, months]) => `WHEN matures_on <= seen_at + INTERVAL ${months} MONTH THEN '${rung}'`).join('\n    ')}
    WHEN matures_on IS NOT NULL THEN '10y+'
  END`;

/**
 * Share of the balance by the time to its final maturity, what matured and is still owed first. A loan stands whole at its last day: what
 * is repaid by instalments before is not spread. Rows with a negative or zero balance are left out.
 */
export const maturityLadder = defineMetric({
  kind: 'ratio',
  share: true,
  id: 'maturity-ladder',
  code: 'R10a',
  family: 'risk',
  unit: 'fraction',
  better: 'neither',
  needs: ['exposure'],
  relation: positions,
  where: 'outstanding > 0',
  parts: [{ name: 'maturity', of: RUNG, cells: ['past', ...RUNGS.map(([rung]) => rung), '10y+', 'unknown'] }],
  numerator: sum('outstanding', 'TRUE'),
  denominator: sum('outstanding', 'TRUE'),
  covered: sum('outstanding', 'matures_on IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  known: 'matures_on IS NOT NULL',
  shows: { matures_on: 'matures_on', maturity: RUNG },
  leftOut: [{ reason: 'not-positive', when: 'NOT coalesce(outstanding > 0, FALSE)' }],
});
