import type { Details } from '../lib/reasons.ts';
import type { GivenLayout, Places } from './layout/given.ts';
import type { SampleRow } from './layout/sample-rows.ts';
import type { Candidate, Evidence } from './match/mapping/candidates.ts';

/** A cell, row or file that was not taken as it stood. `row` counts as a person does: 1 is the file's first line. */
export interface Issue {
  file: string;
  row: number | null;
  column: string | null;
  value: string | null;
  /** What is wrong: a code for programs, e.g. `bad-date`; words are made from it in the reader's language. */
  problem: string;
  /** What to do, likewise. */
  hint: string;
  /** `rejected` rows are not loaded; `excluded` rows are left out on purpose (sub-totals, exact duplicates); `warning` rows are loaded. */
  severity: 'rejected' | 'excluded' | 'warning' | 'file';
  /** Of a refused cell: how many cells of its column are spelled so; a rejected row has its own issue for its one cell. */
  cells?: number;
  /** What these rows owe, in the currency of the ledger, on the last day they have; null where that is unknown or of several currencies. */
  balance?: number | null;
  /** What the words of the problem and the hint speak of: a count, another row, choices. */
  details?: Details;
}

/** How one source column was understood. */
export interface ColumnMatch {
  /** The header as it stands in the file. */
  source: string;
  /** `exposure.outstanding`, or null when the column is not used. */
  target: string | null;
  /** `yuan`, `万元`, `%` …; null where there is none. */
  unit: string | null;
  /** Other columns of this file that could have been the same target. */
  rivals?: string[];
  /** What the use of the column rests on; only certain evidence is acted on. */
  evidence?: Evidence[];
  /** What a column that is not used could be, best first, for a person to say. */
  candidates?: Candidate[];
}

/** A part of the layout that a person can correct. */
export type LayoutPart = 'encoding' | 'delimiter' | Exclude<keyof GivenLayout, 'footText'>;

/** How a text was cut, and where in it or in a sheet the table stands: rows as a person counts. */
export interface FoundLayout extends Places {
  /** `none` where no quote counts, '' where the file is no text; the escape likewise. */
  quote: string;
  /** What stands before a quote inside a quoted cell: the quote itself or a backslash. */
  escape: string;
  /** Rows of the header; 0 where the columns had to be numbered. */
  headerRows: number;
  /** Last line of the header, 0 where there is none. */
  headerLine: number;
  /** Lines above the header, each as one text. */
  preamble: readonly string[];
  /** Notes below the table that were left out. */
  footRecords: number;
  /** Header rows and page numbers among the rows of the sample, left out as well. */
  repeated: number;
  /** Tables in the sample; those beside one of ours that were not parted from it count under it. */
  tables: number;
  /** How the first note below the table begins. */
  footText: string;
  /** What a person said and was not found. */
  corrected: readonly LayoutPart[];
  /** The first and the last rows of the file as they were cut. */
  sample: readonly SampleRow[];
}

/** A row that was not taken, as it stands in the file. */
export interface RejectedRow {
  /** As `Issue.row`. */
  row: number;
  cells: readonly string[];
}

