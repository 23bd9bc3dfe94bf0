import { defineMetric, type DerivedMetric } from '../definition.ts';
import type { Dimension, MetricRequest, MetricRow } from '../metric.ts';
import { groupKey } from './scorecard.ts';

/** Cases at which a manager's own rate and that of all weigh the same; the parameter `shrinkage_k` changes it. */
const K = 10;

/** Rates managers are compared by. */
const RATES = [
  'review-on-time',
  'alert-timely-share',
  'file-freshness',
  'sla-response',
  'csat',
  'required-training',
  'screening-quality',
  'npl-formation',
] as const;

/** The rate of few cases moved towards the rate of all: n / (n + k) × own + k / (n + k) × all. */
export function shrunk(own: number, all: number, n: number, k: number): number {
  return (n * own + k * all) / (n + k);
}

function overAll(request: MetricRequest): MetricRequest {
  return { ...request, by: [], filter: { ...request.filter, manager: undefined, team: undefined } };
}

function byManager(request: MetricRequest): MetricRequest {
  const by: Dimension[] = ['manager'];
  return { ...request, by };
}

/**
 * Rates by manager, part `kpi`, with those of few cases moved towards the rate of all: n / (n + k) × own + k / (n + k) × all, k = 10.
 * `numerator` is the manager's own rate, `denominator` that of all: both stay readable. Always by manager.
 */
export const shrunkRate = defineMetric({
  kind: 'derived',
  compares: true,
  id: 'shrunk-rate',
  code: 'M12',
  family: 'managers',
  unit: 'fraction',
  better: 'neither',
  needs: ['exposure'],
  parts: [{ name: 'kpi', of: 'kpi', cells: RATES }],
  ingredients: (request) =>
    RATES.flatMap((metric) => [
      { metric, request: byManager(request) },
      { metric, request: overAll(request) },
    ]),
  combine: ({ answers, seenAt, setting }) =>
    RATES.flatMap((kpi, index) => {
      const whole = new Map((answers[2 * index + 1] ?? []).map((row) => [row.period, row]));
      return (answers[2 * index] ?? [])
        .filter((row) => row.by.manager !== undefined && row.by.manager !== 'unknown')
        .map((row) => {
          const k = Number(setting('shrinkage_k', seenAt.get(row.period) ?? '') ?? K);
          return shrunkRow(row, kpi, whole.get(row.period)?.value ?? null, k >= 0 ? k : K);
        });
    }).sort((a, b) => (groupKey(a, 'kpi') < groupKey(b, 'kpi') ? -1 : groupKey(a, 'kpi') > groupKey(b, 'kpi') ? 1 : 0)),
} satisfies DerivedMetric);

function shrunkRow(row: MetricRow, kpi: string, all: number | null, k: number): MetricRow {
  const value = row.value === null || all === null ? null : shrunk(row.value, all, row.n, k);
  return {
    ...row,
    metric: 'shrunk-rate',
    code: 'M12',
    by: { ...row.by, kpi },
    value,
    numerator: row.value,
    denominator: all,
    unit: 'fraction',
    status: 'grey',
    reason: value === null ? (row.reason ?? 'NO_DATA') : null,
    // the small number is what is mended here
    flags: value === null ? [] : row.flags.filter((flag) => flag !== 'BELOW_MIN_N'),
  };
}
