import type { Engine } from '../../engine/engine.ts';
import { literal } from '../../lib/sql.ts';
import { BOOK_DATES, type BookDateKind } from '../../model/book-dates.ts';
import type { QualityRule } from './rules.ts';

interface BookDate {
  readonly date: string;
  readonly kind: BookDateKind;
}

async function readBookDates(engine: Engine): Promise<BookDate[]> {
  const { rows } = await engine.query(
    `SELECT CAST(as_of_date AS VARCHAR), kind FROM (${BOOK_DATES}) ORDER BY as_of_date`,
  );
  return rows.map(([date, kind]) => ({ date: String(date), kind: String(kind) as BookDateKind }));
}

/** The date of the last book: a date with few rows that is far from all others, or between full months or after them, is none. */
export async function lastBookDate(engine: Engine): Promise<string | null> {
  return (await readBookDates(engine)).findLast(({ kind }) => kind !== 'stray' && kind !== 'thin')?.date ?? null;
}

/** A loan's last row in its month. */
const LAST_IN_MONTH = `(CAST(facility_id AS VARCHAR), as_of_date) IN (
  SELECT (CAST(facility_id AS VARCHAR), max(as_of_date)) FROM exposure GROUP BY facility_id, date_trunc('month', as_of_date))`;

/**
 * What is to be said of the ledger's dates: rows of a date far from all others are in no book (is it typed right?), nor are the few of a
 * month that the next to last is full of (typed wrong, or not all there yet); two dates of a month of
 * which nobody can say whether they are one book or two; loans of a daily book that a later one of the month lacks have left; and
 * months that are put together from branches.
 */
export async function bookDateRules(engine: Engine): Promise<QualityRule[]> {
  const dates = await readBookDates(engine);
  const on = (kind: BookDateKind) => dates.filter((each) => each.kind === kind).map(({ date }) => literal(date));
  const rule = (id: string, kind: BookDateKind, severity: QualityRule['severity'], also = 'TRUE'): QualityRule[] => {
    const found = on(kind);
    if (found.length === 0) return [];
    const condition = `as_of_date IN (${found.map((date) => `CAST(${date} AS DATE)`).join(', ')}) AND ${also}`;
    return [{ id, table: 'exposure', column: 'as_of_date', severity, condition, among: 'TRUE', everyDate: true }];
  };
  return [
    ...rule('far-date', 'stray', 'major'),
    ...rule('thin-month', 'thin', 'major'),
    ...rule('unclear-book', 'unclear', 'major'),
    ...rule('left-in-month', 'daily', 'minor', LAST_IN_MONTH),
    ...rule('month-in-parts', 'part', 'info'),
  ];
}
