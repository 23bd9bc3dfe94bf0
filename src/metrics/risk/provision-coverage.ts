import { defineMetric, sum } from '../definition.ts';
import { positions, QUALITY } from '../relations/position.ts';

const shape = {
  kind: 'ratio',
  family: 'risk',
  unit: 'fraction',
  better: 'higher',
  needs: ['exposure'],
  relation: positions,
  where: 'NOT written_off',
  shows: { provision: 'provision', npl: 'npl' },
} as const;

/** Booked provisions of all loans over the non-performing balance; rows whose provision and quality are both known. */
export const provisionCoverage = defineMetric({
  ...shape,
  id: 'provision-coverage',
  code: 'R17',
  anyOf: QUALITY,
  numerator: sum('provision', 'provision IS NOT NULL AND npl IS NOT NULL'),
  denominator: sum('outstanding', 'npl AND provision IS NOT NULL'),
  covered: sum('outstanding', 'provision IS NOT NULL AND npl IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  known: 'provision IS NOT NULL AND npl IS NOT NULL',
  leftOut: [
    { reason: 'written-off', when: 'written_off' },
    { reason: 'provision-unknown', when: 'NOT written_off AND (provision IS NULL OR npl IS NULL)' },
  ],
});

/** Booked provisions over the balance of all loans whose provision is known. */
export const loanProvisionRatio = defineMetric({
  ...shape,
  id: 'loan-provision-ratio',
  code: 'R17a',
  numerator: sum('provision', 'provision IS NOT NULL'),
  denominator: sum('outstanding', 'provision IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  known: 'provision IS NOT NULL',
  leftOut: [
    { reason: 'written-off', when: 'written_off' },
    { reason: 'provision-unknown', when: 'NOT written_off AND provision IS NULL' },
  ],
});
