/** Dates are ISO text (`2026-06-30`) everywhere outside DuckDB: no clock, no time zone. */
export type IsoDate = string;

/** A calendar month as text, `2026-06`. */
export type IsoMonth = string;

const DAY_MS = 86_400_000;

/** True for a real calendar day written as ISO text. */
export function isIsoDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && toIso(toTime(text)) === text;
}

/** The month a date lies in. */
export function monthOf(date: IsoDate): IsoMonth {
  return date.slice(0, 7);
}

/** The last day of a month. */
export function monthEnd(month: IsoMonth): IsoDate {
  const [year, number] = parts(month);
  return toIso(Date.UTC(year, number, 0));
}

/** The first day of a month. */
export function monthStart(month: IsoMonth): IsoDate {
  return `${month}-01`;
}

/** The month `count` months later (earlier when negative). */
export function addMonths(month: IsoMonth, count: number): IsoMonth {
  const [year, number] = parts(month);
  return toIso(Date.UTC(year, number - 1 + count, 1)).slice(0, 7);
}

/** The date `count` days later. */
export function addDays(date: IsoDate, count: number): IsoDate {
  return toIso(toTime(date) + count * DAY_MS);
}

/** Every month from the first to the last, both included; empty when they are the wrong way round. */
export function monthsBetween(first: IsoMonth, last: IsoMonth): IsoMonth[] {
  const months: IsoMonth[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** How many days from one date to another; below 0 where the other is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (toTime(to) - toTime(from)) / DAY_MS;
}

/** Months since the year 0, of a month or of the month a date lies in: December ends a year. */
export function monthNumber(date: IsoDate | IsoMonth): number {
  const [year, month] = parts(date);
  return year * 12 + month;
}

function parts(month: IsoMonth): [number, number] {
  return [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
}

function toTime(date: IsoDate): number {
  const [year, month] = parts(date);
  return Date.UTC(year, month - 1, Number(date.slice(8, 10)));
}

function toIso(time: number): IsoDate {
  const date = new Date(time);
  return Number.isNaN(time) ? '' : date.toISOString().slice(0, 10);
}
