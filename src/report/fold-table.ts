import type { Faces } from './fonts.ts';
import { sideBySide, stacked, type Piece } from './sheet.ts';
import { naturalWidth, tablePieces, type ReportTable } from './table-block.ts';

const GUTTER = 24;
const MOST_COLUMNS = 3;
/** Shorter tables read better in one column. */
const FEWEST_ROWS = 9;
/** Rows a column, so that a folded table never needs more than half a page at once. */
const MOST_ROWS = 20;

/** A long narrow table in two or three columns, read down and then across; any other table as it is. */
export function foldedPieces(table: ReportTable, faces: Faces, width: number): Piece[] {
  const columns = Math.min(MOST_COLUMNS, Math.floor((width + GUTTER) / (naturalWidth(table, faces) + GUTTER)));
  if (columns < 2 || table.rows.length < FEWEST_ROWS) return tablePieces(table, faces, width);
  const each = (width - GUTTER * (columns - 1)) / columns;
  const pieces: Piece[] = [];
  for (let from = 0; from < table.rows.length; from += columns * MOST_ROWS) {
    const rows = table.rows.slice(from, from + columns * MOST_ROWS);
    const length = Math.ceil(rows.length / columns);
    const parts = Array.from({ length: columns }, (_, at) => rows.slice(at * length, (at + 1) * length));
    const set = parts
      .filter((part) => part.length > 0)
      .map((part) => stacked(tablePieces({ ...table, rows: part }, faces, each)));
    pieces.push({ ...sideBySide(set, each, GUTTER), gap: from === 0 ? 8 : 16 });
  }
  return pieces;
}
