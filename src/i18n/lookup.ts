import { en, type MessageKey } from './en.ts';
import type { Language, Translate } from './translate.ts';

/** True for a key that every language has words for. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/** Words that came with the data: names of the bank's own metrics. */
const OWN = new Map<string, Readonly<Record<Language, string>>>();

/** Makes words known that are not ours; words of ours are never replaced. */
export function addWords(words: Readonly<Record<string, Readonly<Record<Language, string>>>>): void {
  for (const [key, texts] of Object.entries(words)) OWN.set(key, texts);
}

/** The words for a key that was put together at run time (`metric.${id}`); the fallback when there are none. */
export function lookup(
  t: Translate,
  key: string,
  fallback: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return isMessageKey(key) ? t(key, params) : (OWN.get(key)?.[t.language] ?? fallback);
}
