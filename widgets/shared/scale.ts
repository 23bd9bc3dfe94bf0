import { lookup } from '../../src/i18n/lookup.ts';
import type { Translate } from '../../src/i18n/translate.ts';
import type { Part } from '../../src/metrics/definition.ts';
import type { Context } from './context.ts';
import { groupName } from './group-words.ts';

/** A value of a metric's part as the reader calls it: by the words of the scale it stands on, where it has one. */
export function partValueName(t: Translate, { name, scale }: Pick<Part, 'name' | 'scale'>, value: string): string {
  const plain = groupName(t, name, value);
  return scale === undefined ? plain : lookup(t, `part.${scale}.${value}`, plain);
}

/** Where a value stands on its scale, the best first; null for what has no place there: gone, new, a rating the bank's order does not name. */
export function placeOn({ portfolio, asOf }: Pick<Context, 'portfolio' | 'asOf'>, scale: Part['scale'], value: string) {
  if (scale === 'rating') {
    const order = portfolio.settings.parameters.at(asOf).ratingOrder ?? [];
    const place = order.indexOf(value.toUpperCase());
    return place < 0 ? null : place;
  }
  return scale !== undefined && /^[1-5]$/.test(value) ? Number(value) : null;
}
