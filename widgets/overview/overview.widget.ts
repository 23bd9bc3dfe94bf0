import { contextOf } from '../shared/context.ts';
import { keysFigure } from '../shared/figures/keys.ts';
import type { WidgetDefinition } from '../widget.ts';
import { actFigure } from './figures/act.ts';
import { exceptionsFigure } from './figures/exceptions.ts';
import { headlinesFigure } from './figures/headlines.ts';
import Overview from './Overview.svelte';

const KEYS: readonly (readonly [metric: string, table: string])[] = [
  ['outstanding-balance', 'exposure'],
  ['client-count', 'exposure'],
  ['npl-ratio', 'exposure'],
  ['overdue-ratio', 'exposure'],
  ['limit-utilisation', 'exposure'],
  ['review-on-time', 'review'],
  ['alert-timely-share', 'alert'],
  ['portfolio-esg-score', 'esg'],
];

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
    const keys = KEYS.filter(([, table]) => portfolio.tables[table]).map(([metric]) => metric);
    return Promise.all([
      headlinesFigure(context),
      exceptionsFigure(context),
      actFigure(context),
      keysFigure(context, { id: 'overview-keys', title: t('overview.keys'), metrics: keys }),
    ]);
  },
};
