import type { Metric } from '../metrics/definition.ts';
import type { MetricRow } from '../metrics/metric.ts';
import { statusOf } from '../metrics/status.ts';

/**
 * The one place where a row gets its state. Too few items: the value stays, flagged, without colour. A metric without limits is grey:
 * green would claim a check that nobody made.
 */
export function withStatus(row: MetricRow, metric: Metric): MetricRow {
  if (row.value === null) {
    const broken = row.reason !== null && metric.redOn?.includes(row.reason);
    return { ...row, status: broken ? 'red' : 'grey' };
  }
  if (metric.minimum !== undefined && row.n < metric.minimum)
    return { ...row, status: 'grey', flags: [...row.flags, 'BELOW_MIN_N'] };
  return { ...row, status: metric.judge?.(row) ?? statusOf(row.value, metric.thresholds) };
}
