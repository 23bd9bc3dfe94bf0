import { defineMetric, sum } from '../definition.ts';
import { positions, valuedPositions } from '../relations/position.ts';

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
  numerator: sum('collateral_value', 'collateral_value > 0'),
  denominator: sum('outstanding', 'collateral_value > 0'),
  total: sum('outstanding', 'TRUE'),
  known: 'collateral_value IS NOT NULL',
  shows: { collateral_value: 'collateral_value' },
  leftOut: [{ reason: 'unsecured', when: 'NOT coalesce(collateral_value > 0, FALSE)' }],
});

const SECURED = 'collateral_value > 0';

/**
 * Balance of secured facilities whose client's newest valuation is more than twelve months old (or as the document says) or was never
 * renewed, over those for which the file holds a valuation. Coverage: their part of the secured balance.
 */
export const staleValuations = defineMetric({
  kind: 'ratio',
  id: 'stale-valuations',
  code: 'R19a',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure', 'file_item'],
  relation: valuedPositions,
  where: SECURED,
  numerator: sum('outstanding', 'valued AND NOT valuation_fresh'),
  denominator: sum('outstanding', 'valued'),
  total: sum('outstanding', 'TRUE'),
  shows: { collateral_value: 'collateral_value', valued_on: 'valued_on' },
  leftOut: [
    { reason: 'unsecured', when: `NOT coalesce(${SECURED}, FALSE)` },
    { reason: 'valuation-unknown', when: `${SECURED} AND NOT valued` },
  ],
});
