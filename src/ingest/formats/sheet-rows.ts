import type { CellError, GridRow } from './part.ts';

/** A row of a sheet, and whether it holds numbers or dates as headers do not. */
export interface SheetRow extends GridRow {
  cells: (string | null)[];
  /** Places of its numbers and dates. */
  numbers: readonly number[];
}

/** Merged cells, rows as a person counts, columns from 0. */
export interface Merge {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

/** Refused sheets list no more errors than that. */
const MAX_ERRORS = 10_000;

const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|ERR!)$/;

/** Notes an error and gives no value for it. */
export function withoutError(text: string, place: { row: number; column: number }, errors: CellError[]): string | null {
  if (!text.startsWith('#') || !ERROR.test(text)) return text;
  if (errors.length < MAX_ERRORS) errors.push({ ...place, value: text });
  return null;
}

/** A fraction shown as a percentage is one: 0.0435 in a cell of format `0.00%` is the text 4.35%. */
export function percentText(value: number): string {
  return `${Number((value * 100).toPrecision(15))}%`;
}

/**
 * Writes a merged header into every column it stands above. Headers end at the first row with a number or a date outside
 * merged cells. A title (alone in its row, or over more than half of it from its beginning) is not repeated.
 */
export async function* fillMergedHeaders(
  batches: AsyncIterable<readonly SheetRow[]> | Iterable<readonly SheetRow[]>,
  merges: readonly Merge[],
): AsyncGenerator<readonly GridRow[]> {
  const wide = merges.filter((merge) => merge.lastColumn > merge.firstColumn);
  let inHeader = wide.length > 0;
  for await (const batch of batches) {
    for (const row of inHeader ? batch : []) {
      const own = wide.filter(({ firstRow, lastRow }) => firstRow <= row.row && row.row <= lastRow);
      const merged = (column: number) => own.some((each) => each.firstColumn <= column && column <= each.lastColumn);
      if (row.numbers.some((column) => !merged(column))) {
        inHeader = false;
        break;
      }
      fill(
        row,
        own.filter(({ firstRow }) => firstRow === row.row),
      );
    }
    yield batch;
  }
}

function fill(row: SheetRow, merges: readonly Merge[]): void {
  const filled = row.cells.flatMap((cell, index) => (cell === null || cell === '' ? [] : [index]));
  if (filled.length < 2) return;
  const [first = 0, last = 0] = [
    filled[0],
    Math.max(filled.at(-1) ?? 0, ...merges.map(({ lastColumn }) => lastColumn)),
  ];
  const width = last - first + 1;
  for (const { firstColumn, lastColumn } of merges) {
    const title = firstColumn === first && (lastColumn - firstColumn + 1) * 2 > width;
    const value = row.cells[firstColumn];
    if (title || value === null || value === undefined) continue;
    for (let column = firstColumn + 1; column <= lastColumn; column += 1) row.cells[column] ??= value;
    for (let column = 0; column < row.cells.length; column += 1) row.cells[column] ??= null;
  }
}
