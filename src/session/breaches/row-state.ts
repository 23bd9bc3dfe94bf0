import type { LimitLevel } from '../../metrics/limit.ts';
import type { MetricRow } from '../../metrics/metric.ts';

/** A row's group and parts as a text. */
export function keyOf({ by }: Pick<MetricRow, 'by'>): string {
  return JSON.stringify(Object.entries(by).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The limit a row is beyond; null where it is beyond none. */
export function levelOf({ status }: Pick<MetricRow, 'status'>): LimitLevel | null {
  return status === 'red' || status === 'amber' ? status : null;
}

/** Whether a row was held against a limit and there was an outcome. */
export function isRated({ status }: Pick<MetricRow, 'status'>): boolean {
  return status !== 'grey';
}
