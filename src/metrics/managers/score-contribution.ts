import type { Ingredients } from '../facts.ts';
import { defineMetric, type DerivedMetric } from '../definition.ts';
import { addMonths, monthEnd, monthOf } from '../../lib/dates.ts';
import type { MetricRequest, MetricRow } from '../metric.ts';
import type { Cards } from './card.ts';
import { cardsOf, SCORECARD } from './kpi-score.ts';
import { weighted } from './manager-total-score.ts';
import { groupKey, groupRows, weightedMean } from './scorecard.ts';

const CELLS = SCORECARD.map(({ kpi }) => kpi);
/** The part of a change that belongs to no single measure: one came, went or weighs otherwise. */
const MIX = 'mix';

const shape = { kind: 'derived', family: 'managers', unit: 'score', needs: ['exposure'], better: 'higher' } as const;

function made(like: MetricRow, metric: string, code: string, kpi: string, value: number | null): MetricRow {
  return {
    ...like,
    metric,
    code,
    by: { ...like.by, kpi },
    value,
    status: 'grey',
    reason: value === null ? (like.reason ?? 'NO_DATA') : null,
    flags: value === null ? [] : like.flags,
  };
}

/** Points of the total score each KPI gives: weight × points over the weight used. They add up to the score. */
export const scoreContribution = defineMetric({
  ...shape,
  id: 'score-contribution',
  code: 'M02a',
  parts: [{ name: 'kpi', of: 'kpi', cells: CELLS }],
  ingredients: (request) => [{ metric: 'kpi-score', request }],
  combine: (given) => {
    const cards = cardsOf(given);
    return [...groupRows(given.answers[0] ?? [], 'kpi').values()].flatMap((scores) => {
      const { used } = weightedMean(weighted(scores, cards));
      return weighted(scores, cards).map(({ row, weight, value }) => ({
        ...made(row, 'score-contribution', 'M02a', row.by.kpi ?? '', value === null ? null : (weight * value) / used),
        numerator: value,
        denominator: weight,
      }));
    });
  },
} satisfies DerivedMetric);

/** The same request, from the month before its first on. */
function withMonthBefore(request: MetricRequest): MetricRequest {
  const first = request.from ?? request.asOf;
  return first === undefined ? request : { ...request, from: monthEnd(addMonths(monthOf(first), -1)) };
}

/**
 * Change of the total score against the month before, by KPI: the weight of now × the difference in points, over the weight used now.
 * What comes from measures that came, went or weigh otherwise is the part `mix`, so that all parts add up to the change.
 */
export const scoreChange = defineMetric({
  ...shape,
  id: 'score-change',
  code: 'M15',
  parts: [{ name: 'kpi', of: 'kpi', cells: [...CELLS, MIX] }],
  ingredients: (request) => [{ metric: 'kpi-score', request: withMonthBefore(request) }],
  combine: (given) => {
    const cards = cardsOf(given);
    const groups = groupRows(given.answers[0] ?? [], 'kpi');
    return [...groups.values()].flatMap((scores) => changeOf(scores, groups, cards, given));
  },
} satisfies DerivedMetric);

function changeOf(
  scores: readonly MetricRow[],
  groups: ReadonlyMap<string, MetricRow[]>,
  cards: Cards,
  { seenAt }: Ingredients,
): MetricRow[] {
  const [first] = scores;
  if (!first || !seenAt.has(first.period)) return [];
  const earlier = groups.get(groupKey({ period: addMonths(first.period, -1), by: first.by }, 'kpi')) ?? [];
  const now = weighted(scores, cards);
  const total = weightedMean(now);
  const before = weightedMean(weighted(earlier, cards));
  const points = new Map(earlier.map((row) => [row.by.kpi, row.value]));
  const rows = now.map(({ row, weight, value }) => {
    const was = points.get(row.by.kpi) ?? null;
    const change = value === null || was === null ? null : (weight * (value - was)) / total.used;
    return {
      ...made(row, 'score-change', 'M15', row.by.kpi ?? '', change),
      reason: change === null ? (row.reason ?? 'SHORT_HISTORY') : null,
      numerator: value,
      denominator: was,
    };
  });
  const sum = rows.reduce((added, row) => added + (row.value ?? 0), 0);
  const change = total.value === null || before.value === null ? null : total.value - before.value;
  const mix = {
    ...made(first, 'score-change', 'M15', MIX, change === null ? null : change - sum),
    reason: change === null ? ('SHORT_HISTORY' as const) : null,
    numerator: total.value,
    denominator: before.value,
    n: total.value === null ? 0 : now.filter(({ value }) => value !== null).length,
    coverage: null,
    flags: [],
  };
  return [...rows, mix];
}
