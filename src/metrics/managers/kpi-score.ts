import type { Facts } from '../facts.ts';
import { defineMetric, type DerivedMetric } from '../definition.ts';
import { fileFreshness } from '../compliance/file-freshness.ts';
import { reviewOnTime } from '../compliance/review-on-time.ts';
import { esgCoverage } from '../esg/esg-scores.ts';
import type { MetricRow } from '../metric.ts';
import { alertActionShare } from '../risk/alert-backtest.ts';
import { alertAckDays } from '../risk/alert-timeliness.ts';
import { lateCertificates } from '../risk/covenants.ts';
import { Cards, type CardFacts, type CardLine, type KpiClass } from './card.ts';
import { groupKey, groupRows, kpiScore, scaleOf, type Limited, type Scale } from './scorecard.ts';
import { portfolioQuality } from './portfolio-quality.ts';
import { complaints, csat, slaResponse } from './service.ts';
import { requiredTraining, trainingHours } from './training-hours.ts';

function limited(metric: Limited & { readonly id: string }, weight: number, kind: KpiClass): CardLine {
  const { id, unit, better } = metric;
  return { kpi: id, metric: id, weight, class: kind, scale: scaleOf(metric), limited: { unit, better }, manual: null };
}

function scaled(metric: string, weight: number, kind: KpiClass, scale: Omit<Scale, 'cap'>): CardLine {
  return { kpi: metric, metric, weight, class: kind, scale: { ...scale, cap: 120 }, manual: null };
}

/**
 * The default scorecard, in percent: 15 portfolio quality, 10 alert timeliness, 5 red alerts acted on; 15 reviews on time, 10 files, 5
 * covenant certificates; 8 + 8 + 4 service; 4 + 3 training, 3 ESG coverage. A target is the metric's amber limit and its floor the red one.
 * Where it has none: portfolio quality aims at what was to be expected (1, floor and stretch of the catalogue), over twelve months, as
 * in one month hardly anybody's book lets expect a bad loan; certificates are held against the limits of reviews on time; acting
 * on every red alert of twelve months is the target, on none the floor; complaints and required training are held against what is expected of
 * everybody. The 10 percent for business results are entered by hand, in the bank's own card. What tables nobody loaded would give
 * is renormalised away.
 */
export const SCORECARD: readonly CardLine[] = [
  {
    ...scaled(portfolioQuality.id, 15, 'risk', { better: 'lower', target: 1, floor: 2, stretch: 0.8 }),
    span: 'ttm',
  },
  limited(alertAckDays, 10, 'risk'),
  {
    ...scaled(alertActionShare.id, 5, 'risk', { better: 'higher', target: 1, floor: 0, stretch: 1 }),
    span: 'ttm',
  },
  limited(reviewOnTime, 15, 'compliance'),
  limited(esgCoverage, 3, 'esg'),
  limited(fileFreshness, 10, 'compliance'),
  scaled(lateCertificates.id, 5, 'compliance', { better: 'lower', target: 0.05, floor: 0.15, stretch: 0 }),
  limited(slaResponse, 8, 'service'),
  limited(csat, 8, 'service'),
  scaled(complaints.id, 4, 'service', { better: 'lower', target: 0, floor: 5, stretch: 0 }),
  limited(trainingHours, 4, 'development'),
  scaled(requiredTraining.id, 3, 'development', { better: 'higher', target: 1, floor: 0.8, stretch: 1 }),
];

/** Measures of the starter tables: always told, also when nobody has a result. */
const STARTER = new Set<string>([alertAckDays.id, reviewOnTime.id, esgCoverage.id]);

/** Weight of the starter tables in a card: less than this is never taken for a whole one. */
export function starterWeight(lines: readonly CardLine[]): number {
  return lines.filter(({ kpi }) => STARTER.has(kpi)).reduce((sum, { weight }) => sum + weight, 0);
}

/** The cards of everybody, from the bank's own table or the default. */
export function cardsOf(facts: CardFacts | undefined): Cards {
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
  ingredients: (request, facts) => [
    ...resultsOf(facts).map(({ metric, span }) => ({
      metric: metric ?? '',
      request: span && !request.period ? { ...request, period: span } : request,
    })),
    // who has clients has a card, also where all its results are entered by hand and no table gives any
    { metric: 'client-count', request },
  ],
  combine: (given) => {
    const cards = cardsOf(given);
    const groups = new Map(given.answers.flat().map((row) => [groupKey(row), row] as const));
    const results = new Map(
      resultsOf(given).map((result, index) => [resultKey(result), groupRows(given.answers[index] ?? [])] as const),
    );
    // by month: what a later one brings must not change an earlier card
    const told = new Set(
      [...results].flatMap(([key, rows]) =>
        [...rows.values()].flat().flatMap((row) => (row.value === null ? [] : [`${row.period} ${key}`])),
      ),
    );
    // a code that is nobody's has results, but nobody to score
    const people = new Set(given.managers.flatMap(({ manager, listed }) => (listed ? [manager] : [])));
    const ordered = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
    return ordered.flatMap(([key, { period, by }]) => {
      const { lines, own } = cards.of(by, period);
      return lines
        .filter((line) => own || STARTER.has(line.kpi) || told.has(`${period} ${resultKey(line)}`))
        .map((line) => scoreRow(line, { period, by }, results.get(resultKey(line))?.get(key)?.[0]))
        .map((row) => (by.manager === undefined || people.has(by.manager) ? row : withoutScore(row)));
    });
  },
} satisfies DerivedMetric);

function withoutScore(row: MetricRow): MetricRow {
  return { ...row, value: null, status: 'grey', reason: 'NO_DATA', flags: [] };
}

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
