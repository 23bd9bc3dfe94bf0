import { addMonths, monthEnd, monthOf, type IsoDate } from '../../src/lib/dates.ts';

/** The first and last month-end of the ledger; months are counted from the first, which is 0. */
export const FIRST_MONTH = '2023-07';
export const MONTHS = 36;
export const AS_OF: IsoDate = '2026-06-30';

/** The month-end with a number; negative before the ledger begins. */
export function monthEndAt(index: number): IsoDate {
  return monthEnd(addMonths(FIRST_MONTH, index));
}

/** The number of the month a date lies in. */
export function monthIndex(date: IsoDate): number {
  const month = monthOf(date);
  return (Number(month.slice(0, 4)) - 2023) * 12 + Number(month.slice(5, 7)) - 7;
}

/** A day of a numbered month; 1 to 28. */
export function dayOf(index: number, day: number): IsoDate {
  return `${addMonths(FIRST_MONTH, index)}-${String(day).padStart(2, '0')}`;
}

/** Calendar days from the first date to the second. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
