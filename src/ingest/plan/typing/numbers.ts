import { literal } from '../../../lib/sql.ts';
import { either, narrow } from './clean-text.ts';

/** How a column writes its numbers. */
export interface NumberStyle {
  /** `1.234,50` instead of `1,234.50`. */
  decimalComma: boolean;
  /** Every filled cell is a plain number, so that the SQL need not care for other ways of writing. */
  plain: boolean;
}

const EXACT = 'DECIMAL(28,10)';
/** Characters a numeral may have and surely hold no more than 18 digits. */
const SAFE_LENGTH = 17;
const GROUPED = String.raw`-?\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?`;
/** Blanks of every width and apostrophes part thousands. */
const SIGNS = String.raw`[\s\x{a0}\x{2009}\x{202f}'’¥$€£]|CNY|RMB|USD|EUR|GBP|HKD|JPY|US\$|HK\$`;
/** Ledgers of accounts: what a client owes is a debit, what we owe him a credit. */
const DEBIT = String.raw`^(.*\d)\s*DR\.?$`;
const CREDIT = String.raw`^(.*\d)\s*CR\.?$`;
const NUMERAL = String.raw`(?:(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
const WITH_UNIT = String.raw`${NUMERAL}(?:万亿|亿|千万|百万|万|千)?[元%天日]?`;
const SHAPE = String.raw`\([+-]?${WITH_UNIT}\)|[+-]?${WITH_UNIT}|${WITH_UNIT}-`;
const SUFFIXES: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['万', 4],
  ['千', 3],
  ['元', 0],
];

/** SQL: the cell as an exact amount in base units, or null. `exponent` is the column's unit as a power of ten. */
export function moneySql(cell: string, exponent: number, style: NumberStyle): string {
  const plain = scaled(cell, exponent);
  if (style.plain) return plain;
  const grouped = `CASE WHEN regexp_full_match(${cell}, ${literal(GROUPED)}) THEN ${scaled(`replace(${cell}, ',', '')`, exponent)} END`;
  return style.decimalComma
    ? written(swapped(cell), exponent)
    : either(plain, either(grouped, written(cell, exponent)));
}

/** SQL: null exactly where the cell is no plain number; what a column is first tried with. */
export function plainNumber(cell: string): string {
  return either(`TRY_CAST(${cell} AS DECIMAL(18,6))`, `TRY_CAST(${cell} AS ${EXACT})`);
}

/** SQL: null exactly where the cell is no plain whole number. */
export function plainInteger(cell: string): string {
  const value = `TRY_CAST(${cell} AS DECIMAL(18,4))`;
  const exact = `CASE WHEN ${value} = round(${value}, 0) THEN TRY_CAST(${value} AS INTEGER) END`;
  // DuckDB rounds 30.5 and 5e-1 to whole numbers and reads 0x1F; digits alone are safe, and ten times faster
  const digits = ['.', 'e', 'E', 'x', 'X'].map((sign) => `NOT contains(${cell}, '${sign}')`).join(' AND ');
  return `CASE WHEN ${digits} THEN TRY_CAST(${cell} AS INTEGER) ELSE ${exact} END`;
}

/** SQL: the cell as a floating number, or null. `100` divides cells without a sign of their own; `%` always does. */
export function numberSql(cell: string, style: NumberStyle, { percent = false } = {}): string {
  const plain = `TRY_CAST(${cell} AS DOUBLE)`;
  const finite = `WHEN isfinite(${plain}) THEN ${percent ? hundredth(cell) : plain}`;
  if (style.plain) return `CASE ${finite} END`;
  const source = style.decimalComma ? swapped(cell) : cell;
  const text = stripped(source);
  const share = `contains(${text}, '%') ${percent ? 'OR TRUE' : ''}`;
  const value = `CASE WHEN ${share} THEN ${hundredth(signed(text))} ELSE TRY_CAST(${signed(text)} AS DOUBLE) END`;
  const slow = `CASE WHEN ${hasShape(text)} THEN ${value} END`;
  if (style.decimalComma) return slow;
  return `CASE ${finite} ELSE ${slow} END`;
}

/** The numeral over 100: 4.10 % is 0.041, which 4.1 / 100 is not. */
function hundredth(numeral: string): string {
  return either(`TRY_CAST(${numeral} || 'e-2' AS DOUBLE)`, `TRY_CAST(${numeral} AS DOUBLE) / 100`);
}

/** SQL: the cell as a whole number, or null where it is none. */
export function integerSql(cell: string, style: NumberStyle): string {
  if (style.plain) return plainInteger(cell);
  const text = stripped(style.decimalComma ? swapped(cell) : cell);
  const slow = `CASE WHEN ${hasShape(text)} THEN TRY_CAST(${signed(text)} AS DECIMAL(18,4)) END`;
  const value = style.decimalComma ? slow : either(`TRY_CAST(${cell} AS DECIMAL(18,4))`, slow);
  return `CASE WHEN ${value} = round(${value}, 0) THEN TRY_CAST(${value} AS INTEGER) END`;
}

/** The sign before decimals that the cells of a column show: with a comma none may have a point behind grouping commas; null where both could be. */
export function decimalSign(cells: readonly string[]): ',' | '.' | null {
  const texts = cells.map((cell) => cell.replace(/[\s'’]/g, ''));
  const some = (...patterns: RegExp[]) => texts.some((text) => patterns.some((pattern) => pattern.test(text)));
  if (some(/\d,\d{3}\.\d/, /^\D*\d{1,3}(?:,\d{3}){2,}\D*$/)) return '.';
  if (some(/^\D*\d{1,3},\d{1,2}\D*$/, /\d\.\d{3},\d/, /^\D*\d{4,},\d+\D*$/, /^\D*0,\d+\D*$/)) return ',';
  return some(/^\D*\d+\.(?:\d{1,2}|\d{4,})\D*$/) ? '.' : null;
}

/**
 * The numeral times ten to the exponent, rounded to the cent. DuckDB reads text as a decimal of up to 18 places 280 times
 * faster than as a longer one, and an exponent in the text (`364.29e4`) 30 times faster than it multiplies long decimals.
 * It reads an exponent wrongly, though, where digits are dropped (`8.15E-10` becomes 0.01, and so does the 19th digit),
 * so numerals that have one of their own, or are long, take the exact way.
 */
function scaled(numeral: string, exponent: number): string {
  const own = `(contains(${numeral}, 'E') OR contains(${numeral}, 'e'))`;
  const safe = exponent === 0 ? `NOT ${own}` : `length(${numeral}) <= ${SAFE_LENGTH} AND NOT ${own}`;
  const short = `TRY_CAST(${exponent === 0 ? numeral : `${numeral} || 'e${exponent}'`} AS DECIMAL(18,2))`;
  const exact = `TRY_CAST(${numeral} AS ${EXACT})`;
  const long = exponent === 0 ? exact : `${exact} * CAST(${10 ** exponent} AS DECIMAL(${exponent + 1},0))`;
  return either(`CASE WHEN ${safe} THEN ${short} END`, `TRY_CAST(${long} AS DECIMAL(20,2))`);
}

/** Brackets, trailing minus, CR and DR, currency signs, full-width digits, 万 and 亿 behind the number. A unit in the cell wins over the column's. */
function written(cell: string, exponent: number): string {
  const text = stripped(cell);
  const powers = SUFFIXES.map(([suffix, power]) => `WHEN contains(${text}, ${literal(suffix)}) THEN ${10 ** power}`);
  const factor = `CAST(CASE ${powers.join(' ')} ELSE ${10 ** exponent} END AS DECIMAL(13,0))`;
  const amount = `TRY_CAST(TRY_CAST(${signed(text)} AS ${EXACT}) * ${factor} AS DECIMAL(20,2))`;
  return `CASE WHEN ${hasShape(text)} AND NOT contains(${text}, '%') THEN ${amount} END`;
}

function stripped(cell: string): string {
  const debit = `regexp_replace(${narrow(cell)}, ${literal(DEBIT)}, '\\1', 'i')`;
  const signedText = `regexp_replace(${debit}, ${literal(CREDIT)}, '-\\1', 'i')`;
  return `regexp_replace(${signedText}, ${literal(SIGNS)}, '', 'gi')`;
}

function hasShape(text: string): string {
  return `regexp_full_match(${text}, ${literal(SHAPE)})`;
}

function signed(text: string): string {
  const numeral = `replace(regexp_extract(${text}, ${literal(String.raw`[\d.][\d.,]*(?:[eE][+-]?\d+)?`)}), ',', '')`;
  const negative = `(starts_with(${text}, '(') OR starts_with(${text}, '-') OR ends_with(${text}, '-'))`;
  return `(CASE WHEN ${negative} THEN '-' ELSE '' END || ${numeral})`;
}

function swapped(cell: string): string {
  return `translate(${cell}, '.,', ',.')`;
}
