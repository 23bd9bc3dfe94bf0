import { sizeOf } from './bytes.ts';
import { LIMITS } from './size-limits.ts';
import { newMarks } from './cell-marks.ts';
import { shownRows } from './shown-rows.ts';
import { spreadMerged } from './spread-merged.ts';
import type { FoundTable, SheetWork } from './table-source.ts';
import { Unreadable } from './unreadable.ts';
import { UnpackBudget } from './unpack.ts';
import { writeGrid } from './write-grid.ts';
import { readMerges, SheetReader } from './xlsx-sheet.ts';
import { openWorkbook } from './xlsx-workbook.ts';
import type { ZipArchive } from './zip.ts';

/**
 * Reads the sheets of an .xlsx as they stream out of the archive; hidden ones are said to be. Our own reader, because the library
 * we have for the other workbooks holds a whole sheet as objects (200,000 × 20: 10.7 s, 900 MB, the page stands still),
 * and its streaming one knows neither merged cells nor percentages nor the date formats of Chinese Excel.
 */
export async function readXlsx(zip: ZipArchive, { withHidden, ...work }: SheetWork = {}): Promise<FoundTable[]> {
  const { signal } = work;
  const workbook = await openWorkbook(zip, signal);
  if (workbook.sheets.length > LIMITS.sheets) throw new Unreadable('too-many-sheets', { limit: LIMITS.sheets });
  const tables: FoundTable[] = [];
  for (const { name, entry, hidden } of workbook.sheets) {
    // The sheet is unpacked twice: headers need the merged cells, which stand behind the last row.
    const merges = await readMerges(zip.pieces(entry, signal, new UnpackBudget(sizeOf(zip.content))));
    const marks = newMarks();
    const reader = new SheetReader(workbook, marks);
    const rows = spreadMerged(reader.rows(zip.pieces(entry, signal)), merges, marks);
    const { errors } = reader;
    const shown = shownRows(rows, marks, { withHidden });
    const grid = await writeGrid(shown, { errors, marks, maxRows: LIMITS.rows, ...work });
    tables.push({ sheet: name, grid, ...(hidden && !withHidden ? { hidden } : {}) });
  }
  return tables;
}
