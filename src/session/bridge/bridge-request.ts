import type { IsoDate } from '../../lib/dates.ts';
import type { MetricRequest } from '../../metrics/metric.ts';

/** A request between two dates. */
export interface BridgeRequest extends Omit<MetricRequest, 'asOf' | 'from'> {
  from: IsoDate;
  to: IsoDate;
}
