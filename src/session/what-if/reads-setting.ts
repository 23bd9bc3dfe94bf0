import type { Metric } from '../../metrics/definition.ts';
import { addsAmounts } from '../../metrics/priced.ts';
import type { KnownSetting } from '../settings/setting-keys.ts';

/** Whether a metric's own rows can be others under another value of it. */
export function readsSetting({ setting, ofLoans, metrics = [] }: KnownSetting, metric: Metric): boolean {
  if (metrics.includes(metric.id) || (ofLoans && addsLoans(metric))) return true;
  if (setting === undefined || metric.kind === 'derived') return false;
  const { settings = [], daily = [] } = metric.relation;
  return [...settings, ...daily.flatMap((each) => each.settings ?? [])].includes(setting);
}

/** What is told of loans in money. */
function addsLoans(metric: Metric): boolean {
  return (
    metric.kind !== 'derived' &&
    addsAmounts(metric) &&
    [...metric.needs, ...(metric.needsAny ?? [])].includes('exposure')
  );
}
