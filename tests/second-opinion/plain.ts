import type { Book, Client, Exposure } from './book.ts';

/** One row's share in an answer: what it adds to numerator and denominator, for whom, in which cell, and what it says beside. */
export interface Fact {
  readonly by: Readonly<Record<string, string>>;
  readonly cell?: Readonly<Record<string, string>>;
  readonly top: number;
  readonly bottom: number;
  /** False where it is seen and no item of the denominator. */
  readonly counts?: boolean;
  /** False where the row does not know what is asked; a group in which none does has no value. Default: what counts is known. */
  readonly known?: boolean;
  /** What the row is of the whole that coverage is told from; not given where everything can be told. */
  readonly whole?: number;
  /** Of that, what could be told. Default: all of it where the row counts, else nothing. */
  readonly told?: number;
  /** Facts of one item, which counts once. Default: each is an item of its own. */
  readonly item?: string;
  /** What must be said beside a value it has a part in. */
  readonly flags?: readonly string[];
  /** Why there is no value, where there is none. */
  readonly why?: string;
  /** What a concentration is over. */
  readonly name?: string;
  /** The measure itself, before it is weighted. */
  readonly score?: number;
  /** The same a year before, where a change is asked. */
  readonly then?: { readonly top: number; readonly bottom: number };
  /** Seen in its group, in none of its cells. */
  readonly nowhere?: boolean;
  /** Belongs to the total of all cells, which stands only where no groups are asked for. */
  readonly ungrouped?: boolean;
}

/** A question: about which month, seen from when, since when, between which snapshots. */
export interface View {
  readonly month: string;
  readonly at: string;
  readonly start: string;
  readonly now: string | null;
  readonly before: string | null;
}

export const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** The row in every cell of a split: in the denominator of all, in the numerator and with its flags in its own. */
export function spread(fact: Fact, part: string, cells: readonly string[], own: string): Fact[] {
  return cells.map((name) => {
    const cell = { ...fact.cell, [part]: name };
    return name === own ? { ...fact, cell } : { ...fact, cell, top: 0, flags: [] };
  });
}

/** The same day so many months away, the last of its month where there is no such day. */
export function sameDay(date: string, months: number): string {
  const end = lastDay(monthsAway(date, months));
  return `${month(end)}-${date.slice(8) < end.slice(8) ? date.slice(8) : end.slice(8)}`;
}

const DAY = 864e5;
export const day = (date: string) => Date.parse(date.slice(0, 10)) / DAY;
export const daysBetween = (from: string, to: string) => day(to) - day(from);
export const addDays = (date: string, days: number) => new Date((day(date) + days) * DAY).toISOString().slice(0, 10);
export const month = (date: string) => date.slice(0, 7);

/** First day of the month that many months away. */
export function monthsAway(date: string, months: number): string {
  return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months, 1))
    .toISOString()
    .slice(0, 10);
}

export const lastDay = (date: string) => addDays(monthsAway(date, 1), -1);
export const within = (date: string | null, from: string, to: string): date is string =>
  date !== null && date >= from && date <= to;

const bookDates = new WeakMap<Book, ReadonlyMap<string, string>>();

/** The book a date of the ledger belongs to: a date none of whose loans comes again in its month is a part of the month's last one. */
export function bookDateOf(book: Book, date: string): string {
  const known = bookDates.get(book) ?? new Map(datesOf(book).map((each) => [each, bookDate(book, each)]));
  bookDates.set(book, known);
  return known.get(date) ?? date;
}

const datesOf = (book: Book) => [...new Set(book.exposure.map(({ as_of_date }) => as_of_date))].sort();

function bookDate(book: Book, date: string): string {
  const later = book.exposure.filter((row) => row.as_of_date > date && month(row.as_of_date) === month(date));
  const again = new Set(later.map(({ facility_id }) => facility_id));
  const isPart = !book.exposure.some((row) => row.as_of_date === date && again.has(row.facility_id));
  return (isPart && newest(later, (row) => row.as_of_date)?.as_of_date) || date;
}

/** Dates of the snapshots, ascending. */
export const snapshotsOf = (book: Book) => [...new Set(datesOf(book).map((date) => bookDateOf(book, date)))].sort();

