import { lookup } from '../i18n/lookup.ts';
import { speakFurther } from '../i18n/speak.ts';
import type { Translate } from '../i18n/translate-with.ts';
import { COMPARISONS, type Compare } from '../session/compare.ts';

/** What values are held against, as its reader calls it. */
export async function compareWords(compare: Compare, t: Translate): Promise<string> {
  await speakFurther(t.language);
  const known = COMPARISONS.some((word) => word === compare);
  return known ? lookup(t, `compare.${compare}`, compare) : t('compare.at', { date: t.format.date(compare) });
}
