import { findMetric } from '../../src/metrics/index.ts';
import type { Better, MetricRow, Thresholds } from '../../src/metrics/metric.ts';

/** The limits a row's state was decided by, in the unit of its value; null where it has none or they cannot be told. */
export function limitsOf(row: MetricRow): Thresholds | null {
  const metric = findMetric(row.metric);
  if (metric.limits) return metric.limits(row);
  return metric.judge ? null : (metric.thresholds ?? null);
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
