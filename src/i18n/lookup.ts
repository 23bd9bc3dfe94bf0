import { en, type MessageKey } from './en.ts';
import type { Translate } from './translate.ts';

/** True for a key that every language has words for. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/** The words for a key that was put together at run time (`metric.${id}`), ours before the portfolio's own; the fallback when there are none. */
export function lookup(
  t: Translate,
  key: string,
  fallback: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return isMessageKey(key) ? t(key, params) : (t.words[key]?.[t.language] ?? fallback);
}
