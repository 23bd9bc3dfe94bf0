import type { Figure } from '../../src/charts/figure.ts';
import type { Family } from '../../src/metrics/metric.ts';
import type { Context } from '../shared/context.ts';
import { metricName } from '../shared/group-words.ts';
import { trendFigure } from './trend.ts';

/** A card for each metric of the bank's own, in the section of its family. */
export function ownFigures(context: Context, family: Family): Promise<Figure>[] {
  const own = context.portfolio.catalogue.own.flatMap(({ metric }) => (metric.family === family ? [metric] : []));
  return own.map(({ id }) =>
    trendFigure(context, { id: `own-${id}`, title: metricName(context.t, id), metrics: [id] }),
  );
}
