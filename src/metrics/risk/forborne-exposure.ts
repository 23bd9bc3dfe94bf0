import { defineMetric, sum } from '../definition.ts';
import { negatives } from '../remark.ts';
import { positions } from '../relations/position.ts';

const KNOWN = 'forborne IS NOT NULL';

const shape = {
  family: 'risk',
  better: 'lower',
  needs: ['exposure'],
  anyOf: ['exposure.forborne_flag'],
  relation: positions,
  numerator: sum('outstanding', 'forborne'),
  denominator: sum('outstanding', KNOWN),
  total: sum('outstanding', 'TRUE'),
  remarks: negatives(KNOWN),
  shows: { forborne: 'forborne' },
  leftOut: [{ reason: 'forbearance-unknown', when: 'forborne IS NULL' }],
} as const;

/** Balance of loans that were restructured or extended for a debtor in difficulty; held against the balance of which that is told. */
export const forborneExposure = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'forborne-exposure',
  code: 'R14a',
  unit: 'money',
});

/** Its share in the balance of which it is told. */
export const forborneShare = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'forborne-share',
  code: 'R14b',
  unit: 'fraction',
});
