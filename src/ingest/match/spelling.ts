import { FLAG_WORDS, NULL_WORDS } from '../../model/spellings.ts';
import type { Column } from '../../model/table.ts';
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
  let lookup = lookups.get(column);
  if (!lookup) lookups.set(column, (lookup = column.type === 'flag' ? flagLookup() : codeLookup(column)));
  return lookup.get(key(cell));
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

/** The values a `code` or `flag` column takes, each with a usual spelling; for people. */
export function allowedText(column: Column): string {
  if (column.type === 'flag') return '是/否, Y/N, 1/0';
  return (column.allowed ?? []).map(({ value, spellings }) => `${value} (${spellings[0] ?? value})`).join(', ');
}
