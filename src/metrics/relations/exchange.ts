import type { IsoDate } from '../../lib/dates.ts';
import { literal } from '../../lib/sql.ts';

/** What one unit of a currency is worth in the base currency since a day; null: always. */
export interface ExchangeRate {
  readonly currency: string;
  readonly from: IsoDate | null;
  /** Null: there is one that cannot be right, and none before it stands in for it. */
  readonly rate: number | null;
}

/** A rate that is not used until a person says what it is, and where it stands. */
export interface RateDoubt extends ExchangeRate {
  readonly rate: number;
  /** About what it could be; null where that is not known. */
  readonly usual: number | null;
  readonly file: string | null;
  readonly row: number | null;
}

/** The one currency amounts are added in, and the rates of the others. */
export interface Exchange {
  readonly base: string;
  /** In the order they come into force. */
  readonly rates: readonly ExchangeRate[];
  readonly doubts: readonly RateDoubt[];
  /** All rows by the rates of this day where there are any, as if nothing had moved since; absent: each by those of its own date. */
  readonly constantAt?: IsoDate;
}

/** Whether amounts up to a day are turned by more than one rate of some currency. */
export function ratesMove({ rates }: Exchange, upTo: IsoDate): boolean {
  const first = new Map<string, number>();
  return rates.some(({ currency, from, rate }) => {
    if (rate === null || (from !== null && from > upTo)) return false;
    const known = first.get(currency) ?? rate;
    first.set(currency, known);
    return known !== rate;
  });
}

/** Amounts of a loan, all in its currency. */
export const LOAN_AMOUNTS = [
  'outstanding',
  'limit_amount',
  'undrawn',
  'overdue_amount',
  'ead',
  'provision',
  'collateral_value',
] as const;

/** Exact, so that every engine rounds a converted amount to the same cent. */
const RATE = 'DECIMAL(18,12)';

/** The rate of every currency at each date of the ledger, where one is in force. */
export function rateTable({ rates, constantAt }: Pick<Exchange, 'rates' | 'constantAt'>): string {
  const rows = rates.map(({ currency, from, rate }, index) => {
    const since = `CAST(${literal(from ?? '0001-01-01')} AS DATE)`;
    return `(${literal(currency)}, ${since}, CAST(${literal(rate ?? 0)} AS ${RATE}), ${index})`;
  });
  const none = `SELECT CAST(NULL AS VARCHAR), CAST(NULL AS DATE), CAST(NULL AS ${RATE}), 0 WHERE FALSE`;
  // 0 stands for an unknown one
  const inForce = (day: string) => `nullif(arg_max(g.rate, g.place) FILTER (WHERE g.since <= ${day}), 0)`;
  const still = constantAt === undefined ? [] : [inForce(`CAST(${literal(constantAt)} AS DATE)`)];
  return `CREATE TABLE bw_rate AS
  WITH given(currency, since, rate, place) AS (${rows.length > 0 ? `VALUES ${rows.join(', ')}` : none})
  SELECT d.as_of_date AS rate_day, CAST(g.currency AS VARCHAR) AS rate_currency, coalesce(${[...still, inForce('d.as_of_date')].join(', ')}) AS rate
  FROM bw_book_date AS d
  CROSS JOIN given AS g
  GROUP BY ALL
  HAVING rate IS NOT NULL`;
}

/** An amount in the base currency, to the cent; what has no rate stays as it is and is told by `unpriced`. */
export function inBase(amount: string, rate: string): string {
  return `CAST(${amount} * coalesce(${rate}, CAST(1 AS ${RATE})) AS DECIMAL(20,2))`;
}
