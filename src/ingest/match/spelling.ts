import { CURRENCY } from '../../model/common-columns.ts';
import { readCurrency } from '../../model/currencies.ts';
import { FLAG_WORDS, NULL_WORDS } from '../../model/spellings.ts';
import type { Column } from '../../model/table.ts';
import { readClassWord, readNonPerforming, readStageWord } from './class-words.ts';
import { isInWords, readDaysPastDue } from './days-in-words.ts';
import { fold } from './units.ts';

const NULLS: ReadonlySet<string> = new Set(NULL_WORDS.map((word) => word.toUpperCase()));

/** True for a cell that says "no value". */
export function isNullWord(cell: string): boolean {
  const text = cell.trim().toUpperCase();
  return text === '' || NULLS.has(text);
}

type Lookup = ReadonlyMap<string, string | number | boolean>;
const lookups = new WeakMap<Column, Lookup>();

/** What a cell of a `code` or `flag` column means, or undefined for a spelling nobody listed. */
export function readSpelling(column: Column, cell: string): string | number | boolean | undefined {
  if (column.domain === CURRENCY.domain) return readCurrency(cell);
  let lookup = lookups.get(column);
  if (!lookup) lookups.set(column, (lookup = column.type === 'flag' ? flagLookup() : codeLookup(column)));
  // a minus before a code (-1: unknown) is no mark of punctuation
  if (/^\s*[-−－]\s*\d/.test(cell)) return undefined;
  const [, number, decimals] = /^\s*0*(\d+)\.(\d+)\s*$/.exec(cell.normalize('NFKC')) ?? [];
  // 03.0 is the code 3, and 0.3 is none
  if (number !== undefined) return Number(decimals) === 0 ? lookup.get(number) : undefined;
  return lookup.get(key(cell)) ?? byRule(column, cell);
}

/** What a cell says in a way that follows a rule and is in no list. */
function byRule(column: Column, cell: string): string | number | boolean | undefined {
  if (/\d\.\d/.test(cell)) return undefined;
  switch (column.name) {
    case 'five_tier':
      return readClassWord(cell);
    case 'ifrs_stage':
      return readStageWord(cell);
    case 'npl_flag':
      return readNonPerforming(cell);
    case 'loan_status':
      return saysHowGood(cell) ? 'active' : undefined;
    default:
      return undefined;
  }
}

/** Signs such as √ and × are no letters, so what folds to nothing is compared as it stands. */
function key(cell: string): string {
  const text = cell.trim();
  const sign = /[+\-]$/.exec(text)?.[0] ?? '';
  return (fold(text.replace(/[+-]$/, '')) || text) + sign;
}

function flagLookup(): Lookup {
  const lookup = new Map<string, boolean>();
  for (const word of FLAG_WORDS.yes) lookup.set(key(word), true);
  for (const word of FLAG_WORDS.no) lookup.set(key(word), false);
  return lookup;
}

function codeLookup(column: Column): Lookup {
  const lookup = new Map<string, string | number>();
  for (const { value, spellings } of column.allowed ?? [])
    for (const word of [String(value), ...spellings]) if (!lookup.has(key(word))) lookup.set(key(word), value);
  return lookup;
}

/** True for a status that speaks of payments: such a loan is on the book. */
function saysHowGood(status: string): boolean {
  return readNonPerforming(status) !== undefined || (isInWords(status) && readDaysPastDue(status) !== undefined);
}

/** The values a `code` or `flag` column takes, each with a usual spelling; for people. */
export function allowedText(column: Column): string {
  if (column.type === 'flag') return '是/否, Y/N, 1/0';
  if (column.domain === CURRENCY.domain) return 'CNY, USD, EUR …';
  return (column.allowed ?? []).map(({ value, spellings }) => `${value} (${spellings[0] ?? value})`).join(', ');
}
