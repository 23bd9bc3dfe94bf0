import { PortfolioError, type ErrorDetails } from '../lib/errors.ts';
import { phrases } from '../i18n/en/phrases.ts';
import type { Translate } from '../i18n/translate.ts';

/** What went wrong, in the reader's language where the error is one of ours. */
export function errorText(error: unknown, t: Translate): string {
  if (error instanceof PortfolioError) return t(`error.${error.code}`, detailsIn(error.details, t));
  return error instanceof Error ? error.message : String(error);
}

/**
 * Errors are thrown in English, the language of programs and logs; their words are found again here, so that who
 * throws one need not know of languages. What a browser or a system says stays as it says it.
 */
export function phraseText(text: string, t: Translate): string {
  for (const { key, pattern } of patterns()) {
    const found = pattern.exec(text);
    if (found) return t(key, { ...found.groups });
  }
  return text;
}

/** Details of an error or an issue with their words in the reader's language. */
export function detailsIn(details: ErrorDetails, t: Translate): ErrorDetails {
  if (t.language === 'en') return details;
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' && WORDED.has(name) ? phraseText(value, t) : value,
    ]),
  );
}

/** Details that hold words; others hold names, numbers and what stands in files. */
const WORDED: ReadonlySet<string> = new Set(['problem', 'hint', 'detail']);

type PhraseKey = keyof typeof phrases;

let known: { key: PhraseKey; pattern: RegExp }[] | null = null;

/** The fuller phrase first: `known are {known}` must not be taken by one that begins with a blank to fill. */
function patterns(): { key: PhraseKey; pattern: RegExp }[] {
  known ??= (Object.keys(phrases) as PhraseKey[])
    .toSorted((a, b) => fixed(phrases[b]).length - fixed(phrases[a]).length)
    .map((key) => {
      const parts = phrases[key].split(/\{(\w+)\}/);
      const source = parts.map((part, index) => (index % 2 === 1 ? `(?<${part}>[\\s\\S]+?)` : escaped(part))).join('');
      return { key, pattern: new RegExp(`^${source}$`) };
    });
  return known;
}

function fixed(phrase: string): string {
  return phrase.replace(/\{\w+\}/g, '');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
