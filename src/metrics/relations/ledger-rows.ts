import { literal } from '../../lib/sql.ts';
import { BOOK_DATES } from '../../model/book-dates.ts';
import { inBase, LOAN_AMOUNTS, type Exchange } from './exchange.ts';

/** What has to be known about the ledger before its rows can be put in order. */
export interface LedgerShape {
  /** A month is put together from several dates. */
  readonly merged: boolean;
  /** There is a column that names cells nobody could read. */
  readonly unread: boolean;
  /** There is a column for loans that are non-performing of a class nobody gave. */
  readonly nplFlag: boolean;
  /** How amounts are turned into one currency; null where all are in one. */
  readonly exchange: Exchange | null;
}

/**
 * Loans that are off the book: written off, transferred, or settled. A settled loan on which something is still owed stays: one of the two is
 * wrong, and what may be owed is not left out for a word (it is a finding).
 */
const LEFT_BOOK = `(CAST(e.loan_status AS VARCHAR) IN ('written_off', 'transferred')
      OR (CAST(e.loan_status AS VARCHAR) = 'settled' AND coalesce(e.outstanding, 0) = 0))`;

/** What each date of the ledger is. */
export const BOOK_DATE_TABLE = `CREATE TABLE bw_book_date AS ${BOOK_DATES}`;

/**
 * Which dates each book is made of: its own, and those of the month before it whose loans are others. A date whose share of common loans
 * says neither is taken as a part, so that nothing is lost while somebody is asked.
 */
const BOOKS = `SELECT b.as_of_date AS book_date, d.as_of_date AS row_date
  FROM bw_book_date AS b
  JOIN bw_book_date AS d ON d.as_of_date = b.as_of_date OR (
    d.kind IN ('part', 'unclear') AND d.as_of_date < b.as_of_date
    AND date_trunc('month', d.as_of_date) = date_trunc('month', b.as_of_date)
  )
  WHERE b.kind IN ('last', 'daily')`;

/** Dates the ledger can be seen at. */
export const SNAPSHOTS = `CREATE TABLE bw_snapshot AS
  SELECT CAST(row_number() OVER (ORDER BY as_of_date) - 1 AS INTEGER) AS snap, as_of_date
  FROM bw_book_date
  WHERE kind IN ('last', 'daily')`;

/** True where a cell that tells a loan's quality holds a word nobody can read: what stands beside it is no answer then. */
function unreadQuality({ unread }: LedgerShape): string {
  if (!unread) return 'FALSE';
  const columns = ['five_tier', 'ifrs_stage', 'days_past_due', 'loan_status'];
  return `coalesce(regexp_matches(unread, ',(${columns.join('|')}),'), FALSE)`;
}

/** True where an amount is in another currency than the base and there is no rate for it, or nobody can read which. */
function unpriced({ base }: Exchange, { unread }: LedgerShape): string {
  const foreign = `coalesce(CAST(e.currency AS VARCHAR) <> ${literal(base)} AND r.rate IS NULL, FALSE)`;
  return unread ? `(${foreign} OR coalesce(contains(e.unread, ',currency,'), FALSE))` : foreign;
}

/** The ledger row by row as it came, its amounts in one currency: what SQL of somebody else reads as `exposure`. */
export function pricedLedger({ exchange }: LedgerShape): string {
  if (!exchange) return 'CREATE VIEW bw_exposure AS SELECT * FROM exposure';
  return `CREATE VIEW bw_exposure AS SELECT e.* REPLACE (${inOneCurrency()}) FROM exposure AS e ${RATES}`;
}

function inOneCurrency(): string {
  return LOAN_AMOUNTS.map((amount) => `${inBase(`e.${amount}`, 'r.rate')} AS ${amount}`).join(', ');
}

const RATES = 'LEFT JOIN bw_rate AS r ON r.rate_day = e.as_of_date AND r.rate_currency = CAST(e.currency AS VARCHAR)';

/**
 * The ledger as its books: rows of each snapshot, of a month put together the last of each loan; `standing` says why a row is off the
 * book, `unpriced` that its amounts have no rate and stand in their own currency, `quality_unread` that its quality is unknown although something is written there.
 */
export function ledgerView(shape: LedgerShape): string {
  const { exchange } = shape;
  const replaced = ['s.as_of_date AS as_of_date', ...(exchange ? [inOneCurrency()] : [])];
  const last = 'QUALIFY e.as_of_date = max(e.as_of_date) OVER (PARTITION BY s.snap, e.facility_id)';
  return `CREATE VIEW bw_ledger AS
  SELECT
    e.* REPLACE (${replaced.join(', ')}),
    s.snap,
    e.as_of_date AS row_date,
    CASE WHEN ${LEFT_BOOK} THEN CAST(e.loan_status AS VARCHAR) END AS standing,
    ${unreadQuality(shape)} AS quality_unread,
    ${shape.nplFlag ? 'e.npl_flag' : 'CAST(NULL AS BOOLEAN)'} AS bad_flag,
    ${exchange ? unpriced(exchange, shape) : 'FALSE'} AS unpriced
  FROM exposure AS e
  JOIN (${BOOKS}) AS b ON b.row_date = e.as_of_date
  JOIN bw_snapshot AS s ON s.as_of_date = b.book_date
  ${exchange ? RATES : ''}
  ${shape.merged ? last : ''}`;
}
