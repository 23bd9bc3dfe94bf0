/**
 * How large a file may be, and its parts. A file beyond a limit is refused as a whole, with the limit in its issue,
 * before it can fill the memory of the page: what is counted is what comes out while it comes out, never what a file says of itself.
 *
 * - archives: 2,000 entries; 2 GB unpacked in all; 200 times their packed size once more than 64 MB came out;
 *   archives in archives are not opened;
 * - workbooks: the same for the parts inside them; 255 sheets; 1,048,576 rows and 16,384 columns a sheet
 *   (what Excel itself can hold); .xls and .xlsb 200 MB, because they are read in one piece;
 * - any table but delimited text: 16,384 columns; a cell of 262,144 characters, a row of 524,288 (Excel ends at 32,767 a cell);
 * - Parquet: 20,000,000 rows;
 * - JSON: 64 levels deep; 512 MB, because it is read as one text.
 */
export const LIMITS = {
  entries: 2_000,
  unpackedBytes: 2 * 1024 ** 3,
  ratio: 200,
  /** Below so many bytes the ratio says nothing: a short text of blanks packs a thousandfold. */
  ratioFrom: 64 * 1024 ** 2,
  sheets: 255,
  rows: 1_048_576,
  records: 20_000_000,
  columns: 16_384,
  cellCharacters: 262_144,
  rowCharacters: 524_288,
  wholeBytes: 200 * 1024 ** 2,
  jsonDepth: 64,
  jsonBytes: 512 * 1024 ** 2,
} as const;

/** Limits as they are used; tests narrow them. */
export type Limits = Readonly<Record<keyof typeof LIMITS, number>>;
