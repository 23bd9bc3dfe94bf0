import { literal } from '../../../lib/sql.ts';
import { DAY_COUNT, ORIGIN, type DayCount } from './day-counts.ts';
import { chineseCases } from './chinese-dates.ts';
import { either, narrow } from './clean-text.ts';
import { shortCases, type ShortOrder } from './short-years.ts';

/** Which part of 03/04/2024 is the day. */
export type DayMonth = 'day-first' | 'month-first';

/** What the cells of a date column do not say each for itself; null where that is unknown, and such cells stay unread. */
export interface DateForms {
  order: DayMonth | null;
  count: DayCount | null;
  /** The same for years of two digits. */
  short: ShortOrder | null;
  /** The column speaks of days to come, which reach further than those that have been. */
  toCome: boolean;
}

/** Nothing is known. */
export const NO_FORMS: DateForms = { order: null, count: null, short: null, toCome: false };

/** SQL patterns of days, each with the parts that make `year-month-day`. */
const DAY = String.raw`^(\d{4})[-/.年、] ?(\d{1,2})[-/.月、] ?(\d{1,2})日?(?:[ T].*)?$`;
// a number that went through a float has `.0` behind it, a moment its time
const COMPACT_DAY = String.raw`^(\d{4})(\d{2})(\d{2})(?:\.0+|\d{6})?$`;
const MONTH = String.raw`^(\d{4})[-/.年] ?(\d{1,2})月?(?:末|底)?$`;
const COMPACT_MONTH = String.raw`^(\d{4})(\d{2})(?:\.0+)?$`;
const QUARTER = String.raw`^(\d{4})[-/年 ]*(?:[Qq]([1-4])|第?([1-4])季度?末?)$`;
const QUARTER_FIRST = String.raw`^[Qq]([1-4])[-/ ]*(\d{4})$`;
const CHINESE_QUARTER = String.raw`^(\d{4})年?第?([一二三四])季度?末?$`;
const YEAR = String.raw`^(\d{4})年?度?末?$`;
const DAY_MONTH = String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?$`;
const CLOCK = String.raw`(\d{1,2})[:时点] ?(\d{1,2})(?:[:分] ?(\d{1,2}))?`;
const MONTH_NAMES = ['%d-%b-%Y', '%d %b %Y', '%d %B %Y', '%b %d, %Y', '%B %d, %Y', '%b %d %Y', '%d/%b/%Y'];
const MONTH_NAME_PERIODS = ['%b-%Y', '%b %Y', '%B %Y', '%B-%Y'];

/** SQL: the cell as a date where it is ISO text, with or without a time; what a column is first tried with. */
export function isoDate(cell: string): string {
  const day = `CAST(TRY_CAST(${cell} AS TIMESTAMP) AS DATE)`;
  const withTime = `CAST(TRY_CAST(${cell}[1:10] AS TIMESTAMP) AS DATE)`;
  // DuckDB knows the day `-infinity`, too
  const digit = `${cell} BETWEEN '0' AND '9~'`;
  return `CASE WHEN NOT ${digit} THEN NULL WHEN length(${cell}) = 10 THEN ${day} WHEN length(${cell}) > 10 AND ${cell}[11] IN ('T', ' ') THEN ${withTime} END`;
}

/** SQL: the cell as a date in any form we know; a period stands for its last day. */
export function anyDate(cell: string, { order, count, short, toCome }: DateForms): string {
  const text = narrow(cell);
  const when = (pattern: string, value: string) => `WHEN regexp_matches(${text}, ${literal(pattern)}) THEN ${value}`;
  const rewrite = (pattern: string, parts: string) =>
    `TRY_CAST(regexp_replace(${text}, ${literal(pattern)}, ${literal(parts)}) AS DATE)`;
  const quarter = (year: string, number: string) =>
    `last_day(TRY_CAST(${year} || '-' || (CAST(${number} AS INTEGER) * 3) || '-1' AS DATE))`;
  const part = (pattern: string, group: number) => `regexp_extract(${text}, ${literal(pattern)}, ${group})`;
  const serial = `TRY_CAST(floor(TRY_CAST(${text} AS DOUBLE)) AS INTEGER)`;
  const day = `(DATE '1970-01-01' + (${count ? ORIGIN[count] : 0} + ${serial}))`;
  const dayMonth = order === 'day-first' ? String.raw`\3-\2-\1` : String.raw`\3-\1-\2`;
  const cases = [
    when(DAY, rewrite(DAY, String.raw`\1-\2-\3`)),
    when(COMPACT_DAY, rewrite(COMPACT_DAY, String.raw`\1-\2-\3`)),
    when(MONTH, `last_day(${rewrite(MONTH, String.raw`\1-\2-1`)})`),
    when(COMPACT_MONTH, `last_day(${rewrite(COMPACT_MONTH, String.raw`\1-\2-1`)})`),
    when(QUARTER, quarter(part(QUARTER, 1), `${part(QUARTER, 2)} || ${part(QUARTER, 3)}`)),
    when(QUARTER_FIRST, quarter(part(QUARTER_FIRST, 2), part(QUARTER_FIRST, 1))),
    when(CHINESE_QUARTER, quarter(part(CHINESE_QUARTER, 1), `strpos('一二三四', ${part(CHINESE_QUARTER, 2)})`)),
    when(YEAR, rewrite(YEAR, String.raw`\1-12-31`)),
    when(
      DAY_COUNT,
      count ? `CASE WHEN ${day} BETWEEN DATE '1945-01-01' AND DATE '2100-12-31' THEN ${day} END` : 'NULL',
    ),
    order ? when(DAY_MONTH, rewrite(DAY_MONTH, dayMonth)) : when(DAY_MONTH, 'NULL'),
    ...shortCases(cell, short, toCome),
    ...chineseCases(cell),
  ];
  const named = `CAST(try_strptime(${text}, [${MONTH_NAMES.map(literal).join(', ')}]) AS DATE)`;
  const period = `last_day(CAST(try_strptime(${text}, [${MONTH_NAME_PERIODS.map(literal).join(', ')}]) AS DATE))`;
  return either(
    isoDate(cell),
    `CASE ${cases.join(' ')} WHEN regexp_matches(${text}, '[0-9]') THEN ${either(named, period)} END`,
  );
}

/** SQL: the cell as a moment where it is ISO text; a zone behind it is not looked at, the clock's time is kept. */
export function isoMoment(cell: string): string {
  const clock = `TRY_CAST(${cell}[1:19] AS TIMESTAMP)`;
  return `CASE WHEN length(${cell}) = 10 AND ${cell} BETWEEN '0' AND '9~' THEN TRY_CAST(${cell} AS TIMESTAMP)
    WHEN length(${cell}) > 15 AND ${cell}[11] IN ('T', ' ') AND NOT regexp_matches(${cell}, '(?i)[ap]\\.?m|午') THEN ${clock} END`;
}

/** SQL: the cell as a moment in any form we know; a day without a time is its start. */
export function anyMoment(cell: string, forms: DateForms): string {
  const text = narrow(cell);
  const part = (group: number) => `TRY_CAST(regexp_extract(${text}, ${literal(CLOCK)}, ${group}) AS INTEGER)`;
  const late = `regexp_matches(${text}, '(?i)[^ap]p\\.?m|下午')`;
  const early = `regexp_matches(${text}, '(?i)a\\.?m|上午')`;
  const hour = `CASE WHEN ${late} THEN ${part(1)} % 12 + 12 WHEN ${early} THEN ${part(1)} % 12 ELSE ${part(1)} END`;
  const seconds = `${hour} * 3600 + ${part(2)} * 60 + COALESCE(${part(3)}, 0)`;
  const serial = `CASE WHEN regexp_matches(${text}, ${literal(DAY_COUNT)}) THEN CAST(round((CAST(${text} AS DOUBLE) % 1) * 86400) AS INTEGER) END`;
  const after = `COALESCE(CASE WHEN regexp_matches(${text}, ${literal(CLOCK)}) THEN ${seconds} ELSE ${serial} END, 0)`;
  return either(isoMoment(cell), `CAST(${anyDate(cell, forms)} AS TIMESTAMP) + to_seconds(${after})`);
}

/** SQL aggregates that tell day-first from month-first: the largest first and the largest second part of 03/04/2024. */
export function dayMonthEvidence(cell: string): [string, string] {
  const largest = (group: number) =>
    `max(TRY_CAST(regexp_extract(${narrow(cell)}, ${literal(DAY_MONTH)}, ${group}) AS INTEGER))`;
  return [largest(1), largest(2)];
}

/** The order the parts leave possible: `open` where both are, null where there are no such dates or no order fits. */
export function decideDateOrder(first: number | null, second: number | null): DayMonth | 'open' | null {
  if (first === null || second === null) return null;
  if (first > 12 && second > 12) return null;
  if (first > 12) return 'day-first';
  return second > 12 ? 'month-first' : 'open';
}
