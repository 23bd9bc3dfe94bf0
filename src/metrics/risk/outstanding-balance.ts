import { defineMetric, sum } from '../definition.ts';
import { negatives } from '../remark.ts';
import { positions } from '../relations/position.ts';

/** Sum of the outstanding balances, negative ones included. */
export const outstandingBalance = defineMetric({
  kind: 'amount',
  id: 'outstanding-balance',
  code: 'X01',
  family: 'risk',
  unit: 'money',
  better: 'neither',
  needs: ['exposure'],
  relation: positions,
  numerator: sum('outstanding', 'outstanding IS NOT NULL'),
  known: 'outstanding IS NOT NULL',
  remarks: negatives('TRUE'),
});
