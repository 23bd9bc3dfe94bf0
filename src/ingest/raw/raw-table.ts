import type { CellMarks } from '../formats/cell-marks.ts';

/** A file as text cells in the engine: where every reader of a format ends and typing begins. */
export interface RawTable {
  relation: string;
  /** SQL names of its text columns, in the file's order. */
  columns: readonly string[];
  headers: readonly string[];
  /** SQL: the row's line in the file, or its row in the sheet, 1 for the first. */
  line: string;
  /** SQL: true for a row with cells beyond the header; null where the reader has refused such rows itself. */
  tooWide: string | null;
  /** Columns the engine made dates or numbers of while it read, by their place: the SQL it did so with. */
  typed?: ReadonlyMap<number, string>;
  /** Where columns are typed: a table of the first records as text. */
  head?: string;
  /** What page breaks put among the records; not among them. */
  pageRows?: readonly PageRow[];
  /** What the workbook says of its cells beyond their text; columns by their places here, rows as `line` gives them. */
  marks?: CellMarks;
  /** Rows whose numbers had been cut at their thousands and were put together: how many, and the first. */
  joined?: { rows: number; first: PageRow };
  /** Records, blank ones included; the foot is not among them. */
  records: number;
}

/** A row and a text of it: of what is no record (the heading once more, a page's title) the first, of others the one in question. */
export interface PageRow {
  /** As `RawTable.line`. */
  row: number;
  /** Its first text. */
  value: string;
}
