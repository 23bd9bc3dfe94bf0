import { toError } from '../../src/lib/errors.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { askSeries, type Context } from './context.ts';
import { metricName } from './group-words.ts';
import { sumCells } from './sums.ts';

/** One row a month: a count in cells is told as their sum. */
export async function askWhole(
  context: Context,
  metric: string,
  options: { count?: number; later?: boolean } = {},
): Promise<MetricRow[]> {
  const rows = await askSeries(context, metric, options);
  const { unit, parts = [] } = context.portfolio.catalogue.find(metric);
  if (parts.length === 0 || unit !== 'count') return rows;
  const names = parts.map(({ name }) => name);
  const periods = [...new Set(rows.map(({ period }) => period))];
  return periods.flatMap(
    (month) =>
      sumCells(
        rows.filter(({ period }) => period === month),
        names,
      ) ?? [],
  );
}

/** What became of several questions: the answers, and the metrics whose question failed. */
export interface Asked<T> {
  answers: T[];
  failed: string[];
}

/** Asks for each metric that has what it needs; one that fails takes no other with it, all of them fail the card. */
export async function askEach<T>(
  context: Context,
  metrics: readonly string[],
  ask: (metric: string) => Promise<T>,
): Promise<Asked<T>> {
  const asked = metrics.filter((metric) => context.portfolio.missing(metric).length === 0);
  const settled = await Promise.allSettled(asked.map(ask));
  const answers = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const [first] = settled.flatMap((each) => (each.status === 'rejected' ? [toError(each.reason)] : []));
  if (first && (answers.length === 0 || context.signal?.aborted)) throw first;
  return { answers, failed: asked.filter((_, index) => settled[index]?.status === 'rejected') };
}

/** Names what failed, for the foot of a card. */
export function failedFoot({ t }: Context, failed: readonly string[]): string[] {
  if (failed.length === 0) return [];
  const names = failed.map((metric) => metricName(t, metric)).join(t('widgets.list.comma'));
  return [t('widgets.foot.failed', { names })];
}
