import { expect, it } from 'vitest';
import { coverOf } from '../../src/metrics/cover.ts';
import type { MetricFacts } from '../../src/metrics/definition.ts';
import { factsOf } from '../../src/metrics/facts-of.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { judgesPortfolio } from '../../src/metrics/limit.ts';
import { countsRows, rowsOf } from '../../src/metrics/statement-facts.ts';
import { wholeMetric } from '../../src/metrics/whole-metric.ts';
import { CovenantBook } from '../../src/session/settings/covenant-limits.ts';
import { LimitBook } from '../../src/session/settings/limit-book.ts';

const book = new LimitBook([], new CovenantBook([]));

/** What anybody asks of a metric before there is an engine. */
const told = (metric: MetricFacts) => ({
  named: [metric.kind, metric.id, metric.code, metric.family, metric.unit, metric.better, metric.each, metric.minimum],
  covers: [coverOf(metric), coverOf(metric, 'ttm')],
  rows: [rowsOf(metric), countsRows(metric)],
  limits: [judgesPortfolio(metric), book.watches(metric), book.inForce(metric, {}, '2026-06-30')()],
  needs: [metric.needs, metric.needsAny, metric.parts, metric.over, metric.compares],
});

it('says without its statement what a definition says with it, as JSON', () => {
  const facts = METRICS.map((metric) => JSON.parse(JSON.stringify(factsOf(metric))) as MetricFacts);
  expect(facts.map(told)).toEqual(METRICS.map(told));
  expect(facts.map(factsOf)).toEqual(facts);
  // what it is for: the statements are most of a definition
  expect(JSON.stringify(facts).length).toBeLessThan(JSON.stringify(METRICS).length / 4);
});

it('leads from what is said of a metric to its definition', () => {
  const facts = METRICS.map(factsOf);
  expect(facts.map(wholeMetric)).toEqual(METRICS);
  expect(METRICS.map(wholeMetric)).toEqual(METRICS);
});
