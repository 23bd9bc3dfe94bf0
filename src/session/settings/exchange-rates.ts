import type { Engine } from '../../engine/engine.ts';
import type { IsoDate } from '../../lib/dates.ts';
import { unitsOfRate } from '../../model/units-of-rate.ts';
import type { Exchange } from '../../metrics/relations/exchange.ts';
import { IN_NO_BOOK } from '../../model/book-dates.ts';
import { PORTFOLIO_SCOPE } from '../../metrics/limit.ts';
import { readNumber, type ParameterRow } from './parameter-rows.ts';
import { withoutDoubtful, type GivenRate, type Quote } from './rate-doubts.ts';

/** What the settings that are rates begin with: `fx:USD`. */
export const FX = 'fx:';
/** And those that say what the rates of a currency are which cannot be right as they stand: `fx_quote:USD`. */
export const FX_QUOTE = 'fx_quote:';

/** Currencies of the ledger, and the table of rates. */
export interface LedgerMoney {
  /** Balance a currency at the last date, in its own units, the largest first. */
  readonly balances: readonly { readonly currency: string; readonly balance: number }[];
  /** There are rows whose currency nobody can read. */
  readonly unread: boolean;
  readonly rates: readonly GivenRate[];
}

/** Reads what the canonical tables say about currencies. */
export async function readLedgerMoney(engine: Engine): Promise<LedgerMoney> {
  const balances = await engine.query(
    `SELECT currency, sum(balance) FROM (
       SELECT CAST(currency AS VARCHAR) AS currency, sum(abs(outstanding)) AS balance FROM exposure
       WHERE currency IS NOT NULL AND as_of_date = (SELECT max(as_of_date) FROM bw_book_date WHERE NOT ${IN_NO_BOOK})
       GROUP BY 1
       UNION ALL SELECT DISTINCT CAST(currency AS VARCHAR), 0 FROM exposure WHERE currency IS NOT NULL
       UNION ALL SELECT DISTINCT CAST(currency AS VARCHAR), 0 FROM facility WHERE currency IS NOT NULL
     ) GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
  const unread = await engine.query(`SELECT count(*) FROM exposure WHERE contains(unread, ',currency,')`);
  const rates = await engine.query(
    `SELECT CAST(currency AS VARCHAR), CAST(rate_date AS VARCHAR), rate / coalesce(per_units, 1), CAST(source_file AS VARCHAR), source_row FROM fx
     WHERE currency IS NOT NULL AND rate_date IS NOT NULL AND rate > 0 AND coalesce(per_units, 1) > 0 ORDER BY rate_date, source_file, source_row`,
  );
  return {
    balances: balances.rows.map(([currency, balance]) => ({ currency: String(currency), balance: Number(balance) })),
    unread: Number(unread.rows[0]?.[0] ?? 0) > 0,
    rates: rates.rows.map(([currency, from, rate, file, row]) => ({
      currency: String(currency),
      from: String(from),
      rate: Number(rate),
      file: String(file),
      row: Number(row),
    })),
  };
}

/** The rates among settings, in the order they come into force; faulty ones are none. */
export function parameterRates(rows: readonly ParameterRow[]): GivenRate[] {
  return rows.flatMap((row) => {
    const currency = rateCurrency(row.key);
    // 万 in its unit says of how many units it is: no rate is counted in ten thousands
    const said = readNumber({ value: row.value, unit: null });
    const rate = said === null ? null : said / (unitsOfRate(row.unit ?? '') ?? 1);
    if (currency === null || row.scope !== PORTFOLIO_SCOPE || rate === null || rate <= 0) return [];
    return [{ currency, from: row.from, rate, file: row.file, row: row.row }];
  });
}

/** The currency a setting gives a rate for, or says what its rates are, by its ISO code; null where it is none such. */
export function rateCurrency(key: string, prefix: typeof FX | typeof FX_QUOTE = FX): string | null {
  const name = key.trim().replace('：', ':');
  if (!name.toLowerCase().startsWith(prefix)) return null;
  const code = name.slice(prefix.length).trim().toUpperCase();
  return code === '' ? null : code;
}

/**
 * How the amounts of a ledger are turned into one currency; null where all are in one already. The base is the setting, else the currency of
 * most of the balance among those nobody gives a rate for: a rate is given for what is not the base.
 */
export function exchangeOf(rows: readonly ParameterRow[], money: LedgerMoney): Exchange | null {
  const rates = byDate([...money.rates, ...parameterRates(rows)]);
  const base = baseCurrency(rows, money);
  if (base === null) return null;
  const foreign = money.unread || money.balances.some(({ currency }) => currency !== base);
  if (!foreign) return null;
  const others = rates.filter(({ currency }) => currency !== base);
  return { base, ...withoutDoubtful(others, base, (currency) => quoteOf(rows, currency)) };
}

/** What a setting says that doubtful rates are; null where it says nothing. `1`: as they stand, `100`: of so many units, `turned`. */
export function readQuote(value: string): Quote | null {
  const text = value.trim().toLowerCase();
  if (/^(?:turned|inverse|indirect|反向|倒数|间接标价)$/.test(text)) return 'turned';
  return /^10{0,4}$/.test(text) ? Number(text) : null;
}

function quoteOf(rows: readonly ParameterRow[], currency: string): Quote | null {
  const said = rows.findLast((row) => row.scope === PORTFOLIO_SCOPE && rateCurrency(row.key, FX_QUOTE) === currency);
  return said ? readQuote(said.value) : null;
}

/** The currency amounts are shown in: the setting in force, else that of most of the balance; null where nothing says. */
export function baseCurrency(rows: readonly ParameterRow[], money: LedgerMoney): string | null {
  const set = rows.findLast(
    ({ key, scope }) => key.trim().toLowerCase() === 'base_currency' && scope === PORTFOLIO_SCOPE,
  );
  const text = set?.value.trim().toUpperCase();
  if (text) return text;
  const priced = new Set([...money.rates, ...parameterRates(rows)].map(({ currency }) => currency));
  // a table in which one currency is 1 throughout is in that one
  const tabled = new Set(money.rates.map(({ currency }) => currency));
  const isOne = (each: string) => money.rates.every(({ currency, rate }) => currency !== each || rate === 1);
  const [one, another] = [...tabled].filter(isOne);
  if (tabled.size > 1 && one !== undefined && another === undefined) return one;
  const found = money.balances.find(({ currency }) => !priced.has(currency)) ?? money.balances[0];
  return found?.currency ?? null;
}

// a rate without a date holds from the beginning; of one day the later in the list, a setting, goes before the table
function byDate(rates: readonly GivenRate[]): GivenRate[] {
  const since = ({ from }: GivenRate): IsoDate => from ?? '';
  return rates
    .map((rate, place) => ({ rate, place }))
    .sort((a, b) => (since(a.rate) < since(b.rate) ? -1 : since(a.rate) > since(b.rate) ? 1 : a.place - b.place))
    .map(({ rate }) => rate);
}
