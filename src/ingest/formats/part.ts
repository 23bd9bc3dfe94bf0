import type { CellError, CellMarks } from './cell-marks.ts';
import type { LineRows } from './line-rows.ts';
import type { Unreadable } from './unreadable.ts';

/** What a file turned out to be, by its content. */
export type Format = 'text' | 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'html' | 'parquet' | 'arrow' | 'json' | 'ndjson';

/** Cells of a binary format, written down as text: plain CSV, whose lines are known to be rows of the source. */
export interface Cells {
  /** Rows of the source by the lines of the text. */
  rows: LineRows;
  errors: readonly CellError[];
  /** True where the first line is the header for certain: records have names for their cells, sheets do not. */
  named: boolean;
  /** What stood above the table it was made from, each row as one text. */
  preamble?: readonly string[];
  /** How many records there are where these came from, if that is said. */
  promised?: number;
  /** What the workbook says beyond the text; absent for formats that say nothing. */
  marks?: CellMarks;
}

/** One text in which a table is to be found. */
export interface Part {
  /** Unique among all parts: `book.xlsx`, `book.xlsx#Sheet2`, `pack.zip/ledger.csv`. */
  name: string;
  /** The file as it was given. */
  upload: string;
  /** Name of the sheet, or of the list in a JSON object; null where the file holds one table. */
  sheet: string | null;
  format: Format;
  /** The bytes of the file it stands in: the given one, or the one in the archive. */
  origin: Blob | Uint8Array;
  content: Blob | Uint8Array;
  /** Null for text, whose encoding and layout are still to be found. */
  cells: Cells | null;
  /** True for a sheet that the workbook does not show. */
  hidden?: boolean;
  /** Of several tables in one sheet or text the place of this one, 0 for the first; absent where there is one. */
  place?: number;
  /** How the text was written that this table was taken out of. */
  cut?: { encoding: string; delimiter: string };
}

/** A file, or a table in it, that cannot be read. */
export interface BadPart extends Pick<Part, 'name' | 'upload' | 'sheet' | 'origin'> {
  error: Unreadable;
}

/** Rows of a table as text, some at a time, so that the page can breathe between them. */
export type GridRows = AsyncIterable<readonly GridRow[]> | Iterable<readonly GridRow[]>;

export interface GridRow {
  /** Row of the source as a person counts; rows that are not given are blank. */
  row: number;
  cells: readonly (string | null)[];
}
