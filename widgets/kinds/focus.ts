import type { Figure } from '../../src/charts/figure.ts';
import { DIMENSIONS, type Dimension } from '../../src/metrics/metric.ts';
import { PortfolioError } from '../../src/lib/errors.ts';
import type { WidgetOptions } from '../widget.ts';
import type { Context } from '../shared/context.ts';
import { metricIdOf } from '../shared/limit-lines.ts';
import { dimensionName, metricName } from '../shared/group-words.ts';
import { partNames, partsFigure } from './parts-figure.ts';
import { rankedFigure } from './ranked.ts';
import { trendFigure } from './trend.ts';

/** One metric on its own: its course, and its values by one dimension, the worst first; a metric of several numbers as all of them. */
export async function focusFigures(context: Context, options: WidgetOptions, usual: Dimension): Promise<Figure[]> {
  const { t } = context;
  const metric = metricIdOf(context, options.metric ?? '');
  const by = dimensionOf(options.by ?? usual);
  const name = metricName(t, metric);
  if (partNames(context, metric).length > 0) return [await partsFigure(context, { id: `${metric}-parts`, metric })];
  return Promise.all([
    trendFigure(context, { id: `${metric}-trend`, title: name, metrics: [metric] }),
    rankedFigure(context, {
      id: `${metric}-by-${by}`,
      title: t('widgets.by', { name, dimension: dimensionName(t, by) }),
      metric,
      by,
    }),
  ]);
}

function dimensionOf(text: string): Dimension {
  const found = DIMENSIONS.find((dimension) => dimension === text);
  if (!found) throw new PortfolioError('unknown-dimension', { dimension: text, known: DIMENSIONS.join(', ') });
  return found;
}
