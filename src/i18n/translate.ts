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
  /** Words that came with the data: names of the bank's own metrics. */
  readonly words: OwnWords;
}

/** Texts in each language by key. */
export type OwnWords = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** `currency` is the portfolio's ISO code, printed beside amounts when it is known; `words` are those that came with its data. */
export function createTranslate(language: Language, currency: string | null = null, words: OwnWords = {}): Translate {
  const messages = MESSAGES[language];
  const t = (key: MessageKey, params: Readonly<Record<string, string | number>> = {}) =>
    messages[key].replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
  return Object.assign(t, { language, format: createFormat(language, currency), words });
}
