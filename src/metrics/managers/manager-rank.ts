import type { Ingredients, ManagerFacts } from '../facts.ts';
import { defineMetric, type DerivedMetric } from '../definition.ts';
import type { MetricRow, Reason } from '../metric.ts';
import type { Cards } from './card.ts';
import { cardsOf } from './kpi-score.ts';
import { RANKED_WEIGHT, weighted } from './manager-total-score.ts';
import { onlyAskedManagers, overAllManagers } from './manager-workload.ts';
import { competitionRanks, round2, weightedMean } from './scorecard.ts';

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
  compares: true,
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
 * that can be told. Always by manager; `n` is the manager's clients. For management review, not for an automatic decision.
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
  const found = months(given);
  const facts = new Map(given.managers.map((each) => [each.manager, each]));
  const cards = cardsOf(given);
  const rows = [...given.seenAt].flatMap(([period, asOf]) => {
    const month = found.get(period);
    const all = month ? candidates(month, asOf, facts, cards) : [];
    const ranked = all.filter((each) => each.reason === null);
    const results = values(ranked);
    const places = new Map(ranked.map((each, index) => [each, index]));
    return all.map((each) => {
      const value = results[places.get(each) ?? -1] ?? null;
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
        // why there is no place is the reason; a flag stands beside a value only
        flags: [],
      } satisfies MetricRow;
    });
  });
  return onlyAskedManagers(rows, given);
}

interface Month {
  totals: MetricRow[];
  scores: Map<string, MetricRow[]>;
  clients: Map<string, number>;
}

/** Answers of each month by manager: with hundreds of managers and dozens of months they must not be searched through. */
function months({ answers }: Ingredients): Map<string, Month> {
  const found = new Map<string, Month>();
  const of = (row: MetricRow): Month => {
    const month = found.get(row.period) ?? { totals: [], scores: new Map(), clients: new Map() };
    found.set(row.period, month);
    return month;
  };
  const [totals = [], scores = [], counts = []] = answers;
  for (const row of totals) of(row).totals.push(row);
  for (const row of scores) {
    const { scores: byManager } = of(row);
    const manager = row.by.manager ?? '';
    byManager.set(manager, [...(byManager.get(manager) ?? []), row]);
  }
  for (const row of counts) of(row).clients.set(row.by.manager ?? '', row.value ?? 0);
  return found;
}

function candidates(month: Month, asOf: string, facts: ReadonlyMap<string, ManagerFacts>, cards: Cards): Candidate[] {
  return month.totals.flatMap((total) => {
    const manager = facts.get(total.by.manager ?? '');
    if (!manager) return [];
    const clients = month.clients.get(manager.manager) ?? 0;
    const active = manager.monthsActive(asOf);
    const reason =
      clients < MIN_CLIENTS
        ? 'BELOW_MIN_N'
        : active !== null && active < MIN_MONTHS
          ? 'SHORT_HISTORY'
          : total.value === null || (total.coverage ?? 0) < RANKED_WEIGHT
            ? 'NO_DATA'
            : null;
    const own = month.scores.get(manager.manager) ?? [];
    const points = (kind: 'risk' | 'compliance') => classPoints(own, kind, cards);
    const keys = [total.value === null ? null : round2(total.value), points('risk'), points('compliance')];
    return [{ facts: manager, total, clients, reason, keys }];
  });
}

/** Points of one class of measures, to two decimals: what breaks a tie must not be the last bit of a sum. */
function classPoints(scores: readonly MetricRow[], kind: 'risk' | 'compliance', cards: Cards): number | null {
  const [first] = scores;
  if (!first) return null;
  const { lines } = cards.of(first.by, first.period);
  const kpis = new Set(lines.filter((line) => line.class === kind).map((line) => line.kpi));
  const { value } = weightedMean(
    weighted(
      scores.filter((row) => kpis.has(row.by.kpi ?? '')),
      cards,
    ),
  );
  return value === null ? null : round2(value);
}
