import { findMetric } from '../../src/metrics/index.ts';
import type { Better, MetricRow, Thresholds } from '../../src/metrics/metric.ts';

type LimitRule = (row: MetricRow, usual: Thresholds) => Thresholds | null;

/**
 * Where a metric judges by more than its value: the limits that were used, in the unit of the value,
 * or null where they cannot be told from the row. A limit that was not used is never printed.
 */
const RULES: Readonly<Record<string, LimitRule>> = {
  'classification-gap': ({ denominator }, usual) => (denominator && { ...usual, red: usual.red * denominator }) || null,
  'single-name-concentration': ({ flags }, usual) => (flags.includes('NO_CAPITAL') ? null : usual),
  'review-coverage': ({ by }, usual) => (by['tier'] === '4' || by['tier'] === '5' ? null : usual),
  'es-category-mix': ({ by }, usual) => (by['category'] === 'A' ? usual : null),
};

/** The limits a row's state was decided by; null when it has none. */
export function limitsOf(row: MetricRow): Thresholds | null {
  const metric = findMetric(row.metric);
  if (!metric.thresholds) return null;
  if (!metric.judge) return metric.thresholds;
  return RULES[metric.id]?.(row, metric.thresholds) ?? null;
}

/** Rates that cannot pass their red limit: all there is to them is the watch level. */
const WATCH_ONLY: readonly string[] = ['review-waiver-rate'];

/** True where only the watch level means something. */
export function isWatchOnly({ metric }: MetricRow): boolean {
  return WATCH_ONLY.includes(metric);
}

/** A metric's usual limits, whatever the row. */
export function usualLimits(id: string): Thresholds | null {
  return findMetric(id).thresholds ?? null;
}

/** Which way a metric is better. */
export function betterOf(id: string): Better {
  return findMetric(id).better;
}

/** The slug of a metric named by slug or code; an unknown one is an error that says so. */
export function metricIdOf(name: string): string {
  return findMetric(name).id;
}
