import type { OwnWords } from '../../i18n/translate.ts';
import { isIsoDate, type IsoDate } from '../../lib/dates.ts';
import { DIMENSIONS, type Dimension, type Filter } from '../../metrics/metric.ts';

/** The settings by which data say that they are a part of a book, whatever became of their package: of which, its dates, its columns. */
export const PART_OF = 'part_of';
const PART_BOOKS = 'part_books';
const PART_HOLDS = 'part_holds';
const KEYS = [PART_OF, PART_BOOKS, PART_HOLDS];

/** The word of a portfolio that holds its part, in the same form. */
export const PART_WORD = 'book.part';

/** A date of the whole ledger, and what it is there: fewer loans would tell another tale. */
export interface PartBook {
  readonly date: IsoDate;
  readonly kind: string;
}

/** What data are a part of: the filter they were cut by, and the dates of the whole. */
export interface Part {
  readonly filter: Filter;
  readonly books: readonly PartBook[];
  /** Columns (`covenant.status`) the whole says something in: a part without a covenant has none in breach, and does not lack the table. */
  readonly holds: readonly string[];
}

type Setting = { readonly key: string; readonly value: string };

/** The part that settings speak of; null for data that are a book of their own. A part that cannot be read is nobody's whole either. */
export function readPart(rows: readonly Setting[]): Part | null {
  const valueOf = (name: string) => rows.find(({ key }) => key.trim().toLowerCase() === name)?.value;
  const text = valueOf(PART_OF);
  if (text === undefined) return null;
  const books = (valueOf(PART_BOOKS) ?? '').split(/\s+/).flatMap((entry): PartBook[] => {
    const [date = '', kind = ''] = entry.split(':');
    return isIsoDate(date) && /^[a-z]+$/.test(kind) ? [{ date, kind }] : [];
  });
  const holds = (valueOf(PART_HOLDS) ?? '').split(/\s+/).filter((name) => /^\w+\.\w+$/.test(name));
  return { filter: readPartFilter(text), books, holds };
}

/** The settings that say it. */
export function partSettings({ filter, books, holds }: Part): Setting[] {
  return [
    { key: PART_OF, value: partText(filter) },
    { key: PART_BOOKS, value: books.map(({ date, kind }) => `${date}:${kind}`).join(' ') },
    { key: PART_HOLDS, value: holds.join(' ') },
  ];
}

export function isPartKey(key: string): boolean {
  return KEYS.includes(key.trim().toLowerCase());
}

/** `branch=华东分行&client=C1`: as in an address, with what has a meaning there escaped and nothing else. */
export function partText(filter: Filter): string {
  const escaped = (value: string) => value.replace(/[%&+=#\s]/g, (sign) => encodeURIComponent(sign));
  return Object.entries(filter)
    .flatMap(([dimension, values]) => values.map((value) => `${dimension}=${escaped(value)}`))
    .join('&');
}

/** The same as a word that goes with the data wherever something is said of them. */
export function partWord(filter: Filter): OwnWords {
  const text = partText(filter);
  return { [PART_WORD]: { 'zh-CN': text, en: text } };
}

export function readPartFilter(text: string): Filter {
  const filter: Partial<Record<Dimension, string[]>> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const dimension = DIMENSIONS.find((known) => known === name.trim());
    if (dimension) (filter[dimension] ??= []).push(value);
  }
  return filter;
}
