import { askNow, contextOf } from '../shared/context.ts';
import { focusFigures } from '../kinds/focus.ts';
import { keysFigure } from '../kinds/keys.ts';
import { measuresFigure } from '../kinds/measures.ts';
import { ownFigures } from '../kinds/own.ts';
import { rankedFigure } from '../kinds/ranked.ts';
import { trendFigure } from '../kinds/trend.ts';
import type { WidgetDefinition } from '../widget.ts';
import { overdueFigure } from '../cards/overdue.ts';
import { sharesFigure } from '../cards/shares.ts';
import RiskTrend from './RiskTrend.svelte';

const KEYS = [
  'outstanding-balance',
  'client-count',
  'npl-ratio',
  'special-mention-ratio',
  'overdue-ratio',
  'overdue-90-to-npl',
  'limit-utilisation',
  'single-name-concentration',
];
const CONCENTRATION = ['hhi', 'hhi-group', 'hhi-sector', 'hhi-region', 'single-name-concentration'];

/** Risk indicators over time: asset quality, arrears, concentration, limits, migration, classification. */
export const riskTrend: WidgetDefinition = {
  id: 'risk-trend',
  tag: 'bw-risk-trend',
  family: 'risk',
  needs: ['exposure'],
  component: RiskTrend,
  async figures(portfolio, request, t, options = {}) {
    const context = contextOf(portfolio, request, t);
    if (!context) return [];
    if (options.metric) return focusFigures(context, options, 'sector');
    const [overLimit] = await askNow(context, 'over-limit-amount');
    return Promise.all([
      keysFigure(context, { id: 'risk-keys', title: t('risk-trend.keys'), metrics: KEYS }),
      trendFigure(context, {
        id: 'risk-quality',
        title: t('risk-trend.quality'),
        metrics: ['npl-ratio', 'special-mention-ratio', 'overdue-ratio'],
      }),
      overdueFigure(context),
      rankedFigure(context, { id: 'risk-sector', title: t('risk-trend.sector'), metric: 'npl-ratio', by: 'sector' }),
      trendFigure(context, {
        id: 'risk-flows',
        title: t('risk-trend.flows'),
        metrics: ['normal-loan-migration', 'npl-formation'],
        tableOnly: ['npl-cure'],
      }),
      sharesFigure(context, { by: 'sector', index: 'hhi-sector' }),
      sharesFigure(context, { by: 'region', index: 'hhi-region' }),
      measuresFigure(context, {
        id: 'risk-concentration',
        title: t('risk-trend.concentration'),
        metrics: CONCENTRATION,
      }),
      trendFigure(context, {
        id: 'risk-utilisation',
        title: t('risk-trend.utilisation'),
        metrics: ['limit-utilisation'],
        tableOnly: ['over-limit-amount'],
        more: overLimit?.value
          ? t('risk-trend.over-limit', { amount: t.format.value(overLimit.value, overLimit.unit) })
          : '',
      }),
      trendFigure(context, {
        id: 'risk-gap',
        title: t('risk-trend.gap'),
        metrics: ['classification-gap'],
      }),
      ...ownFigures(context, 'risk'),
    ]);
  },
};
