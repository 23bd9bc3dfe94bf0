import type { Metric } from '../../metrics/definition.ts';
import { judge, type LimitsInForce } from '../../metrics/limit.ts';
import type { MetricRow } from '../../metrics/metric.ts';

/**
 * The one place where a row gets its state. Too few items: the value stays, flagged, without colour. A metric without limits is grey:
 * green would claim a check that nobody made.
 */
export function withStatus(row: MetricRow, metric: Metric, inForce: LimitsInForce): MetricRow {
  const held = metric.held ? metric.held(row) : {};
  const { status, threshold } = judge(row.value, held && inForce(held.set), held ?? {});
  const judged: MetricRow = threshold ? { ...row, threshold } : row;
  if (row.value === null) {
    const broken = row.reason !== null && metric.redOn?.includes(row.reason);
    return { ...judged, status: broken ? 'red' : 'grey' };
  }
  if (metric.minimum !== undefined && row.n < metric.minimum)
    return { ...judged, status: 'grey', flags: [...row.flags, 'BELOW_MIN_N'] };
  return { ...judged, status: metric.alwaysRed?.(row) ? 'red' : status };
}

/** What a row made of others would carry over from them. */
export function withoutLimits(row: MetricRow): MetricRow {
  const own = { ...row };
  delete own.threshold;
  return own;
}
