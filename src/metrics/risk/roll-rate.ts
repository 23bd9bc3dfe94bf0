import { defineMetric, sum } from '../definition.ts';
import type { MetricRow, Thresholds } from '../metric.ts';
import { monthlyFlows } from '../relations/migration-rows.ts';
import { DPD_BUCKET, DPD_BUCKETS, flows } from '../relations/position.ts';

/** Place of a bucket of days past due, 1 is not past due. */
function place(dpd: string): string {
  const edges = [0, 30, 60, 90, 180, 270, 360];
  return `CASE ${edges.map((edge, index) => `WHEN ${dpd} <= ${edge} THEN ${index + 1}`).join(' ')} WHEN ${dpd} > 360 THEN 8 END`;
}

const TOLD = '(gone OR closing_written_off OR closing_dpd IS NOT NULL)';
const THERE = `NOT gone AND NOT closing_written_off`;
/** Limits are set for the first step only, from 1-30 days to worse. */
const FIRST_STEP: Thresholds = { amber: 0.2, red: 0.4, worse: '>', source: 'OWN' };

const shape = {
  kind: 'ratio',
  family: 'risk',
  unit: 'fraction',
  needs: ['exposure'],
  anyOf: ['exposure.days_past_due'],
  relation: flows,
  where: 'dpd IS NOT NULL',
  parts: [{ name: 'dpd_bucket', of: DPD_BUCKET, cells: DPD_BUCKETS.filter((bucket) => bucket !== 'unknown') }],
  denominator: sum('outstanding', TOLD),
  total: sum('outstanding', 'TRUE'),
  shows: { dpd_bucket: DPD_BUCKET, dpd: 'dpd', closing_dpd: 'closing_dpd' },
  leftOut: [{ reason: 'dpd-unknown', when: `dpd IS NULL OR NOT coalesce(${TOLD}, FALSE)` }],
} as const;

const ROLLED = `closing_written_off OR (${THERE} AND ${place('closing_dpd')} > ${place('dpd')})`;

const limits = {
  thresholds: FIRST_STEP,
  held: ({ by }: MetricRow) => (by.dpd_bucket === '1-30' ? {} : null),
};

/** Opening balance of a bucket that sits in a worse one a month later or was written off, over all of it; repaid loans stay in. */
export const rollRate = defineMetric({
  ...shape,
  ...limits,
  id: 'roll-rate',
  code: 'R23',
  better: 'lower',
  numerator: sum('outstanding', ROLLED),
});

/** The same, in a better bucket. */
export const rollCure = defineMetric({
  ...shape,
  id: 'roll-cure',
  code: 'R23a',
  better: 'higher',
  numerator: sum('outstanding', `${THERE} AND ${place('closing_dpd')} < ${place('dpd')}`),
});

/** The same, in the same bucket. What neither rolled, cured nor stayed was repaid. */
export const rollStay = defineMetric({
  ...shape,
  id: 'roll-stay',
  code: 'R23b',
  better: 'neither',
  numerator: sum('outstanding', `${THERE} AND ${place('closing_dpd')} = ${place('dpd')}`),
});

/** The roll rate over the last three months together, sums over sums; with fewer than three pairs of months the history is too short. */
export const rollRateQuarter = defineMetric({
  ...shape,
  ...limits,
  id: 'roll-rate-3m',
  code: 'R23c',
  better: 'lower',
  relation: monthlyFlows,
  numerator: sum('outstanding', `pairs = 3 AND (${ROLLED})`),
  denominator: sum('outstanding', `pairs = 3 AND ${TOLD}`),
  why: [{ reason: 'SHORT_HISTORY', when: 'pairs < 3' }],
});
