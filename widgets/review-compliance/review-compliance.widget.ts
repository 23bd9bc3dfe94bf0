import { contextOf, overYear } from '../shared/context.ts';
import { focusFigures } from '../kinds/focus.ts';
import { keysFigure } from '../kinds/keys.ts';
import { measuresFigure } from '../kinds/measures.ts';
import { ownFigures } from '../kinds/own.ts';
import { rankedFigure } from '../kinds/ranked.ts';
import { trendFigure } from '../kinds/trend.ts';
import type { WidgetDefinition } from '../widget.ts';
import { coverageFigure } from '../cards/coverage.ts';
import { ageingFigure, openAlertsFigure } from '../cards/stock.ts';
import ReviewCompliance from './ReviewCompliance.svelte';

const KEYS = ['review-on-time', 'review-completion', 'review-waiver-rate', 'alert-timely-share', 'alert-ack-days'];
const PRACTICE = [
  'review-days-late',
  'review-days-late-p90',
  'review-cycle-time',
  'review-cycle-time-p90',
  'onsite-share',
  'finding-closure',
  'first-check-on-time',
  'onboarding-approval-rate',
];
const ALERTS = ['alert-timely-share', 'alert-ack-days', 'alert-action-days', 'alert-close-days'];

/** Whether reviews and alerts are dealt with when they are due, by whom not, and how old what is open has become. */
export const reviewCompliance: WidgetDefinition = {
  id: 'review-compliance',
  tag: 'bw-review-compliance',
  family: 'compliance',
  needs: ['review'],
  component: ReviewCompliance,
  async figures(portfolio, request, t, options = {}) {
    const context = contextOf(portfolio, request, t);
    if (!context) return [];
    if (options.metric) return focusFigures(context, options, 'team');
    const year = overYear(context);
    return Promise.all([
      keysFigure(context, { id: 'compliance-keys', title: t('review-compliance.keys'), metrics: KEYS }),
      trendFigure(context, {
        id: 'compliance-on-time',
        title: t('review-compliance.on-time'),
        metrics: ['review-on-time', 'review-completion'],
      }),
      rankedFigure(year, {
        id: 'compliance-teams',
        title: t('review-compliance.teams'),
        metric: 'review-on-time',
        by: 'team',
      }),
      ageingFigure(context),
      coverageFigure(context),
      measuresFigure(year, { id: 'compliance-practice', title: t('review-compliance.practice'), metrics: PRACTICE }),
      openAlertsFigure(context),
      trendFigure(year, {
        id: 'compliance-alerts',
        title: t('review-compliance.alerts'),
        metrics: ['alert-timely-share'],
        tableOnly: ALERTS.slice(1),
      }),
      ...ownFigures(context, 'compliance'),
    ]);
  },
};
