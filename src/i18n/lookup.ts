import type { Translate } from './translate-with.ts';

/** The words for a key that was put together at run time (`metric.${id}`), ours before the portfolio's own; the fallback when there are none. */
export function lookup(
  t: Translate,
  key: string,
  fallback: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return t.has(key) ? t(key, params) : (t.words[key]?.[t.language] ?? fallback);
}
