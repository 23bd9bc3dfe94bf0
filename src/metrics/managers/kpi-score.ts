import { defineMetric, type DerivedMetric } from '../definition.ts';
import { reviewOnTime } from '../compliance/review-on-time.ts';
import { esgCoverage } from '../esg/esg-scores.ts';
import type { MetricRow } from '../metric.ts';
import { alertAckDays } from '../risk/alert-timeliness.ts';
import { groupKey, groupRows, kpiScore, scaleOf, type Kpi } from './scorecard.ts';

/**
 * The default scorecard as far as the starter tables give it: of its 100 percent, alert timeliness 10, reviews on time 15 and ESG
 * coverage 3. The rest asks for tables of later days (portfolio quality has no limits to score it against); weights are renormalised.
 */
export const SCORECARD: readonly Kpi[] = [
  {
    metric: alertAckDays.id,
    weight: 10,
    class: 'risk',
    unit: 'days',
    better: 'lower',
    thresholds: alertAckDays.thresholds,
  },
  {
    metric: reviewOnTime.id,
    weight: 15,
    class: 'compliance',
    unit: 'fraction',
    better: 'higher',
    thresholds: reviewOnTime.thresholds,
  },
  {
    metric: esgCoverage.id,
    weight: 3,
    class: 'esg',
    unit: 'fraction',
    better: 'higher',
    thresholds: esgCoverage.thresholds,
  },
];

/** Points of each KPI; `numerator` is the actual value, `denominator` the target, the state is that of the KPI's own metric. */
export const kpiScoreMetric = defineMetric({
  kind: 'derived',
  id: 'kpi-score',
  code: 'M01',
  family: 'managers',
  unit: 'score',
  better: 'higher',
  needs: ['exposure'],
  parts: [{ name: 'kpi', of: 'kpi', cells: SCORECARD.map((kpi) => kpi.metric) }],
  ingredients: (request) => SCORECARD.map((kpi) => ({ metric: kpi.metric, request })),
  combine: ({ answers }) => {
    const groups = new Map(answers.flat().map((row) => [groupKey(row), row] as const));
    const byKpi = answers.map((rows) => groupRows(rows));
    const ordered = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
    return ordered.flatMap(([key, { period, by }]) =>
      SCORECARD.map((kpi, index) => scoreRow(kpi, { period, by }, byKpi[index]?.get(key)?.[0])),
    );
  },
} satisfies DerivedMetric);

function scoreRow(
  kpi: Kpi,
  { period, by }: Pick<MetricRow, 'period' | 'by'>,
  actual: MetricRow | undefined,
): MetricRow {
  const scale = scaleOf(kpi);
  const value = actual?.value ?? null;
  return {
    metric: 'kpi-score',
    code: 'M01',
    period,
    by: { ...by, kpi: kpi.metric },
    value: value === null ? null : kpiScore(value, scale),
    numerator: value,
    denominator: scale.target,
    n: actual?.n ?? 0,
    coverage: actual?.coverage ?? null,
    unit: 'score',
    status: actual?.status ?? 'grey',
    reason: value === null ? (actual?.reason ?? 'NO_DATA') : null,
    flags: value === null ? [] : (actual?.flags ?? []),
  };
}
