import { isIsoDate, monthStart, type IsoMonth } from './dates.ts';

/** Months that follow each other, both ends included: two at least. */
export interface MonthRange {
  readonly first: IsoMonth;
  readonly last: IsoMonth;
}

/** `2026-01..2026-06`, as an address or an attribute says it; null for anything else. */
export function readMonthRange(text: string): MonthRange | null {
  const [first = '', last = '', ...more] = text.trim().split('..');
  const known = more.length === 0 && [first, last].every((month) => isIsoDate(monthStart(month)));
  return known && first < last ? { first, last } : null;
}

export function writeMonthRange({ first, last }: MonthRange): string {
  return `${first}..${last}`;
}

export function isWithin(month: IsoMonth, { first, last }: MonthRange): boolean {
  return month >= first && month <= last;
}
