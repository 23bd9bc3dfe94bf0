import type { Engine } from '../../engine/engine.ts';

const MEGABYTE = 1024 ** 2;

/**
 * How large a file may be, and its parts. A file that cannot fit is refused before it is read, by its size and by what
 * its directory says; what comes out of an archive is counted all the same, whatever it says of itself. The page's memory
 * decides: an engine of 3 GB (the address space of WebAssembly ends at 4), and the worker's 4 GB for what is read there.
 *
 * Measured in Chromium, ledgers of 20 columns, what the page's process had at most:
 *   CSV 189 MB (1 M rows) 1.0 GB, 379 MB 1.5 GB, 570 MB 2.2 GB, 760 MB 2.8 GB; with all its figures 474 MB 2.1 GB, 665 MB 2.6 GB;
 *   Parquet of 1 M rows in one group 1.0 GB; .xlsx of 200,000 rows 0.5 GB; JSON of 94 MB 0.8 GB;
 *   60,000 rows as .xls (27 MB) 0.7 GB, as .xlsb (3 MB packed) 0.5 GB, as .ods (4 MB packed) 1.4 GB.
 *
 * - text, and what any other format becomes as text: 500 MB a file (a string of the browser ends there), 600 MB a load;
 * - archives: 2,000 entries; 2 GB unpacked in all; 200 times their packed size once more than 64 MB came out;
 *   archives in archives are not opened;
 * - .xlsx: the same for the parts inside, 500 MB of shared texts; read as it unpacks. .xls 100 MB, .xlsb 200 MB unpacked,
 *   .ods 200 MB unpacked: a library holds them whole;
 * - workbooks: 255 sheets; 1,048,576 rows and 16,384 columns a sheet (what Excel itself can hold);
 * - Parquet: 20,000,000 rows; 50,000,000 cells a row group, which is held whole. Arrow 500 MB;
 * - JSON: 64 levels deep; 300 MB, because it is read as one text. HTML and XML 100 MB;
 * - any table but delimited text: 16,384 columns, a cell of 1,048,576 characters (Excel ends at 32,767); every table: a row
 *   of 2,097,152 characters, which is what the engine is told to expect (`LINE_BYTES`). A longer one has lost a quote.
 *
 * The command line reads a file as one buffer, which ends at 2 GB; it took 3.5 GB for 760 MB of text.
 */
export const LIMITS = {
  textBytes: 500 * MEGABYTE,
  loadBytes: 600 * MEGABYTE,
  entries: 2_000,
  unpackedBytes: 2048 * MEGABYTE,
  ratio: 200,
  /** Below so many bytes the ratio says nothing: a short text of blanks packs a thousandfold. */
  ratioFrom: 64 * MEGABYTE,
  xlsxBytes: 2048 * MEGABYTE,
  sharedBytes: 500 * MEGABYTE,
  xlsBytes: 100 * MEGABYTE,
  xlsbBytes: 200 * MEGABYTE,
  odsBytes: 200 * MEGABYTE,
  markupBytes: 100 * MEGABYTE,
  arrowBytes: 500 * MEGABYTE,
  jsonBytes: 300 * MEGABYTE,
  jsonDepth: 64,
  sheets: 255,
  rows: 1_048_576,
  records: 20_000_000,
  groupCells: 50_000_000,
  columns: 16_384,
  cellCharacters: 1_048_576,
  rowCharacters: 2_097_152,
} as const;

/** Bytes of the longest row as the engine reads it: three a character, and cells in quotes. */
export const LINE_BYTES = 8 * MEGABYTE;

/** Limits as they are used; tests narrow them. */
export type Limits = Readonly<Record<keyof typeof LIMITS, number>>;

/** The limits of the page, and of the command line, whose engine has the machine's memory: there text may be larger. */
export const LIMITS_OF: Readonly<Record<Engine['kind'], Limits>> = {
  'duckdb-wasm': LIMITS,
  'duckdb-node': { ...LIMITS, textBytes: 2047 * MEGABYTE, loadBytes: 2047 * MEGABYTE },
};
