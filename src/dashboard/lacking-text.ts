import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate-with.ts';
import type { Lacking } from './address-bar.svelte.ts';

/** What an address asks for and the data do not have. */
export function lackingText({ asOf, values }: Lacking, t: Translate): string {
  const named = values.map(({ dimension, value }) => `${lookup(t, `dimension.${dimension}`, dimension)} ${value}`);
  const all = asOf === null ? named : [t('dashboard.link.date', { date: t.format.date(asOf) }), ...named];
  return t('dashboard.link.lacking', { values: all.join(t('widgets.list.comma')) });
}
