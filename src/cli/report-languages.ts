import { LANGUAGES, type Language } from '../i18n/translate.ts';
import { oneOf } from './command.ts';
import type { readDocument } from './report-document.ts';

/** The pages in Chinese, and then in English. */
export const BOTH = 'both';

/** The languages `--lang` names, in the order they are printed; what is of one thing is in one. */
export function readLanguages(
  lang: string | undefined,
  document: ReturnType<typeof readDocument>,
): [Language, ...Language[]] {
  const allowed = typeof document === 'string' ? ([...LANGUAGES, BOTH] as const) : LANGUAGES;
  const asked = oneOf<Language | typeof BOTH>(lang, allowed, '--lang') ?? 'zh-CN';
  return asked === BOTH ? ['zh-CN', 'en'] : [asked];
}
