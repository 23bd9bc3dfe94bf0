import { contextOf } from '../shared/context.ts';
import type { WidgetDefinition } from '../widget.ts';
import { actFigure } from '../cards/act.ts';
import { exceptionsFigure } from '../cards/exceptions.ts';
import { headlinesFigure } from '../cards/headlines.ts';
import Overview from './Overview.svelte';

/** The first screen and the report's summary: what changed, what is past its limit, who has to act. */
export const overview: WidgetDefinition = {
  id: 'overview',
  tag: null,
  family: 'overview',
  needs: ['exposure'],
  component: Overview,
  async figures(portfolio, request, t) {
    const context = contextOf(portfolio, request, t);
    if (!context) return [];
    return Promise.all([headlinesFigure(context), exceptionsFigure(context), actFigure(context)]);
  },
};
