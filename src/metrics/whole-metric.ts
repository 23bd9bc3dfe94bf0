import { OURS } from './catalogue.ts';
import type { Metric, MetricFacts } from './definition.ts';

/** The definition of a metric of which somebody knows what is said of it: its own, where it is one; else ours. */
export function wholeMetric(metric: MetricFacts | Metric): Metric {
  return isDefinition(metric) ? metric : OURS.find(metric.id);
}

function isDefinition(metric: MetricFacts | Metric): metric is Metric {
  return 'relation' in metric || 'combine' in metric;
}
