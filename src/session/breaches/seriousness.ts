import type { Breach } from './breach.ts';
import { keyOf } from './row-state.ts';
import { widthOf, type BreachScope } from './levels.ts';

/** Share of a group in the balance of the whole, 0 to 1; null where it is not known. */
export type ShareOf = (scope: BreachScope, group: string) => number | null;

/** The most serious first: breaches before what is on watch, then how far beyond its limit, weighed by the balance concerned. No words take part. */
export function bySeriousness(list: readonly Breach[], shareOf: ShareOf, metrics: readonly string[]): Breach[] {
  const place = new Map(metrics.map((metric, index) => [metric, index]));
  const weighed = list.map((breach) => {
    const beyond = beyondLimit(breach);
    return { breach, beyond, weight: beyond * weightOf(breach, shareOf), key: keyOf(breach) };
  });
  return weighed
    .sort(
      (a, b) =>
        Number(b.breach.level === 'red') - Number(a.breach.level === 'red') ||
        b.weight - a.weight ||
        b.beyond - a.beyond ||
        widthOf(a.breach.scope) - widthOf(b.breach.scope) ||
        (place.get(a.breach.metric) ?? 0) - (place.get(b.breach.metric) ?? 0) ||
        (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    )
    .map(({ breach }) => breach);
}

function weightOf({ scope, by }: Breach, shareOf: ShareOf): number {
  if (scope === 'portfolio' || scope === 'selection') return 1;
  return shareOf(scope, by[scope] ?? 'unknown') ?? 0;
}

/**
 * How far a value lies beyond its limit, as a part of the limit; of a limit of 0 as a part of the other level, else of one unit, or as all of a
 * number. What has no value because none can be is as far beyond as the limit itself.
 */
export function beyondLimit({
  value,
  limit,
  level,
  row: { threshold },
}: Pick<Breach, 'value' | 'limit' | 'level' | 'row'>): number {
  if (value === null || limit === null) return 1;
  const other = (level === 'red' ? threshold?.amber : threshold?.red) ?? 0;
  const scale = Math.abs(limit) || Math.abs(other) || Math.max(1, Math.abs(value));
  return Math.abs(value - limit) / scale;
}
