import { contextOf } from '../shared/context.ts';
import { focusFigures } from '../kinds/focus.ts';
import { ownFigures } from '../kinds/own.ts';
import type { WidgetDefinition } from '../widget.ts';
import EsgScores from './EsgScores.svelte';
import { categoryFigure } from '../cards/category.ts';
import { lowestFigure } from '../cards/lowest.ts';
import { pillarsFigure } from '../cards/pillars.ts';
import { scoreFigure } from '../cards/score-trend.ts';

/** ESG scores of the book, its sectors and its clients, and how much of the balance they speak for. */
export const esgScores: WidgetDefinition = {
  id: 'esg-scores',
  tag: 'bw-esg-scores',
  family: 'esg',
  needs: ['esg'],
  component: EsgScores,
  async figures(portfolio, request, t, options = {}) {
    const context = contextOf(portfolio, request, t);
    if (!context) return [];
    if (options.metric) return focusFigures(context, options, 'sector');
    return Promise.all([
      scoreFigure(context),
      pillarsFigure(context),
      categoryFigure(context),
      lowestFigure(context),
      ...ownFigures(context, 'esg'),
    ]);
  },
};
