import { defineMetric, sum } from '../definition.ts';
import { positions } from '../relations/position.ts';
import { sectorLimits } from '../relations/sector-limit-rows.ts';

/**
 * Balance of a sector over its limit in force (parameter `sector_limit:<sector>`, an amount or a share of the whole book). A filter narrows
 * the balance, not the limit: it shows how much of the limit that part of the book uses. The catalogue names no level; above the limit is
 * a breach by definition, nine tenths is the watch level of other limits.
 */
export const sectorLimitUse = defineMetric({
  kind: 'ratio',
  id: 'sector-limit-use',
  code: 'R27',
  family: 'risk',
  unit: 'fraction',
  better: 'lower',
  needs: ['exposure', 'parameter'],
  relation: sectorLimits,
  where: 'sector_limit IS NOT NULL',
  parts: [{ name: 'sector', of: 'CAST(sector AS VARCHAR)', cells: [] }],
  numerator: sum('outstanding', 'TRUE'),
  denominator: { of: 'sector_limit', when: 'TRUE', once: true },
  judges: 'portfolio',
  thresholds: { amber: 0.9, red: 1, worse: '>', source: 'OWN' },
  leftOut: [{ reason: 'no-limit', when: 'sector_limit IS NULL' }],
});

/** Share of each sector in the balance; the unknown sector is one of them. */
export const sectorShare = defineMetric({
  kind: 'ratio',
  share: true,
  id: 'sector-share',
  code: 'R27a',
  family: 'risk',
  unit: 'fraction',
  better: 'neither',
  needs: ['exposure'],
  relation: positions,
  over: 'sector',
  where: 'outstanding > 0',
  parts: [{ name: 'sector', of: 'CAST(sector AS VARCHAR)', cells: [] }],
  numerator: sum('outstanding', 'TRUE'),
  denominator: sum('outstanding', 'TRUE'),
  covered: sum('outstanding', 'sector IS NOT NULL'),
  total: sum('outstanding', 'TRUE'),
  known: 'sector IS NOT NULL',
  leftOut: [{ reason: 'not-positive', when: 'NOT coalesce(outstanding > 0, FALSE)' }],
});
