import type { Metric } from './definition.ts';
import { METRICS } from './index.ts';
import { MetricList } from './metric-list.ts';
import type { OwnMetric } from './user/read-metric.ts';

/** The metrics of one portfolio with their definitions: ours, and those of the bank's own that came with its data. Two portfolios of a page share nothing. */
export class Catalogue extends MetricList<Metric> {
  constructor(own: readonly OwnMetric[] = []) {
    super([...METRICS, ...own.map(({ metric }) => metric)], own);
  }
}

/** The metrics there are without any data. */
export const OURS = new Catalogue();
