import { en, type MessageKey, type Messages } from './en.ts';
import { createFormat, type Format } from './format.ts';
import type { Language } from './language.ts';
import { zhCN } from './zh-CN.ts';

export { LANGUAGES, type Language } from './language.ts';

const MESSAGES: Record<Language, Messages> = { 'zh-CN': zhCN, en };

/** A reader's language: its words, by key, and how it writes numbers and dates. */
export interface Translate {
  (key: MessageKey, params?: Readonly<Record<string, string | number>>): string;
  readonly language: Language;
  readonly format: Format;
}

/** `currency` is the portfolio's ISO code, printed beside amounts when it is known. */
export function createTranslate(language: Language, currency: string | null = null): Translate {
  const messages = MESSAGES[language];
  const t = (key: MessageKey, params: Readonly<Record<string, string | number>> = {}) =>
    messages[key].replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
  return Object.assign(t, { language, format: createFormat(language, currency) });
}
