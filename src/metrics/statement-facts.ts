import type { MetricFacts, Relation, Sum } from './definition.ts';

type Stated = MetricFacts & { readonly relation?: Relation; readonly numerator?: Sum };

/** What its rows are; undefined where it is made of other metrics. */
export function rowsOf({ relation, rows }: Stated): Relation['kind'] | undefined {
  return relation ? relation.kind : rows;
}

/** Whether its rows are those of a period up to a date. */
export function isOfPeriod({ relation, atDate, ofPeriod }: Stated): boolean {
  if (!relation) return ofPeriod ?? false;
  const { kind, from } = relation;
  return !atDate && (kind === 'flow' || kind === 'event') && /\b(?:window_start|opening_snap)\b/.test(from);
}

/** Whether it counts rows, and adds up no amounts of theirs. */
export function countsRows({ numerator, counts }: Stated): boolean {
  return numerator ? numerator.of === '1' : (counts ?? false);
}
