import { seeded } from './random-book.ts';

/** A clean table: text cells, a header and rows. */
export interface CleanTable {
  headers: string[];
  rows: string[][];
}

/** How a table is written as text. */
export interface Writing {
  delimiter?: string;
  quote?: string;
  /** What stands before a quote inside a quoted cell; '' leaves it bare. */
  escape?: string;
  newline?: string;
  /** Quote every cell, or only those that need it. */
  quoteAll?: boolean;
  /** A line break after the last row. */
  ended?: boolean;
}

const NAMES = [
  '云岭光伏',
  'Müller & Söhne',
  "O'Neill Ltd",
  'Société Générale',
  '青堰水务',
  'Acme, Inc.',
  'Łódź Bank',
  '堃喆能源',
];
const WORDS = ['solar', 'wind', 'roads', 'water', 'ports'];

/** A table of loans with numbers, dates, times and words, some with commas, some blank; the same for the same seed. */
export function cleanTable(seed: number, rows = 40): CleanTable {
  const random = seeded(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const one = (values: readonly string[]) => values[whole(values.length)] ?? '';
  return {
    headers: ['DATE', 'TIME', 'Loan', 'Client', 'Amount', 'Rate', 'Remark', 'Sector'],
    rows: Array.from({ length: rows }, (_, index) => [
      `2026-0${1 + whole(9)}-${10 + whole(18)}`,
      `${10 + whole(13)}:${10 + whole(49)}`,
      `L${1000 + index}`,
      one(NAMES),
      `${whole(1e6)}.${10 + whole(89)}`,
      random() < 0.1 ? '' : `0.0${1 + whole(8)}`,
      random() < 0.3
        ? ''
        : `${one(['to be paid in March, April', 'fully drawn', 'see note 3', 'a "bridge" loan', 'first\nsecond'])}`,
      one(WORDS),
    ]),
  };
}

/** The text of rows in one way of writing. */
export function write(
  rows: readonly (readonly string[])[],
  { delimiter = ',', quote = '"', escape = quote, newline = '\r\n', quoteAll = false, ended = true }: Writing = {},
): string {
  const cell = (text: string) => {
    const needs = quoteAll || text.includes(delimiter) || text.includes(quote) || /[\r\n]/.test(text);
    const free = delimiter === ' ' && (/\s/.test(text) || text === '');
    return needs || free ? quote + text.replaceAll(quote, escape + quote) + quote : text;
  };
  return rows.map((row) => row.map(cell).join(delimiter)).join(newline) + (ended ? newline : '');
}

/** Header and rows as one list. */
export function linesOf({ headers, rows }: CleanTable): string[][] {
  return [headers, ...rows];
}
