import { LANGUAGES, type Language } from '../i18n/language.ts';
import type { Dimension } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';
import type { Choice } from './find-choices.ts';

/** Values of a dimension by their names in a reader's language, each found by its names in the other languages as well. */
export async function namedChoices(
  { values }: Pick<Portfolio, 'values'>,
  dimension: Dimension,
  { language, recorded, signal }: { language: Language; recorded?: true; signal?: AbortSignal | undefined },
): Promise<Choice[]> {
  const options = { ...(recorded ? { recorded } : {}), ...(signal ? { signal } : {}) };
  const others = LANGUAGES.filter((other) => other !== language);
  const [own, ...rest] = await Promise.all([language, ...others].map((each) => values(dimension, each, options)));
  const names = new Map<string, string[]>();
  for (const { value, label } of rest.flat()) names.set(value, [...(names.get(value) ?? []), label]);
  return (own ?? []).map(({ value, label }) => ({ value, label, also: names.get(value) ?? [] }));
}
