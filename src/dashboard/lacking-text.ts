import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate-with.ts';
import type { Lacking } from './address-bar.svelte.ts';

/** What an address asks for and there is not. */
export function lackingText({ board, asOf, compare, months, values }: Lacking, t: Translate): string {
  const all = [
    ...(board === null ? [] : [t('dashboard.link.board', { board })]),
    ...(asOf === null ? [] : [t('dashboard.link.date', { date: t.format.date(asOf) })]),
    ...(compare === null ? [] : [t('dashboard.link.compare', { compare })]),
    ...(months === null ? [] : [t('dashboard.link.months', { months })]),
    ...values.map(({ dimension, value }) => `${lookup(t, `dimension.${dimension}`, dimension)} ${value}`),
  ];
  return t('dashboard.link.lacking', { values: all.join(t('widgets.list.comma')) });
}
