import { defineMetric, type DerivedMetric, type Facts } from '../definition.ts';
import { fileFreshness } from '../compliance/file-freshness.ts';
import { reviewOnTime } from '../compliance/review-on-time.ts';
import { esgCoverage } from '../esg/esg-scores.ts';
import type { MetricRow } from '../metric.ts';
import { alertAckDays } from '../risk/alert-timeliness.ts';
import { Cards, type CardLine, type KpiClass } from './card.ts';
import { groupKey, groupRows, kpiScore, scaleOf, type Limited, type Scale } from './scorecard.ts';
import { complaints, csat, slaResponse } from './service.ts';
import { requiredTraining, trainingHours } from './training.ts';

function limited(metric: Limited & { readonly id: string }, weight: number, kind: KpiClass): CardLine {
  return { kpi: metric.id, metric: metric.id, weight, class: kind, scale: scaleOf(metric), manual: null };
}

function scaled(metric: string, weight: number, kind: KpiClass, scale: Omit<Scale, 'cap'>): CardLine {
  return { kpi: metric, metric, weight, class: kind, scale: { ...scale, cap: 120 }, manual: null };
}

/**
 * The default scorecard, in percent: 10 alert timeliness, 15 reviews on time, 10 files, 8 + 8 + 4 service, 4 + 3 training, 3 ESG
 * coverage. A target is the metric's amber limit and its floor the red one; complaints and required training have none and are held
 * against what is expected of everybody. Portfolio quality (15) has no limits to be scored by, and few managers have loans enough to
 * expect a bad one: a bank that scores it says so in its own card, as it enters the 10 percent for business results by hand. What
 * tables nobody loaded would give is renormalised away.
 */
export const SCORECARD: readonly CardLine[] = [
  limited(alertAckDays, 10, 'risk'),
  limited(reviewOnTime, 15, 'compliance'),
  limited(esgCoverage, 3, 'esg'),
  limited(fileFreshness, 10, 'compliance'),
  limited(slaResponse, 8, 'service'),
  limited(csat, 8, 'service'),
  scaled(complaints.id, 4, 'service', { better: 'lower', target: 0, floor: 5, stretch: 0 }),
  limited(trainingHours, 4, 'development'),
  scaled(requiredTraining.id, 3, 'development', { better: 'higher', target: 1, floor: 0.8, stretch: 1 }),
];

/** Measures of the starter tables: always told, also when nobody has a result. */
const STARTER = new Set<string>([alertAckDays.id, reviewOnTime.id, esgCoverage.id]);

/** Weight of the starter tables: less than this is never taken for a whole card. */
export const STARTER_WEIGHT = SCORECARD.filter(({ kpi }) => STARTER.has(kpi)).reduce(
  (sum, { weight }) => sum + weight,
  0,
);

/** The cards of everybody, from the bank's own table or the default. */
export function cardsOf(facts: Facts | undefined): Cards {
  return new Cards(facts, SCORECARD);
}

function resultsOf(facts: Facts | undefined): Pick<CardLine, 'metric' | 'span'>[] {
  const wanted = cardsOf(facts)
    .all()
    .filter(({ metric }) => metric !== null);
  return [...new Map(wanted.map((line) => [resultKey(line), line])).values()];
}

function resultKey({ metric, span }: Pick<CardLine, 'metric' | 'span'>): string {
  return `${metric} ${span ?? ''}`;
}

/** Points of each KPI; `numerator` is the actual value, `denominator` the target, the state is that of the KPI's own metric. */
export const kpiScoreMetric = defineMetric({
  kind: 'derived',
  id: 'kpi-score',
  code: 'M01',
  family: 'managers',
  unit: 'score',
  better: 'higher',
  needs: ['exposure'],
  parts: [{ name: 'kpi', of: 'kpi', cells: SCORECARD.map(({ kpi }) => kpi) }],
  ingredients: (request, facts) =>
    resultsOf(facts).map(({ metric, span }) => ({
      metric: metric ?? '',
      request: span && !request.period ? { ...request, period: span } : request,
    })),
  combine: (given) => {
    const cards = cardsOf(given);
    const groups = new Map(given.answers.flat().map((row) => [groupKey(row), row] as const));
    const results = new Map(
      resultsOf(given).map((result, index) => [resultKey(result), groupRows(given.answers[index] ?? [])] as const),
    );
    const told = new Set(
      [...results]
        .filter(([, rows]) => [...rows.values()].flat().some((row) => row.value !== null))
        .map(([key]) => key),
    );
    const ordered = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
    return ordered.flatMap(([key, { period, by }]) => {
      const { lines, own } = cards.of(by, period);
      return lines
        .filter((line) => own || STARTER.has(line.kpi) || told.has(resultKey(line)))
        .map((line) => scoreRow(line, { period, by }, results.get(resultKey(line))?.get(key)?.[0]));
    });
  },
} satisfies DerivedMetric);

function scoreRow(
  line: CardLine,
  { period, by }: Pick<MetricRow, 'period' | 'by'>,
  result: MetricRow | undefined,
): MetricRow {
  const actual = result?.value ?? line.manual;
  const value = actual === null || line.scale === null ? null : kpiScore(actual, line.scale);
  return {
    metric: 'kpi-score',
    code: 'M01',
    period,
    by: { ...by, kpi: line.kpi },
    value,
    numerator: actual,
    denominator: line.scale?.target ?? null,
    n: result?.n ?? 0,
    coverage: result?.coverage ?? null,
    unit: 'score',
    status: value === null ? 'grey' : (result?.status ?? 'grey'),
    reason: value === null ? ((result?.value === null ? result.reason : null) ?? 'NO_DATA') : null,
    flags: value === null ? [] : (result?.flags ?? []),
  };
}
