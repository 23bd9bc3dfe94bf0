import { literal, quoteName } from '../../lib/sql.ts';
import { currenciesNamed } from '../../model/currencies.ts';
import { cellOf } from '../raw/cells.ts';
import type { PlanContext } from './column-plan.ts';
import { narrow } from './typing/clean-text.ts';

/** Signs and codes that may stand in a cell beside its number: those the reading of numbers takes away. */
const SIGN = String.raw`(US\$|HK\$|[¥$€£]|CNY|RMB|USD|EUR|GBP|HKD|JPY)`;

/** The currencies that the cells of a column of amounts name. */
export interface CellCurrencies {
  /** ISO codes by sign, the usual one first: `$` is the dollar of several countries. */
  signs: ReadonlyMap<string, readonly string[]>;
  /** Some filled cell names none. */
  some: boolean;
  /** SQL: the code a row's cell names, the usual one of its sign. */
  sql: string;
}

/** What the cells of a column say of their currency, `$100` or `100 CNY`; null where none says anything. */
export async function cellCurrencies({ engine, raw }: PlanContext, index: number): Promise<CellCurrencies | null> {
  const cell = cellOf(raw, index);
  const sign = `regexp_extract(upper(${narrow(cell)}), ${literal(SIGN)})`;
  const { rows } = await engine.query(
    `SELECT DISTINCT ${sign} FROM ${quoteName(raw.relation)} WHERE ${cell} IS NOT NULL AND regexp_matches(${cell}, '\\d') LIMIT 20`,
  );
  const found = rows.map(([text]) => String(text));
  const signs = new Map(found.filter(Boolean).map((text) => [text, currenciesNamed(text)]));
  if (signs.size === 0) return null;
  const cases = [...signs].map(([text, [code = '']]) => `WHEN ${literal(text)} THEN ${literal(code)}`);
  return { signs, some: found.includes(''), sql: `CASE ${sign} ${cases.join(' ')} END` };
}
