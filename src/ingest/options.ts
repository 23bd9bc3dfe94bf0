import type { DateOrder } from './date-order.ts';
import type { GivenLayout } from './layout/given.ts';
import type { Mapping } from './match/mapping/mapping-file.ts';
import { joinValueMaps, type ValueMap } from './match/value-map.ts';
import type { StatedDate } from './match/stated-date.ts';

/** A file as it was dropped, chosen, fetched or read from disk. */
export interface SourceFile {
  name: string;
  content: Blob | Uint8Array;
}

/** What a person decided about a file; everything else is found out. Columns are named `outstanding` or `exposure.outstanding`. */
export interface FileOptions {
  /** Canonical column -> header in the file; an empty header leaves the column out. */
  mapping?: Readonly<Record<string, string>>;
  /** Canonical column -> the one value of all rows (a date, or a word of a code), whatever the file has. */
  values?: Readonly<Record<string, string>>;
  /** Canonical column -> word of a cell -> what it means (`{ 'exposure.five_tier': { 优: '1' } }`); '' says that the word means nothing. */
  valueMap?: ValueMap;
  /** Canonical column -> unit of its cells (`元`, `万元`, `亿元`, `million`, `%`, `fraction` …); `*` is every amount without a unit of its own. */
  units?: Readonly<Record<string, string>>;
  /** Canonical column -> how its dates are written, where the cells leave it open; `*` is every date column. */
  dateOrder?: Readonly<Record<string, DateOrder>>;
  /** Canonical table the file holds; '' where it holds none and is left out. */
  table?: string;
  /** Name of the text encoding, instead of the one found. */
  encoding?: string;
  delimiter?: string;
  /** Takes in the sheets and rows that a workbook does not show. */
  withHidden?: boolean;
  /** Where the table stands in the file. */
  layout?: GivenLayout;
  /** Found, not given: the day all rows are of. */
  stated?: StatedDate | null;
  /** Found, not given: what remarks above the header say of all rows, by the column it fills. */
  said?: Readonly<Record<string, string>>;
}

export const IMPORT_STEPS = ['read', 'layout', 'load', 'match', 'check', 'store'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

/** How far an import is. */
export interface ImportProgress {
  file: string;
  /** 0 for the first file. */
  index: number;
  files: number;
  step: ImportStep;
  /** Bytes of the file already seen, null while that is not known, and in all. */
  bytes: number | null;
  totalBytes: number;
  /** Rows of the file seen so far; null before the first. */
  rows: number | null;
  /** Part of the whole import that is done, 0 to 1; it never goes back. */
  share: number;
}

/** Answers that hold for every file, and for single files by name; the single file's win. */
export interface ImportOptions extends FileOptions {
  files?: Readonly<Record<string, FileOptions>>;
  /** What was decided about sources before; answers given now go before it. */
  saved?: Mapping;
  /** What becomes of a batch (a ledger's date) that a later load brings again with other values: it is replaced, or the load waits. */
  again?: 'replace' | 'ask';
  signal?: AbortSignal;
  onProgress?: (progress: ImportProgress) => void;
}

/** The same for files whose changes are told row by row. */
export interface HistoryOptions extends ImportOptions {
  /** How many changed rows and cells are listed at most; all are counted. */
  listed?: number;
}

/** The answers for one file. */
export function optionsFor(options: ImportOptions, file: string): FileOptions {
  const own = options.files?.[file] ?? {};
  return {
    ...options,
    ...own,
    mapping: { ...options.mapping, ...own.mapping },
    values: { ...options.values, ...own.values },
    ...(options.valueMap || own.valueMap ? { valueMap: joinValueMaps(options.valueMap, own.valueMap) } : {}),
    units: { ...options.units, ...own.units },
    dateOrder: { ...options.dateOrder, ...own.dateOrder },
    layout: { ...options.layout, ...own.layout },
  };
}

/** The answer given for a column, by its full or its short name, else the one for all (`*`). */
export function answerFor<T>(
  answers: Readonly<Record<string, T>> | undefined,
  table: string,
  column: string,
): T | undefined {
  return answers?.[`${table}.${column}`] ?? answers?.[column] ?? answers?.['*'];
}
