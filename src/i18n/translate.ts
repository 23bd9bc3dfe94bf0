import { en, type Messages } from './en.ts';
import type { Language } from './language.ts';
import { translateWith, type OwnWords, type Translate } from './translate-with.ts';
import { zhCN } from './zh-CN.ts';

export { LANGUAGES, type Language } from './language.ts';
export type { OwnWords, Translate } from './translate-with.ts';

const MESSAGES: Record<Language, Messages> = { 'zh-CN': zhCN, en };

/** Every language at hand, for where both are read and nothing is fetched; the page takes the one it speaks (`speak.ts`). */
export function createTranslate(language: Language, currency: string | null = null, words: OwnWords = {}): Translate {
  return translateWith({ language, messages: MESSAGES[language] }, currency, words);
}
