import { createFormat, type Format } from './format.ts';
import type { Language } from './language.ts';
import type { MessageKey, Words } from './message-key.ts';

/** A reader's language: its words, by key, and how it writes numbers and dates. */
export interface Translate {
  (key: MessageKey, params?: Readonly<Record<string, string | number>>): string;
  /** True for a key that every language has words for, once they are fetched. */
  has(key: string): key is MessageKey;
  readonly language: Language;
  readonly format: Format;
  /** Words that came with the data: names of the bank's own metrics. */
  readonly words: OwnWords;
}

/** Texts in each language by key. */
export type OwnWords = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** A language and its words: those of shell and boards, with those of panels, or all with what metrics say and how they are computed. */
export interface Spoken {
  readonly language: Language;
  readonly messages: Partial<Words>;
}

/** `{name}`, or a number with its word in the singular and plural: `{count|row|rows}`. */
const PLACES = /\{(\w+)(?:\|([^|}]+)\|([^|}]+))?\}/g;

/** `currency` is the portfolio's ISO code, printed beside amounts when it is known; `words` are those that came with its data. */
export function translateWith(
  { language, messages }: Spoken,
  currency: string | null = null,
  words: OwnWords = {},
): Translate {
  const t = (key: MessageKey, params: Readonly<Record<string, string | number>> = {}) =>
    // words that were not fetched in time show which they are
    (messages[key] ?? key).replace(PLACES, (place, name: string, one?: string, many?: string) => {
      const value = params[name];
      if (value === undefined) return place;
      return one === undefined ? String(value) : `${value} ${String(value) === '1' ? one : many}`;
    });
  const has = (key: string): key is MessageKey => Object.hasOwn(messages, key);
  return Object.assign(t, { has, language, format: createFormat(language, currency), words });
}
