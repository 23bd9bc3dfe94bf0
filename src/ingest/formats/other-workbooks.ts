import { reason } from '../../lib/reasons.ts';
import { bytesOf } from './bytes.ts';
import { LIMITS } from './size-limits.ts';
import type { Format } from './part.ts';
import { breather } from './pause.ts';
import { isoOf, serialOf } from './serial-date.ts';
import { markStored, newMarks, type CellError, type CellMarks } from './cell-marks.ts';
import { hiddenInXls } from './hidden-in-xls.ts';
import { hiddenInXlsb } from './hidden-in-xlsb.ts';
import { digitsOf } from './number-cells.ts';
import { withoutError, type Merge, type SheetRow } from './sheet-rows.ts';
import { shownRows } from './shown-rows.ts';
import { spreadMerged } from './spread-merged.ts';
import type { FoundTable, SheetWork } from './table-source.ts';
import { Unreadable } from './unreadable.ts';
import { writeGrid } from './write-grid.ts';
import { ZipArchive } from './zip.ts';

type Value = string | number | boolean | Date | null;

/** A sheet as the library gives it; rows without cells are holes. */
interface PlainSheet {
  name: string;
  rows: (Value[] | undefined)[];
  merges?: { startRow: number; endRow: number; startCol: number; endCol: number }[];
}

const BATCH = 500;

/** Reads .xls and .xlsb, each in one piece, through the one library that knows them; what is hidden it does not say, so that is found beside it. */
export async function readOtherWorkbook(
  content: Blob | Uint8Array,
  format: Extract<Format, 'xls' | 'xlsb'>,
  { withHidden, ...work }: SheetWork = {},
): Promise<FoundTable[]> {
  const bytes = await bytesOf(content);
  const sheets = await sheetsOf(bytes, format);
  const unseen = format === 'xls' ? hiddenInXls(bytes) : await hiddenInXlsb(await ZipArchive.open(content));
  if (sheets.length > LIMITS.sheets) throw new Unreadable('too-many-sheets', { limit: LIMITS.sheets });
  const tables: FoundTable[] = [];
  for (const [index, { name, rows, merges = [] }] of sheets.entries()) {
    const errors: CellError[] = [];
    const marks = newMarks();
    const { hidden = false, rows: hiddenRows } = unseen.sheets[index] ?? {};
    const source = { errors, marks, hiddenRows, since1904: unseen.since1904 };
    const spread = spreadMerged(batchesOf(rows, source), merges.map(asMerge), marks);
    const shown = shownRows(spread, marks, { withHidden });
    const grid = await writeGrid(shown, { errors, marks, maxRows: LIMITS.rows, ...work });
    tables.push({ sheet: name, grid, ...(hidden && !withHidden ? { hidden } : {}) });
  }
  return tables;
}

async function sheetsOf(bytes: Uint8Array, format: 'xls' | 'xlsb'): Promise<PlainSheet[]> {
  if (format === 'xls') demandOpen(bytes);
  try {
    const { readXls, readXlsb } = await import('hucre/xlsx');
    return (await (format === 'xls' ? readXls(bytes) : readXlsb(bytes))).sheets;
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    const old = detail.startsWith('Unsupported XLS version');
    throw new Unreadable(old ? 'old-workbook' : 'damaged-file', old ? {} : { detail }, { cause });
  }
}

const SECTOR = 512;
const BOF = [0x09, 0x08, 0x10, 0x00];
const FILE_PASS = 0x2f;

/** Refuses containers that hold no open workbook: the library would read encrypted cells as they are. */
function demandOpen(bytes: Uint8Array): void {
  demandWhole(bytes);
  if (holds(bytes, 'EncryptedPackage')) throw new Unreadable('encrypted-file');
  if (!holds(bytes, 'Workbook') && !holds(bytes, 'Book')) throw new Unreadable('unknown-format', { detail: 'OLE' });
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start + 64 < bytes.length; start += SECTOR) {
    if (!BOF.every((byte, index) => bytes[start + index] === byte)) continue;
    let at = start;
    // The password's record is among the first of the workbook.
    for (let record = 0; record < 8 && at + 4 <= bytes.length; record += 1) {
      if (words.getUint16(at, true) === FILE_PASS) throw new Unreadable('encrypted-file');
      at += 4 + words.getUint16(at + 2, true);
    }
  }
}

const FREE = 0xffffffff;

/** Refuses a container of which sectors in use are missing: the library would read the sheet up to there and say nothing. */
function demandWhole(bytes: Uint8Array): void {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cut = new Unreadable('damaged-file', { detail: reason('file-cut') });
  if (bytes.length < SECTOR) throw cut;
  const size = 1 << Math.min(words.getUint16(30, true), 16);
  const sectors = Math.ceil(bytes.length / size) - 1;
  for (let table = 0; table < 109; table += 1) {
    const sector = words.getUint32(76 + table * 4, true);
    if (sector === FREE) return;
    const start = (sector + 1) * size;
    if (start + size > bytes.length) throw cut;
    const first = (table * size) / 4;
    for (let entry = Math.max(0, sectors - first); entry < size / 4; entry += 1)
      if (words.getUint32(start + entry * 4, true) !== FREE) throw cut;
  }
}

/** Whether the directory of an OLE container names a stream: UTF-16, at the beginning of an entry of 128 bytes. */
function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]).concat([0, 0]);
  for (let at = SECTOR; at < bytes.length; at += 128)
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}

/** What is known of a sheet beside its cells, and where it is noted. */
interface SheetSource {
  errors: CellError[];
  marks: CellMarks;
  hiddenRows: ReadonlySet<number> | undefined;
  since1904: boolean;
}

async function* batchesOf(rows: readonly (Value[] | undefined)[], source: SheetSource): AsyncGenerator<SheetRow[]> {
  const pause = breather();
  for (let start = 0; start < rows.length; start += BATCH) {
    yield rows.slice(start, start + BATCH).map((values, index) => asRow(values ?? [], start + index + 1, source));
    await pause();
  }
}

function asRow(
  values: readonly (Value | undefined)[],
  row: number,
  { errors, marks, hiddenRows, since1904 }: SheetSource,
): SheetRow {
  const numbers: number[] = [];
  const cells = Array.from(values, (value, column) => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string') return withoutError(value, { row, column }, errors);
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    numbers.push(column);
    if (typeof value !== 'number') {
      // the library gives the days 59 and 60 of Excel the same date
      if (since1904 || isoOf(value)?.startsWith('1900-02-28') !== true)
        markStored(marks.dates, { row, column }, serialOf(value, { since1904 }));
      return isoOf(value);
    }
    if (!Number.isFinite(value)) return null;
    return digitsOf(value);
  });
  return { row, cells, numbers, ...(hiddenRows?.has(row) ? { hidden: true } : {}) };
}

function asMerge({ startRow, endRow, startCol, endCol }: NonNullable<PlainSheet['merges']>[number]): Merge {
  return { firstRow: startRow + 1, lastRow: endRow + 1, firstColumn: startCol, lastColumn: endCol };
}
