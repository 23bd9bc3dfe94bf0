import { coverOf } from '../../src/metrics/cover.ts';
import type { Span } from '../../src/metrics/metric.ts';
import type { Context } from './context.ts';
import { metricName } from './group-words.ts';

/** What all of these metrics cover up to the date; null where they differ, or some are of the date alone. */
export function coveredBy(context: Context, metrics: readonly string[]): Span | null {
  const [first = null, ...others] = new Set(metrics.map((id) => spanOf(context, id)));
  return others.length === 0 ? first : null;
}

/** A metric's name; with what it covers, where the foot does not say it for all. */
export function nameInPeriod(context: Context, metric: string): string {
  const { t } = context;
  const name = metricName(t, metric);
  const span = context.covers ? null : spanOf(context, metric);
  if (span === null) return name;
  const words = t(`widgets.span.${span}`);
  // some say it themselves
  return name.includes(words) ? name : t('widgets.of-period', { name, span: words });
}

function spanOf({ portfolio, period }: Context, id: string): Span | null {
  const metric = portfolio.catalogue.seek(id);
  return metric && coverOf(metric, period);
}
