import { en, type MessageKey } from '../i18n/en.ts';
import type { Translate } from '../i18n/translate.ts';

/** The word of a code that comes with the data (`problem.bad-date`), or the code itself where the house has no word for it. */
export function wordOf(t: Translate, area: string, code: string): string {
  const key = `${area}.${code}`;
  return Object.hasOwn(en, key) ? t(key as MessageKey) : code;
}
