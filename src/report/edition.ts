import { hashText } from '../lib/hash.ts';
import type { Portfolio } from '../session/portfolio.ts';

type Read = Pick<Portfolio, 'imports'>;

/** Hexadecimal digits that are printed: enough to tell two deliveries apart by eye. */
const DIGITS = 12;

/** One hash of all files that were read: another one, other data. */
export function editionOf({ imports }: Read): string {
  return hashText([...new Set(imports.map(({ upload, sha256 }) => `${sha256} ${upload}\n`))].toSorted().join(''));
}

/** Its first digits, as every page has them; null where the data came from no file. */
export function printedEdition(portfolio: Read): string | null {
  return portfolio.imports.length === 0 ? null : editionOf(portfolio).slice(0, DIGITS);
}
