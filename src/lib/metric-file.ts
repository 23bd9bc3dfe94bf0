/** `metrics/x.json`, `metrics/x.sql` in a folder of data, or `x.metric.json`, `x.metric.sql` anywhere: a metric of the bank's own, no table. */
const METRIC_FILE = /(^|\/)metrics\/[^/]+\.(json|sql)$|\.metric\.(json|sql)$/i;

/** Whether a file of this name defines a metric. */
export function isMetricFile(name: string): boolean {
  return METRIC_FILE.test(name);
}