/** What became of one file: read = loaded + rejected + excluded. */
export interface ImportReport {
  /** Unique: the file's name; of several tables in a file each with its sheet (`book.xlsx#Sheet2`) or path (`pack.zip/a.csv`). */
  file: string;
  /** The file as it was given: by this name it can be taken out again. */
  upload: string;
  /** The sheet of a workbook, or the list in a JSON file; null where there is none. */
  sheet: string | null;
  /** `text`, `xlsx`, `parquet` …; `unknown` for a file that could not be read. */
  format: string;
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: string;
  bytes: number;
  /** '' where the file is no text; its delimiter likewise. */
  encoding: string;
  delimiter: string;
  /** What was found about a text or a sheet; absent for formats whose columns have names, and for files that could not be read. */
  layout?: FoundLayout;
  /** What of it the workbook does not show and was left out: the whole sheet, or so many rows of it; absent where nothing was. */
  hidden?: { sheet: boolean; rows: number };
  table: string | null;
  /** Its rows added to those of another file of the supervisor's extracts: they are loaded, and no rows of the table by themselves. */
  joined?: true;
  rows: { read: number; loaded: number; rejected: number; excluded: number };
  columns: ColumnMatch[];
  /** Every rejected and excluded row and every unreadable cell, up to a limit; see `issueCounts` for how many there are. */
  issues: Issue[];
  /** Rows or cells a problem, also those beyond the limit of `issues`. */
  issueCounts: Readonly<Record<string, number>>;
  /** The rows that were rejected, up to a limit; absent where the file was not loaded at all. */
  rejectedRows?: readonly RejectedRow[];
  /** The headers as they stand in the file. */
  headers: readonly string[];
  /** The first data rows as text, for the mapping panel. */
  preview: readonly (readonly (string | null)[])[];
  /** For a ledger: the balance loaded, and the file's own total where it has a total row; exact decimal text. */
  totals: { outstanding: string; control: string | null; difference: string | null } | null;
  /** Rows made for tables that nobody uploaded, of what a wide ledger says of clients, facilities and managers. */
  derived?: Readonly<Record<string, number>>;
  /** What a person must decide before the file can be loaded; empty when nothing is open. */
  questions: Question[];
}

/** Something only a person can know: a unit, a column, a date order, what a word means. */
export interface Question {
  kind: 'column' | 'value' | 'word' | 'unit' | 'date-order' | 'day-count' | 'percent' | 'fill' | 'blank';
  /** The canonical column, or the source column, that is asked about. */
  column: string;
  /** What can be answered: source headers, units, codes, `day-first` …; empty for a date or a number, which a person writes. */
  choices: string[];
  /** Of `word`: the spelling of cells nobody could read, how many there are and what their rows owe. */
  word?: string;
  cells?: number;
  balance?: number | null;
  /** A question that blocks keeps the file from loading. */
  blocks: boolean;
}

/** What is other about the columns of files than about those of a file before. */
export interface ColumnChange {
  /** Files alike. */
  files: string[];
  /** The file they are held against; '' for a kept mapping. */
  before: string;
  /** Known under another heading now. */
  renamed: { target: string; from: string; to: string }[];
  /** Filled before and not now, with the new column that could stand for it. */
  missing: { target: string; heading: string; candidate: string | null }[];
  /** Headings that were not there before, and are not used. */
  added: string[];
}

/** What newer data change in one table and month, row by row, by key. */
export interface TableChange {
  table: string;
  /** `2026-06`, by the date in the table's key; null where the key has none or it is blank. */
  month: string | null;
  added: number;
  removed: number;
  restated: number;
  unchanged: number;
  /** Sums of the table's main amount over these rows; null where it has none. */
  amount: { column: string; before: number; after: number } | null;
}

/** Where a row stands. */
export interface RowPlace {
  file: string;
  row: number;
}

/** A row that came or went, or one cell of a row that was restated; `column` of the former is the table's main amount. */
export interface RowChange {
  table: string;
  month: string | null;
  kind: 'added' | 'removed' | 'restated';
  key: Readonly<Record<string, string | null>>;
  column: string | null;
  from: string | null;
  to: string | null;
  before: RowPlace | null;
  after: RowPlace | null;
}

/** How newer data differ from older. */
export interface Difference {
  changes: TableChange[];
  /** In the order of tables and keys, up to a limit; `more` says how many changes are not listed. */
  rows: RowChange[];
  more: number;
}

/** One delivery of files, and what it changed in what was loaded before it. */
export interface LoadReport extends Difference {
  /** Made of the contents of its files: equal files give an equal id. */
  id: string;
  /** When it was loaded, as the caller said; null where it did not. */
  at: string | null;
  /** It was put beside what was there, and replaced nothing. */
  beside: boolean;
  files: { name: string; sha256: string; bytes: number; rows: ImportReport['rows'] }[];
  /** Names how its columns were understood: equal decisions give an equal version. */
  mapping: string;
  /** Rows of earlier loads that this one took the place of. */
  replaced: number;
}
