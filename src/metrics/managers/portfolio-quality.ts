import { defineMetric, MINIMUM_ITEMS, sum } from '../definition.ts';
import type { MetricRow } from '../metric.ts';
import { QUALITY } from '../relations/position.ts';
import { expectedQuality } from '../relations/quality-rows.ts';

const COUNTED = 'NOT inherited';
const OBSERVED = `${COUNTED} AND bad`;

/** Least that must be expected before observed over expected says anything: one facility, or this part of the book. */
const LEAST_SHARE = 0.001;

const shape = {
  kind: 'ratio',
  family: 'managers',
  better: 'lower',
  needs: ['exposure'],
  anyOf: QUALITY,
  relation: expectedQuality,
  known: 'TRUE',
  items: `count(*) FILTER (WHERE ${COUNTED})`,
  // where nothing at all was to be expected that is too little as well
  why: [{ reason: 'BELOW_MIN_N', when: 'TRUE' }],
  leftOut: [{ reason: 'inherited', when: 'inherited' }],
} as const;

/** Expected too little: decided in the sums, where one facility and the book are known. */
const ENOUGH = `(
      sum(stratum_rate) FILTER (WHERE ${COUNTED}) >= 1
      OR sum(weight * stratum_rate) FILTER (WHERE ${COUNTED}) >= ${LEAST_SHARE} * max(book)
    )`;

function settle(row: MetricRow): MetricRow {
  const tooLittle = row.flags.includes('BELOW_MIN_N');
  if (!tooLittle) return row;
  return { ...row, value: null, reason: 'BELOW_MIN_N', flags: [] };
}

/**
 * Balance that became non-performing or was written off over what was to be expected of the same mix of risk tiers and sectors; 1 is as
 * good as the book. What a manager took over less than twelve months before is left out, and listed. Without one expected facility
 * or a thousandth of the book there is no value.
 */
export const portfolioQuality = defineMetric({
  ...shape,
  id: 'portfolio-quality',
  code: 'M09',
  unit: 'times',
  minimum: MINIMUM_ITEMS,
  numerator: sum('CAST(outstanding AS DECIMAL(20,2))', OBSERVED),
  denominator: sum('expected', COUNTED),
  flags: { BELOW_MIN_N: `NOT coalesce(${ENOUGH}, FALSE)` },
  settle,
});

/** Formation rate a manager would have with the mix of the whole book: observed over expected, times the rate of the book. */
export const adjustedFormation = defineMetric({
  ...shape,
  id: 'adjusted-npl-formation',
  code: 'M09a',
  unit: 'fraction',
  minimum: MINIMUM_ITEMS,
  numerator: sum('CAST(weight * portfolio_rate AS DECIMAL(28,9))', OBSERVED),
  denominator: sum('expected', COUNTED),
  flags: { BELOW_MIN_N: `NOT coalesce(${ENOUGH}, FALSE)` },
  settle,
});
