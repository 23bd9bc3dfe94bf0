import { defineMetric, sum } from '../definition.ts';
import { positions } from '../relations/position.ts';

/** Collateral value over balance of the secured facilities, those with a collateral value above 0. Coverage: their share of the book. */
export const collateralCover = defineMetric({
  kind: 'ratio',
  id: 'collateral-cover',
  code: 'R19',
  family: 'risk',
  unit: 'times',
  better: 'higher',
  needs: ['exposure'],
  relation: positions,
  where: 'NOT written_off',
  numerator: sum('collateral_value', 'collateral_value > 0'),
  denominator: sum('outstanding', 'collateral_value > 0'),
  total: sum('outstanding', 'TRUE'),
  known: 'collateral_value IS NOT NULL',
  shows: { collateral_value: 'collateral_value' },
  leftOut: [
    { reason: 'written-off', when: 'written_off' },
    { reason: 'unsecured', when: 'NOT written_off AND NOT coalesce(collateral_value > 0, FALSE)' },
  ],
});
