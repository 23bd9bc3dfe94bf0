import { hashText } from '../lib/hash.ts';
import type { Portfolio } from '../session/portfolio.ts';

/** Hexadecimal digits that are printed: enough to tell two deliveries apart by eye. */
const DIGITS = 12;

/** What a report was made from, short: equal files give equal editions, in whatever order they were read. */
export function editionOf({ imports }: Pick<Portfolio, 'imports'>): string | null {
  if (imports.length === 0) return null;
  const sums = [...new Set(imports.map(({ sha256 }) => sha256))].toSorted();
  return hashText(sums.join('\n')).slice(0, DIGITS);
}
