import { count, defineMetric, sum } from '../definition.ts';
import type { MetricRow, Thresholds } from '../metric.ts';
import { CODES } from '../relations/early-warning/indicators.ts';
import { ruleMoves, warned, warnedByIndicator, warnedPositions } from '../relations/early-warning/relations.ts';

/** Bands: 0 to 2 low, 3 to 5 medium, 6 to 8 high, 9 and more or an override critical. */
const BANDS = ['low', 'medium', 'high', 'critical'] as const;
const LIMITS: Thresholds = { amber: 3, red: 6, worse: '>=', source: 'PUB S21' };

/** Less than this part of all points can be had from the indicators that can be computed: the score is partial. */
const PARTIAL = 0.5;

const POINTS = sum('all_points', 'TRUE');
const flags = {
  PARTIAL: `sum(available) < ${PARTIAL} * sum(all_points)`,
  OVERRIDE: 'bool_or(overridden)',
} as const;

const shape = { family: 'risk', better: 'lower', needs: ['exposure'], known: 'TRUE' } as const;

/**
 * Early-warning score: points of the indicators, of each its highest trigger only, and a bonus where kinds of indicators come together. Of
 * several clients the mean, each counting once: a score is a state of a client, not of its balance. Coverage is the part of all points
 * that the indicators that can be computed could give; under half of them the score is partial.
 */
export const ewiScore = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'ewi-score',
  code: 'R32',
  unit: 'points',
  relation: warned,
  numerator: sum('score', 'TRUE'),
  denominator: count('TRUE'),
  covered: sum('available', 'TRUE'),
  total: POINTS,
  thresholds: LIMITS,
  each: 'client',
  // an override makes a client critical whatever its points; of several clients it is only flagged
  alwaysRed: ({ n, flags: raised }: MetricRow) => n === 1 && raised.includes('OVERRIDE'),
  flags,
});

/** Share of the balance by the band of its client. Rows without a client or with a negative or zero balance are left out. */
export const ewiBand = defineMetric({
  ...shape,
  kind: 'ratio',
  share: true,
  id: 'ewi-band',
  code: 'R32a',
  unit: 'fraction',
  better: 'neither',
  relation: warnedPositions,
  where: 'outstanding > 0 AND client IS NOT NULL',
  parts: [{ name: 'band', of: 'band', cells: BANDS }],
  numerator: sum('outstanding', 'TRUE'),
  denominator: sum('outstanding', 'TRUE'),
  covered: sum('outstanding', `available >= ${PARTIAL} * all_points`),
  total: sum('outstanding', 'TRUE'),
  shows: { score: 'score', band: 'band' },
  leftOut: [
    { reason: 'client-unknown', when: 'client IS NULL' },
    { reason: 'not-positive', when: 'client IS NOT NULL AND NOT coalesce(outstanding > 0, FALSE)' },
  ],
});

/** Points the indicators that can be computed could give, over all points there are. */
export const ewiCoverage = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'ewi-coverage',
  code: 'R32b',
  unit: 'fraction',
  better: 'higher',
  relation: warned,
  numerator: sum('available', 'TRUE'),
  denominator: POINTS,
  items: 'count(*)',
  shows: { available: 'available' },
});

/** Points of each indicator, the mean over the clients for which it can be computed; by client the client's own. Without bonus. */
export const ewiPoints = defineMetric({
  ...shape,
  kind: 'ratio',
  id: 'ewi-points',
  code: 'R32c',
  unit: 'points',
  relation: warnedByIndicator,
  parts: [{ name: 'indicator', of: 'indicator', cells: CODES }],
  numerator: sum('indicator_points', 'indicator_points IS NOT NULL'),
  denominator: count('indicator_points IS NOT NULL'),
  total: count('TRUE'),
  why: [{ reason: 'NO_DATA', when: 'indicator_points IS NULL' }],
  leftOut: [{ reason: 'indicator-unknown', when: 'indicator_points IS NULL' }],
});

/** Clients by band. */
export const ewiClients = defineMetric({
  ...shape,
  kind: 'amount',
  id: 'ewi-clients',
  code: 'R32d',
  unit: 'count',
  better: 'neither',
  relation: warned,
  parts: [{ name: 'band', of: 'band', cells: BANDS }],
  numerator: count('TRUE'),
});

const list = { ...shape, kind: 'amount', unit: 'count', relation: ruleMoves } as const;

/** Clients the early-warning rule has on the list; the bank's own list are the marks of the ledger. */
export const ruleListClients = defineMetric({
  ...list,
  id: 'ewi-list-clients',
  atDate: true,
  code: 'R31f',
  numerator: count('listed_now'),
});

/** Clients that came on the list by rule since the opening of the period. */
export const ruleListEntries = defineMetric({
  ...list,
  id: 'ewi-list-entries',
  code: 'R31g',
  numerator: count('listed_now AND NOT listed_before'),
});

/** Clients that went off it, those that left the book included. */
export const ruleListExits = defineMetric({
  ...list,
  id: 'ewi-list-exits',
  code: 'R31h',
  better: 'neither',
  numerator: count('listed_before AND NOT listed_now'),
});

/** R31 by rule and R32. */
export const WARNINGS = [
  ruleListClients,
  ruleListEntries,
  ruleListExits,
  ewiScore,
  ewiBand,
  ewiCoverage,
  ewiPoints,
  ewiClients,
] as const;
