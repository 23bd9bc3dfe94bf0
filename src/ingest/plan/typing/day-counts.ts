import { literal } from '../../../lib/sql.ts';
import { narrow } from './clean-text.ts';

/** What a number in a date column counts days from: 1899-12-30 as spreadsheets do, or 1960-01-01 as SAS does. */
export type DayCount = 'excel-days' | 'sas-days';

/** SQL pattern of a count of days that can be told from a year. */
export const DAY_COUNT = String.raw`^\d{5}(\.\d+)?$`;

/** Days from 1970-01-01 to the day each counts from. */
export const ORIGIN: Readonly<Record<DayCount, number>> = { 'excel-days': -25_569, 'sas-days': -3_653 };

/** First and last day, counted from 1970-01-01. */
export interface DayRange {
  first: number;
  last: number;
}

/** What is known of a column with counts of days. */
export interface CountEvidence {
  column: string;
  header: string;
  /** The smallest and the largest count. */
  least: number;
  most: number;
  /** All of them are ends of months, by each way of counting; chance would have one in thirty. */
  monthEnds: readonly [excel: boolean, sas: boolean];
  /** The span of dates that are written out, in the same table. */
  others: DayRange | null;
  /** What a person said of another column. */
  answered: string | undefined;
}

const YEAR = 365.25;
/** 1945 to 2100: beyond, no date of a portfolio lies. */
const POSSIBLE: DayRange = { first: -25 * YEAR, last: 131 * YEAR };
const LIKELY_FROM = 20 * YEAR;
/** Dates to come reach further than those of what has happened. */
const LIKELY_TO = { past: 70 * YEAR, future: 90 * YEAR } as const;
/** Columns of days to come, by their names. */
export const TO_COME = /maturity|expiry|due|_end$|_to$|planned|deadline|next_/;
/** Two ways of counting are 60 years apart; dates of one table seldom are half of that. */
const BESIDE = 30 * YEAR;
/** Nearly all such numbers come from spreadsheets; it takes more than one reason to read them otherwise. */
const USUAL = 1;
const ENOUGH = 2;

/** SQL aggregates over the counts of days in a column: smallest, largest, and 1 where all are ends of months, by each way. */
export function dayCountEvidence(cell: string): string[] {
  const text = narrow(cell);
  const count = `CASE WHEN regexp_matches(${text}, ${literal(DAY_COUNT)}) THEN CAST(floor(CAST(${text} AS DOUBLE)) AS INTEGER) END`;
  const isEnd = (origin: DayCount) =>
    `CAST(bool_and(date_part('day', DATE '1970-01-02' + (${ORIGIN[origin]} + ${count})) = 1) AS INTEGER)`;
  return [`min(${count})`, `max(${count})`, isEnd('excel-days'), isEnd('sas-days')];
}

/** Which way a column counts its days; `open` where what is known does not settle it. */
export function decideDayCount(evidence: CountEvidence): DayCount | 'open' {
  const excel = reasons(evidence, 'excel-days') + USUAL;
  const sas = reasons(evidence, 'sas-days');
  if (excel - sas >= ENOUGH) return 'excel-days';
  return sas - excel >= ENOUGH ? 'sas-days' : 'open';
}

function reasons({ column, header, least, most, monthEnds, others, answered }: CountEvidence, count: DayCount): number {
  const days: DayRange = { first: least + ORIGIN[count], last: most + ORIGIN[count] };
  if (!isWithin(days, POSSIBLE)) return -Infinity;
  const likely: DayRange = { first: LIKELY_FROM, last: LIKELY_TO[TO_COME.test(column) ? 'future' : 'past'] };
  const beside = others && { first: others.first - BESIDE, last: others.last + BESIDE };
  const named = count === 'sas-days' ? /\bsas\b/i : /excel|serial|序列/i;
  return [
    isWithin(days, likely) ? 1 : 0,
    beside && isWithin(days, beside) ? 1 : 0,
    monthEnds[count === 'sas-days' ? 1 : 0] ? 1 : 0,
    named.test(header) ? 2 : 0,
    answered === count ? 2 : 0,
  ].reduce((sum, each) => sum + each, 0);
}

function isWithin({ first, last }: DayRange, range: DayRange): boolean {
  return first >= range.first && last <= range.last;
}
