import { defineMetric, type DerivedMetric, type Ingredients, type ManagerFacts } from '../definition.ts';
import type { Dimension, MetricRequest, MetricRow, Thresholds } from '../metric.ts';
import { statusOf } from '../status.ts';
import { SCORECARD } from './kpi-score.ts';
import { groupRows, weightedMean } from './scorecard.ts';

const LIMITS: Thresholds = { amber: 80, red: 60, worse: '<', source: 'OWN' };

/** Least share of the scorecard's weight that is good enough for a rank. */
export const RANKED_WEIGHT = 0.7;

/** A team, a branch or the whole is the mean of its managers, weighted by their full-time equivalents. */
function isOfManagers(by: readonly Dimension[]): boolean {
  return !by.includes('manager') && by.every((dimension) => dimension === 'team' || dimension === 'branch');
}

/**
 * Weighted mean of the KPI points that are present. `numerator` is the weighted sum, `denominator` the weight used in percent of the full
 * default scorecard, `n` the KPIs used, `coverage` the weight used over the weight the starter tables can give at all.
 */
export const managerTotalScore = defineMetric({
  kind: 'derived',
  id: 'manager-total-score',
  code: 'M02',
  family: 'managers',
  unit: 'score',
  better: 'higher',
  needs: ['exposure'],
  thresholds: LIMITS,
  ingredients: (request) => [{ metric: 'kpi-score', request: withManagers(request) }],
  combine: ({ answers, request, managers }) => {
    const totals = [...groupRows(answers[0] ?? [], 'kpi').values()].map(totalRow);
    return isOfManagers(request.by ?? []) ? ofManagers(totals, request.by ?? [], managers) : totals;
  },
} satisfies DerivedMetric);

function withManagers(request: MetricRequest): MetricRequest {
  const by = request.by ?? [];
  return isOfManagers(by) ? { ...request, by: [...by, 'manager'] } : request;
}

function totalRow(scores: readonly MetricRow[]): MetricRow {
  const parts = scores.map((row) => ({
    weight: SCORECARD.find((kpi) => kpi.metric === row.by.kpi)?.weight ?? 0,
    value: row.value,
  }));
  const { value, weighted, used, share } = weightedMean(parts);
  const by = Object.fromEntries(Object.entries(scores[0]?.by ?? {}).filter(([name]) => name !== 'kpi'));
  return {
    ...row(scores[0]?.period ?? '', by, value),
    numerator: value === null ? null : weighted,
    denominator: used,
    n: parts.filter((part) => part.value !== null).length,
    coverage: share,
    flags:
      value === null ? [] : share < RANKED_WEIGHT ? ['WEIGHTS_RENORMALISED', 'NOT_RANKED'] : ['WEIGHTS_RENORMALISED'],
  };
}

function ofManagers(
  totals: readonly MetricRow[],
  by: readonly Dimension[],
  managers: Ingredients['managers'],
): MetricRow[] {
  const fte = new Map(managers.map((each: ManagerFacts) => [each.manager, each.fte]));
  const known = totals.filter((total) => total.by.manager !== 'unknown');
  return [...groupRows(known, 'manager').values()].map((rows) => {
    const { value, weighted, used } = weightedMean(
      rows.map((total) => ({ weight: fte.get(total.by.manager ?? '') ?? 1, value: total.value })),
    );
    const scored = rows.filter((total) => total.value !== null);
    return {
      ...row(
        rows[0]?.period ?? '',
        Object.fromEntries(by.map((name) => [name, rows[0]?.by[name] ?? 'unknown'])),
        value,
      ),
      numerator: value === null ? null : weighted,
      denominator: used,
      n: scored.length,
      coverage: rows.length > 0 ? scored.length / rows.length : null,
      flags: value === null ? [] : ['WEIGHTS_RENORMALISED'],
    };
  });
}

function row(period: string, by: Record<string, string>, value: number | null): MetricRow {
  return {
    metric: 'manager-total-score',
    code: 'M02',
    period,
    by,
    value,
    numerator: null,
    denominator: null,
    n: 0,
    coverage: null,
    unit: 'score',
    status: statusOf(value, LIMITS),
    reason: value === null ? 'NO_DATA' : null,
    flags: [],
  };
}
