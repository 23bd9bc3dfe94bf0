import type { IsoDate } from '../lib/dates.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason } from '../lib/reasons.ts';

/** What values can be held against beside a date of the data. */
export const COMPARISONS = ['month', 'quarter', 'year', 'peers', 'target'] as const;
type Comparison = (typeof COMPARISONS)[number];

/** What values are held against: a time before, others like it, what was planned, or a date of the data. */
export type Compare = Comparison | IsoDate;

/** A comparison as an address, an attribute or an option says it; null for a word nobody knows, or a date of which there is no book. */
export function readCompare(text: string, snapshots: readonly IsoDate[]): Compare | null {
  const word = text.trim();
  return COMPARISONS.find((known) => known === word) ?? snapshots.find((date) => date === word) ?? null;
}

/** The same; what is not understood is an error that says what there is. */
export function demandCompare(text: string, snapshots: readonly IsoDate[], option: string): Compare {
  const compare = readCompare(text, snapshots);
  if (compare !== null) return compare;
  const known = [...COMPARISONS, ...snapshots.slice(-1)].join(', ');
  throw new PortfolioError('bad-value', { option, value: text, hint: reason('one-of', { known }) });
}
