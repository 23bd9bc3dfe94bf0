import { defineMetric, type DerivedMetric, type Ingredients, type ManagerFacts } from '../definition.ts';
import type { MetricRow, Reason } from '../metric.ts';
import { SCORECARD } from './kpi-score.ts';
import { RANKED_WEIGHT } from './manager-total-score.ts';
import { onlyAskedManagers, overAllManagers } from './manager-workload.ts';
import { competitionRanks, round2 } from './scorecard.ts';

const MIN_CLIENTS = 5;
const MIN_MONTHS = 3;

interface Candidate {
  facts: ManagerFacts;
  total: MetricRow;
  clients: number;
  /** Why there is no rank. */
  reason: Reason | null;
  keys: (number | null)[];
}

const shape = {
  kind: 'derived',
  family: 'managers',
  needs: ['exposure'],
  ingredients: (request) =>
    ['manager-total-score', 'kpi-score', 'client-count'].map((metric) => ({
      metric,
      request: overAllManagers(request),
    })),
} satisfies Partial<DerivedMetric>;

/**
 * Rank on the total score rounded to two decimals, over all ranked managers: 1, 2, 2, 4. Ties are broken by the points of the risk KPIs,
 * then of the compliance KPIs, then left. Not ranked: fewer than 5 clients, under 3 months on duty, less than 70 % of the weight
 * the starter tables can give. Always by manager; `n` is the manager's clients. For management review, not for an automatic decision.
 */
export const managerRank = defineMetric({
  ...shape,
  id: 'manager-rank',
  code: 'M13',
  unit: 'count',
  better: 'lower',
  combine: (given) =>
    answer('manager-rank', 'M13', given, (ranked) => competitionRanks(ranked.map((each) => each.keys))),
} satisfies DerivedMetric);

/** Share of the other ranked managers of the same grade with a lower total; 1 is the best. Null without others. */
export const managerPercentile = defineMetric({
  ...shape,
  id: 'manager-percentile',
  code: 'M13a',
  unit: 'fraction',
  better: 'higher',
  combine: (given) => answer('manager-percentile', 'M13a', given, percentiles),
} satisfies DerivedMetric);

function percentiles(ranked: readonly Candidate[]): (number | null)[] {
  return ranked.map((own) => {
    const others = ranked.filter((each) => each !== own && each.facts.grade === own.facts.grade);
    const lower = others.filter((each) => (each.keys[0] ?? 0) < (own.keys[0] ?? 0));
    return others.length > 0 ? lower.length / others.length : null;
  });
}

function answer(
  metric: string,
  code: string,
  given: Ingredients,
  values: (ranked: readonly Candidate[]) => (number | null)[],
): MetricRow[] {
  const rows = [...given.seenAt.keys()].flatMap((period) => {
    const all = candidates(period, given);
    const ranked = all.filter((each) => each.reason === null);
    const results = values(ranked);
    return all.map((each) => {
      const place = ranked.indexOf(each);
      const value = place < 0 ? null : (results[place] ?? null);
      return {
        metric,
        code,
        period,
        by: { manager: each.facts.manager },
        value,
        numerator: value === null ? null : (each.keys[0] ?? null),
        denominator: null,
        n: each.clients,
        coverage: each.total.coverage,
        unit: metric === 'manager-rank' ? 'count' : 'fraction',
        status: 'grey',
        reason: value === null ? (each.reason ?? 'BELOW_MIN_N') : null,
        flags: each.reason === null ? [] : ['NOT_RANKED'],
      } satisfies MetricRow;
    });
  });
  return onlyAskedManagers(rows, given);
}

function candidates(period: string, given: Ingredients): Candidate[] {
  const [totals = [], scores = [], counts = []] = given.answers.map((rows) =>
    rows.filter((row) => row.period === period),
  );
  const asOf = given.seenAt.get(period) ?? '';
  return totals.flatMap((total) => {
    const facts = given.managers.find((each) => each.manager === total.by.manager);
    if (!facts) return [];
    const own = (rows: readonly MetricRow[]) => rows.filter((row) => row.by.manager === facts.manager);
    const clients = own(counts)[0]?.value ?? 0;
    const months = facts.monthsActive(asOf);
    const reason =
      clients < MIN_CLIENTS
        ? 'BELOW_MIN_N'
        : months !== null && months < MIN_MONTHS
          ? 'SHORT_HISTORY'
          : total.value === null || (total.coverage ?? 0) < RANKED_WEIGHT
            ? 'NO_DATA'
            : null;
    const points = (kind: 'risk' | 'compliance') => classPoints(own(scores), kind);
    const keys = [total.value === null ? null : round2(total.value), points('risk'), points('compliance')];
    return [{ facts, total, clients, reason, keys }];
  });
}

function classPoints(scores: readonly MetricRow[], kind: 'risk' | 'compliance'): number | null {
  const kpis = SCORECARD.filter((kpi) => kpi.class === kind);
  const values = scores.filter((row) => kpis.some((kpi) => kpi.metric === row.by.kpi)).map((row) => row.value);
  return values.find((value) => value !== null) ?? null;
}
