import { literal } from '../../../lib/sql.ts';
import { narrow } from './clean-text.ts';

/** Which part of 26/06/30 or 30/06/26 is what. */
export type ShortOrder = 'day-first' | 'month-first' | 'year-first';
export const SHORT_ORDERS: readonly ShortOrder[] = ['day-first', 'month-first', 'year-first'];

/** SQL pattern of a day in three parts with a year of two digits, first or last. */
const SHORT = String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.]'?(\d{2})(?:[ T].*)?$`;
/** Places of year, month and day in it. */
const PLACES: Readonly<Record<ShortOrder, readonly [year: number, month: number, day: number]>> = {
  'day-first': [3, 2, 1],
  'month-first': [3, 1, 2],
  'year-first': [1, 2, 3],
};
/** Ways to write dates with a year of two digits that leave no doubt which part it is, and the same with a whole year. */
const NAMED: readonly (readonly [pattern: string, day: number | null, month: number, year: number])[] = [
  [String.raw`^(\d{1,2})[- /.]*([A-Za-z]{3,9})[- /.,]*'?(\d{2})(?: .*)?$`, 1, 2, 3],
  [String.raw`^([A-Za-z]{3,9})\.? (\d{1,2}),? '?(\d{2})$`, 2, 1, 3],
  [String.raw`^([A-Za-z]{3,9})[- /.]*'?(\d{2})$`, null, 1, 2],
  [String.raw`^'?(\d{2})[- /]([A-Za-z]{3,9})$`, null, 2, 1],
];
const CHINESE_DAY = String.raw`^(\d{2})年 ?(\d{1,2})月 ?(\d{1,2})日?$`;
const CHINESE_MONTH = String.raw`^(\d{2})年 ?(\d{1,2})月(?:份|末|底)?$`;
const QUARTERS: readonly (readonly [pattern: string, year: number, quarter: number])[] = [
  [String.raw`^[Qq]([1-4])[-/ ]*'?(\d{2})$`, 2, 1],
  [String.raw`^([1-4])[Qq][-/ ]*'?(\d{2})$`, 2, 1],
  [String.raw`^'?(\d{2})[-/ ]*[Qq]([1-4])$`, 1, 2],
];

/**
 * Two digits up to the first are years of this century, from the second on of the last; what lies between is left to a person.
 * Dates to come, maturities say, reach further.
 */
const CENTURY = { past: [45, 70], toCome: [75, 90] } as const;

/** SQL aggregates over the cells of a column: for each order whether all such days exist, and whether all end a month. */
export function shortEvidence(cell: string, toCome: boolean): string[] {
  return SHORT_ORDERS.flatMap((order) => {
    const day = shortDay(cell, order, toCome);
    const isShort = `regexp_matches(${narrow(cell)}, ${literal(SHORT)})`;
    return [
      `CAST(bool_and(${day} IS NOT NULL) FILTER (WHERE ${isShort}) AS INTEGER)`,
      `CAST(bool_and(date_part('day', ${day} + 1) = 1) FILTER (WHERE ${isShort}) AS INTEGER)`,
    ];
  });
}

/** The orders a column with such days can have; null where it has none. Ends of months speak for an order, for chance would have one in thirty. */
export function possibleOrders(evidence: readonly (number | null)[]): ShortOrder[] | null {
  const all = SHORT_ORDERS.map((order, place) => ({
    order,
    exist: evidence[place * 2],
    ends: evidence[place * 2 + 1],
  }));
  if (all.every(({ exist }) => exist === null || exist === undefined)) return null;
  const existing = all.filter(({ exist }) => exist === 1);
  const ends = existing.filter((each) => each.ends === 1);
  return (ends.length === 1 ? ends : existing).map(({ order }) => order);
}

/** SQL cases of a CASE over dates with years of two digits; days in three numbers only where their order is known. */
export function shortCases(cell: string, order: ShortOrder | null, toCome: boolean): string[] {
  const text = narrow(cell);
  const part = (pattern: string, place: number) => `regexp_extract(${text}, ${literal(pattern)}, ${place})`;
  const year = (pattern: string, place: number) => wholeYear(part(pattern, place), toCome);
  const when = (pattern: string, value: string) => `WHEN regexp_matches(${text}, ${literal(pattern)}) THEN ${value}`;
  const month = (pattern: string, place: number) => `substr(${part(pattern, place)}, 1, 3)`;
  const named = NAMED.map(([pattern, day, name, short]) => {
    const parts = `${month(pattern, name)} || ' ' || ${year(pattern, short)}`;
    const parsed = `CAST(try_strptime(${day === null ? `'1'` : part(pattern, day)} || ' ' || ${parts}, '%d %b %Y') AS DATE)`;
    return when(pattern, day === null ? `last_day(${parsed})` : parsed);
  });
  const chinese = (pattern: string, day: string) =>
    `TRY_CAST(${year(pattern, 1)} || '-' || ${part(pattern, 2)} || '-' || ${day} AS DATE)`;
  return [
    ...named,
    when(CHINESE_DAY, chinese(CHINESE_DAY, part(CHINESE_DAY, 3))),
    when(CHINESE_MONTH, `last_day(${chinese(CHINESE_MONTH, `'1'`)})`),
    ...QUARTERS.map(([pattern, short, quarter]) => {
      const last = `(CAST(${part(pattern, quarter)} AS INTEGER) * 3)`;
      return when(pattern, `last_day(TRY_CAST(${year(pattern, short)} || '-' || ${last} || '-1' AS DATE))`);
    }),
    when(SHORT, order === null ? 'NULL' : shortDay(cell, order, toCome)),
  ];
}

function shortDay(cell: string, order: ShortOrder, toCome: boolean): string {
  const [year, month, day] = PLACES[order].map(
    (place) => `regexp_extract(${narrow(cell)}, ${literal(SHORT)}, ${place})`,
  );
  return `TRY_CAST(${wholeYear(year ?? '', toCome)} || '-' || ${month ?? ''} || '-' || ${day ?? ''} AS DATE)`;
}

/** SQL: 26 as 2026, 98 as 1998; null where both centuries could be meant. */
function wholeYear(digits: string, toCome: boolean): string {
  const [last, first] = CENTURY[toCome ? 'toCome' : 'past'];
  const number = `TRY_CAST(${digits} AS INTEGER)`;
  return `CASE WHEN ${number} <= ${last} THEN '20' || lpad(${digits}, 2, '0') WHEN ${number} >= ${first} THEN '19' || ${digits} END`;
}
