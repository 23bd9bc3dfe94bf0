import { askNow, type Context } from '../shared/context.ts';
import { purpose, type Drawing } from '../kind.ts';
import { trendFigure } from '../kinds/trend.ts';

/** Drawn balance over limits over the months, and how much is drawn beyond a limit. */
async function utilisationFigure(context: Context): Promise<Drawing> {
  const { t } = context;
  const [over] = await askNow(context, 'over-limit-amount');
  const more = over?.value ? t('risk-trend.over-limit', { amount: t.format.value(over.value, over.unit) }) : '';
  return trendFigure(context, { metrics: ['limit-utilisation'], tableOnly: ['over-limit-amount'], more });
}

/** How far limits are drawn. */
export const utilisation = purpose('utilisation', ['limit-utilisation'], utilisationFigure, { compares: true });
