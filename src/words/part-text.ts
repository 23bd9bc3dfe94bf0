import type { Translate } from '../i18n/translate.ts';
import { PART_WORD, readPartFilter } from '../session/part/part.ts';
import { filterText } from './filter-text.ts';

/** Of which book the data are only a part, and which: `a part of the book: branch East`; null where they are a whole. */
export function partText(t: Translate): string | null {
  const part = t.words[PART_WORD]?.[t.language];
  if (part === undefined) return null;
  return t('widgets.foot.part', { part: filterText(t, readPartFilter(part)) ?? part });
}
