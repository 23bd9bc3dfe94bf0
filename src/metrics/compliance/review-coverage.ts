import { count, defineMetric, MINIMUM_ITEMS, sum } from '../definition.ts';
import type { MetricRow, Thresholds } from '../metric.ts';
import { coverage } from '../relations/active.ts';
import { TOTAL_CELL, withTotal } from '../relations/with-total.ts';

const HIGH_TIERS: Thresholds = { amber: 1, red: 0.95, worse: '<', source: 'OWN' };
const OTHER_TIERS: Thresholds = { amber: 0.95, red: 0.85, worse: '<', source: 'OWN' };

const TIERS = ['1', '2', '3', '4', '5', 'unknown'] as const;

const shape = {
  kind: 'ratio',
  family: 'compliance',
  unit: 'fraction',
  better: 'higher',
  needs: ['exposure', 'review'],
  relation: coverage,
  parts: [{ name: 'tier', of: 'CAST(tier AS VARCHAR)', cells: TIERS }],
  known: 'TRUE',
  thresholds: OTHER_TIERS,
  moreLimits: { 'high-tiers': HIGH_TIERS },
  held: ({ by }: MetricRow) => (by.tier === '4' || by.tier === '5' ? { set: 'high-tiers' } : {}),
  shows: { covered: 'covered' },
  leftOut: [{ reason: 'first-check-not-due', when: 'NOT countable' }],
} as const;

/**
 * Active clients of a tier with any review done within the tier's interval before the date (both ends count), over all of them.
 * Clients younger than the interval wait for their first check; the unknown tier has the interval of tier 3 and stands apart,
 * also from the total.
 */
export const reviewCoverage = defineMetric({
  ...shape,
  id: 'review-coverage',
  code: 'C06',
  minimum: MINIMUM_ITEMS,
  relation: withTotal(coverage, { cell: 'CAST(tier AS VARCHAR)', inTotal: 'tier IS NOT NULL' }),
  parts: [{ name: 'tier', of: 'cell', cells: [...TIERS, TOTAL_CELL], total: true }],
  numerator: count('covered AND countable'),
  denominator: count('countable'),
  total: count('TRUE'),
});

/** The same by balance. */
export const reviewCoverageExposure = defineMetric({
  ...shape,
  id: 'review-coverage-exposure',
  code: 'C06a',
  numerator: sum('balance', 'covered AND countable'),
  denominator: sum('balance', 'countable'),
  total: sum('balance', 'TRUE'),
});
