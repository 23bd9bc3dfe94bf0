import { isPeriod, shapeOf } from './cell-shape.ts';

/** A heading that is a period. */
export interface Period {
  index: number;
  /** The heading as a date can be read from it. */
  text: string;
  /** Months it covers: of a year 12, of a quarter 3, of months the usual distance between them. */
  months: number;
  /** 1 to 12. */
  lastMonth: number;
}

const LENGTHS = [1, 3, 6, 12];

/** The periods among headings: `2024年`, `FY2024`, `2025-03`, `2025Q1`, `2025-03-31`. */
export function periodsIn(headers: readonly string[]): Period[] {
  const found = headers.flatMap((header, index) => {
    const text = header.trim().replace(/^(?:FY|CY)\s?/, '');
    if (!isPeriod(text) && shapeOf(text) !== 'date') return [];
    const end = endOf(text);
    return end ? [{ index, text, ...end }] : [];
  });
  const ends = found.filter(({ months }) => months === 0).map(({ month }) => month);
  const sorted = [...new Set(ends)].toSorted((a, b) => a - b);
  const gaps = sorted.slice(1).map((month, place) => month - (sorted[place] ?? 0));
  const least = Math.min(...gaps, 12);
  const usual = LENGTHS.findLast((length) => length <= least) ?? 1;
  return found.map(({ index, text, month, months }) => ({
    ...{ index, text, months: months === 0 ? usual : months, lastMonth: ((month - 1) % 12) + 1 },
  }));
}

/** A heading that is a period, as `2025`, `2025Q2` or `2025-06`; null where it is none. */
export function periodCode(header: string): string | null {
  const [period] = periodsIn([header]);
  const end = period && endOf(period.text);
  if (!end) return null;
  const year = Math.floor((end.month - 1) / 12);
  const month = ((end.month - 1) % 12) + 1;
  if (end.months === 12) return String(year);
  return end.months === 3 ? `${year}Q${month / 3}` : `${year}-${String(month).padStart(2, '0')}`;
}

/** The last month, counted from year 0, and how many it covers; 0 where the text names a month alone. */
function endOf(text: string): { month: number; months: number } | null {
  const year = Number(/\d{4}/.exec(text)?.[0]);
  if (!year) return null;
  const rest = text.slice(text.indexOf(String(year)) + 4);
  const quarter = /^\D*(?:[Qq]\s*([1-4])|([1-4])\s*季)/.exec(rest);
  if (quarter) return { month: year * 12 + Number(quarter[1] ?? quarter[2]) * 3, months: 3 };
  const month = Number(/\d{1,2}/.exec(rest)?.[0] ?? NaN);
  if (Number.isNaN(month))
    return /\d/.test(text.replace(String(year), '')) ? null : { month: year * 12 + 12, months: 12 };
  return month >= 1 && month <= 12 ? { month: year * 12 + month, months: 0 } : null;
}
