import { parseHeading } from './units.ts';

/**
 * True where the first of several headings for one amount is in another currency than one of the others, and nothing says
 * that it was turned into it: 贷款余额（美元） beside 贷款余额（人民币）.
 */
export function areInTwoCurrencies(headings: readonly string[]): boolean {
  const [first, ...others] = headings.map((heading) => parseHeading(heading).unit);
  if (first?.converted) return false;
  const own = first?.currencies ?? [];
  return others.some((unit) => {
    const currencies = unit?.currencies ?? [];
    if (own.length === 0 && currencies.length === 0) return false;
    return !currencies.some((code) => own.includes(code));
  });
}
