import type { Ingredients, ManagerFacts } from '../facts.ts';
import { defineMetric, type DerivedMetric } from '../definition.ts';
import type { Dimension, Flag, MetricRequest, MetricRow, Thresholds } from '../metric.ts';
import type { Cards } from './card.ts';
import { cardsOf, starterWeight } from './kpi-score.ts';
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
 * card, `n` the KPIs used, `coverage` the weight used over the weight that can be told: the whole of the bank's own card, of the default
 * one the measures anybody has a result for and this manager has cases enough for, the starter tables at least.
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
  combine: (given) => {
    const { answers, request, managers } = given;
    const cards = cardsOf(given);
    const totals = [...groupRows(answers[0] ?? [], 'kpi').values()].map((scores) => totalRow(scores, cards));
    return isOfManagers(request.by ?? []) ? ofManagers(totals, request.by ?? [], managers) : totals;
  },
} satisfies DerivedMetric);

function withManagers(request: MetricRequest): MetricRequest {
  const by = request.by ?? [];
  return isOfManagers(by) ? { ...request, by: [...by, 'manager'] } : request;
}

/** Points with their weights, as the card of the group has them. */
export function weighted(
  scores: readonly MetricRow[],
  cards: Cards,
): { row: MetricRow; weight: number; value: number | null }[] {
  const [first] = scores;
  const { lines } = cards.of(first?.by ?? {}, first?.period ?? '');
  const weights = new Map(lines.map((line) => [line.kpi, line.weight]));
  return scores.map((row) => ({ row, weight: weights.get(row.by.kpi ?? '') ?? 0, value: row.value }));
}

function totalRow(scores: readonly MetricRow[], cards: Cards): MetricRow {
  const [first] = scores;
  const parts = weighted(scores, cards);
  const card = cards.of(first?.by ?? {}, first?.period ?? '');
  const { value, weighted: points, used, share } = weightedMean(parts);
  // too few cases is no gap in the data: what cannot be told of so small a book is not missing from its card
  const told = parts.filter((part) => part.value !== null || part.row.reason !== 'BELOW_MIN_N');
  const expected = told.reduce((total, part) => total + part.weight, 0);
  const coverage = card.own ? share : used / Math.max(expected, starterWeight(card.lines));
  const flags: Flag[] = [];
  if (used < 100) flags.push('WEIGHTS_RENORMALISED');
  if (card.weightsOff) flags.push('WEIGHTS_OFF');
  if (coverage < RANKED_WEIGHT) flags.push('NOT_RANKED');
  return {
    ...row(first?.period ?? '', groupOf(first), value),
    numerator: value === null ? null : points,
    denominator: used,
    n: parts.filter((part) => part.value !== null).length,
    coverage,
    flags: value === null ? [] : flags,
  };
}

function groupOf(row: MetricRow | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(row?.by ?? {}).filter(([name]) => name !== 'kpi'));
}

function ofManagers(
  totals: readonly MetricRow[],
  by: readonly Dimension[],
  managers: Ingredients['managers'],
): MetricRow[] {
  const fte = new Map(managers.map((each: ManagerFacts) => [each.manager, each.fte]));
  const people = new Set(managers.flatMap(({ manager, listed }) => (listed ? [manager] : [])));
  const known = totals.filter(({ by: { manager = '' } }) => people.has(manager));
  return [...groupRows(known, 'manager').values()].map((rows) => {
    const {
      value,
      weighted: points,
      used,
    } = weightedMean(rows.map((total) => ({ weight: fte.get(total.by.manager ?? '') ?? 1, value: total.value })));
    const scored = rows.filter((total) => total.value !== null);
    return {
      ...row(
        rows[0]?.period ?? '',
        Object.fromEntries(by.map((name) => [name, rows[0]?.by[name] ?? 'unknown'])),
        value,
      ),
      numerator: value === null ? null : points,
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
    status: 'grey',
    reason: value === null ? 'NO_DATA' : null,
    flags: [],
  };
}
