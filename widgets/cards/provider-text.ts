import { lookup } from '../../src/i18n/lookup.ts';
import type { Context } from '../shared/context.ts';

/** Whose scores count, where one provider goes before others. */
export function providerText({ portfolio, asOf, t }: Pick<Context, 'portfolio' | 'asOf' | 't'>): string[] {
  const provider = portfolio.settings.esg.preferredAt(asOf);
  return provider === null
    ? []
    : [t('esg-scores.provider', { provider: lookup(t, `part.provider.${provider}`, provider) })];
}
