import { defineMetric, sum } from '../definition.ts';
import { negatives } from '../remark.ts';
import { provisionedPositions, positions, QUALITY } from '../relations/position.ts';

const shape = {
  kind: 'ratio',
  family: 'risk',
  unit: 'fraction',
  better: 'higher',
  needs: ['exposure'],
  relation: positions,
  shows: { provision: 'provision', npl: 'npl' },
} as const;

/**
 * Booked provisions of all loans over the non-performing balance. A non-performing loan whose provision is blank has none, where the
 * column is there at all: it would otherwise leave the denominator and lift the coverage. Coverage is the part of the balance whose
 * provision and quality are both known. 150 % is what supervisors used to ask for, 120 % the least they have allowed since.
 */
export const provisionCoverage = defineMetric({
  ...shape,
  id: 'provision-coverage',
  code: 'R17',
  anyOf: QUALITY,
  relation: provisionedPositions,
  numerator: sum('provision', 'provision IS NOT NULL AND npl IS NOT NULL'),
  denominator: sum('outstanding', 'npl AND provisioned'),
  covered: sum('outstanding', 'provision IS NOT NULL AND npl IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  known: 'npl IS NOT NULL AND provisioned',
  remarks: negatives('npl AND provisioned'),
  thresholds: { amber: 1.5, red: 1.2, worse: '<', source: 'REG-k' },
  leftOut: [
    { reason: 'quality-unknown', when: 'npl IS NULL' },
    { reason: 'provision-unknown', when: 'provision IS NULL AND NOT (npl AND provisioned)' },
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
  remarks: negatives('provision IS NOT NULL'),
  leftOut: [{ reason: 'provision-unknown', when: 'provision IS NULL' }],
});
