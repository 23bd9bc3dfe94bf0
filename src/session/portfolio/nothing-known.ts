import type { Metric } from '../../metrics/definition.ts';
import type { MetricRow } from '../../metrics/metric.ts';

/** The row of a metric of which nothing is known. */
export function nothingKnown(metric: Metric, period: string): MetricRow {
  const { id, code, unit } = metric;
  return {
    metric: id,
    code,
    period,
    by: {},
    value: null,
    numerator: null,
    denominator: null,
    n: 0,
    coverage: null,
    unit,
    status: 'grey',
    reason: 'NO_DATA',
    flags: [],
  };
}
