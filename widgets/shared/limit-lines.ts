import { meaningOf } from '../../src/metrics/meaning.ts';
import type { Context } from './context.ts';
import { YEAR } from './series.ts';
import type { Better, MetricRow, Thresholds } from '../../src/metrics/metric.ts';

/** The limits a row's state was decided by, in the unit of its value; null where it has none. */
export function limitsOf({ threshold }: MetricRow): Thresholds | null {
  return threshold ?? null;
}

/** A metric's limits for the whole portfolio at the as-of date; null where it has none. */
export function bookLimits({ portfolio, asOf }: Pick<Context, 'portfolio' | 'asOf'>, id: string): Thresholds | null {
  return portfolio.settings.limitsAt(portfolio.catalogue.find(id), asOf);
}

/** Which way a metric is better. */
export function betterOf({ portfolio }: Pick<Context, 'portfolio'>, id: string): Better {
  return portfolio.catalogue.find(id).better;
}

/** What a change of a metric means: 1 for the better, -1 for the worse, else 0. */
export function directionOf(context: Pick<Context, 'portfolio'>, id: string, change: number): number {
  return meaningOf(change, betterOf(context, id));
}

/** Months a change of the metric looks back: what begins anew each January is held against the same months of the year before. */
export function lookBackOf({ portfolio }: Pick<Context, 'portfolio'>, id: string, usual: number): number {
  return portfolio.catalogue.find(id).span === 'ytd' ? YEAR : usual;
}
