import type { Translate } from '../i18n/translate.ts';
import type { Filter } from '../metrics/metric.ts';
import { filterText } from './filter-text.ts';
import { partText } from './part-text.ts';

/** What of the whole book is meant, `sector wind, solar · region north`: what is selected, of data that may be a part of it themselves; null where it is all of it. */
export function selectionText(t: Translate, filter: Filter = {}): string | null {
  const texts = [partText(t), filterText(t, filter)].filter((text) => text !== null);
  return texts.length > 0 ? texts.join(' · ') : null;
}
