import { monthOf } from '../../src/lib/dates.ts';
import { partText } from '../../src/words/part-text.ts';
import { DIMENSIONS } from '../../src/metrics/metric.ts';
import type { Context } from './context.ts';
import { dimensionName, groupName } from './group-words.ts';

/** Values of one dimension that are named; of more only how many. */
const NAMED = 3;

/** `East branch · Solar · 2026-06`: which part of the book a card shows, as its reader calls it; null where it is all of it. */
export async function scopeSentence({ portfolio, t, filter, asOf }: Context): Promise<string | null> {
  const set = DIMENSIONS.filter((dimension) => (filter[dimension] ?? []).length > 0);
  const part = partText(t);
  if (set.length === 0 && part === null) return null;
  const parts = await Promise.all(
    set.map(async (dimension) => {
      const values = filter[dimension] ?? [];
      const known = await portfolio.values(dimension, t.language);
      const labels = new Map(known.map(({ value, label }) => [value, label]));
      const names = values.slice(0, NAMED).map((value) => {
        const name = groupName(t, dimension, value, labels);
        return value === 'unknown' ? `${dimensionName(t, dimension)} ${name}` : name;
      });
      const more = values.length > NAMED ? ` +${values.length - NAMED}` : '';
      return names.join(t('widgets.list.comma')) + more;
    }),
  );
  return [...(part === null ? [] : [part]), ...parts, monthOf(asOf)].join(' · ');
}