/** First day of the span that ends in the month of a date. */
function spanStart(date: string, span: 'month' | 'quarter' | 'ytd' | 'ttm'): string {
  const number = Number(date.slice(5, 7));
  return monthsAway(date, { month: 0, quarter: -((number - 1) % 3), ytd: 1 - number, ttm: -11 }[span]);
}

/** The view of a month of a series that is asked at `asOf`. */
export function viewOf(
  book: Book,
  date: string,
  asOf: string,
  span: 'month' | 'quarter' | 'ytd' | 'ttm' = 'month',
): View {
  const at = lastDay(date) < asOf ? lastDay(date) : asOf;
  const dates = snapshotsOf(book);
  const latest = dates.findLast((each) => each <= at) ?? null;
  const own = latest !== null && month(latest) === month(date);
  // only the month asked about may fall back on an older snapshot
  const now = own || month(date) === month(asOf) ? latest : null;
  const base = now ?? date;
  const opening = month(monthsAway(spanStart(base, span), -1));
  return {
    month: month(date),
    at,
    start: spanStart(date, span),
    now,
    before: dates.findLast((each) => month(each) === opening) ?? null,
  };
}

const UNKNOWN = 'unknown';

/** The client's row; nobody's, when the client table does not know it. */
export function clientOf(book: Book, id: string): Client | undefined {
  return book.client.find(({ client_id }) => client_id === id);
}

/** Dimensions of a loan at its snapshot. */
export function loanBy(book: Book, loan: Exposure): Record<string, string> {
  return {
    client: loan.client_id,
    sector: clientOf(book, loan.client_id)?.sector ?? UNKNOWN,
    manager: loan.manager_id ?? UNKNOWN,
    region: regionOf(book, loan) ?? UNKNOWN,
    product: loan.product ?? UNKNOWN,
    project: loan.project_id ?? UNKNOWN,
    facility: loan.facility_id,
  };
}

/** The row's own region, else the last that any row of the client gives. */
export function regionOf(book: Book, loan: Exposure): string | null {
  const others = book.exposure.filter(({ client_id, region }) => client_id === loan.client_id && region !== null);
  return loan.region ?? newest(others, ({ as_of_date }) => as_of_date)?.region ?? null;
}

/** Dimensions of something that happened with a client. */
export function eventBy(book: Book, event: { client_id: string; manager_id?: string | null }): Record<string, string> {
  return {
    client: event.client_id,
    sector: clientOf(book, event.client_id)?.sector ?? UNKNOWN,
    manager: event.manager_id ?? UNKNOWN,
  };
}

/** Written off, sold or paid back in full: a line the ledger still carries, and nothing the bank is owed. */
export const isOffBook = ({ loan_status, outstanding }: Exposure) =>
  loan_status === 'settled' ? outstanding === 0 : loan_status === 'written_off' || loan_status === 'transferred';

/** Loans of a snapshot that are on the book. */
export const loansAt = (book: Book, date: string | null) =>
  book.exposure.filter((loan) => bookDateOf(book, loan.as_of_date) === date && !isOffBook(loan));

/** What the lines of a snapshot say of loans that left the book as a loss: written off, or sold when they were non-performing. */
export const lossesAt = (book: Book, date: string | null) =>
  book.exposure.filter((loan) => bookDateOf(book, loan.as_of_date) === date && isLost(loan));

export const isLost = (loan: Exposure) =>
  loan.loan_status === 'written_off' || (loan.loan_status === 'transferred' && isNpl(loan) === true);

/** Five-tier first, then the stage, then the days: null where none is known. */
export function isNpl({ five_tier, ifrs_stage, days_past_due }: Exposure): boolean | null {
  if (five_tier !== null) return five_tier >= 3;
  if (ifrs_stage !== null) return ifrs_stage === 3;
  return days_past_due === null ? null : days_past_due > 90;
}

/** The row of the largest date, or amount, in a list. */
export function newest<T>(rows: readonly T[], date: (row: T) => string | number): T | undefined {
  return rows.reduce<T | undefined>(
    (best, row) => (best === undefined || date(row) > date(best) ? row : best),
    undefined,
  );
}

/** Text of a parameter in force at a date. */
export function parameterAt(book: Book, key: string, at: string): Book['parameter'][number] | undefined {
  return newest(
    book.parameter.filter((each) => each.key === key && (each.effective_from ?? '') <= at),
    ({ effective_from }) => effective_from ?? '',
  );
}
