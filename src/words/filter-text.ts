import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Filter } from '../metrics/metric.ts';

const SHOWN = 3;

/** A filter in words, `sector wind, solar · region north`; null where it lets everything pass. */
export function filterText(t: Translate, filter: Filter = {}): string | null {
  const parts = Object.entries(filter).flatMap(([dimension, values = []]) => {
    if (values.length === 0) return [];
    const names = values
      .slice(0, SHOWN)
      .map((value) => (value === 'unknown' ? t('widgets.unknown') : lookup(t, `part.${dimension}.${value}`, value)));
    const more = values.length > SHOWN ? ` +${values.length - SHOWN}` : '';
    return [`${lookup(t, `dimension.${dimension}`, dimension)} ${names.join(t('widgets.list.comma'))}${more}`];
  });
  return parts.length > 0 ? parts.join(' · ') : null;
}
