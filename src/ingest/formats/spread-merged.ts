import type { CellMarks, SpreadRun } from './cell-marks.ts';
import type { Merge, SheetRow } from './sheet-rows.ts';

/** A number or a date as text, by which a row of data is known; years stand among headings too. */
const VALUE = /^[-+(]?[\d,]*\.?\d+%?\)?$|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/;
const YEAR = /^(?:19|20)\d\d$/;

/** A merged cell that rows further down still stand in. */
interface OpenMerge extends Merge {
  value: string;
}

/**
 * Writes a merged cell into every cell it covers. Headings end at the first row with a number or a date of its own; in
 * them a cell is written to the right alone, and a title (alone in its row, or over more than half of it from its
 * beginning) is not repeated. Below, a cell is written downwards into rows that hold anything else, and words and dates
 * are written to the right in rows with numbers: an amount stands in one column, and a remark stays one cell. Cells that
 * were given a value downwards are marked, because an amount must not be counted once a row.
 */
export async function* spreadMerged(
  batches: AsyncIterable<readonly SheetRow[]> | Iterable<readonly SheetRow[]>,
  merges: readonly Merge[],
  marks: Pick<CellMarks, 'spread'>,
): AsyncGenerator<readonly SheetRow[]> {
  const spreader = new Spreader(merges, marks);
  for await (const batch of batches) {
    if (merges.length > 0) for (const row of batch) spreader.take(row);
    yield batch;
  }
}

class Spreader {
  readonly #waiting: Merge[];
  #next = 0;
  #open: OpenMerge[] = [];
  #inHeader = true;

  constructor(
    merges: readonly Merge[],
    readonly marks: Pick<CellMarks, 'spread'>,
  ) {
    this.#waiting = merges.toSorted((one, other) => one.firstRow - other.firstRow);
  }

  take(row: SheetRow): void {
    this.#open = this.#open.filter(({ lastRow }) => lastRow >= row.row);
    const own = this.#beginning(row.row);
    if (this.#inHeader) this.#inHeader = !isData(row, [...own, ...this.#open]);
    const filled = row.cells.some((cell) => cell !== null && cell !== '');
    if (this.#inHeader) fillHeading(row, own.filter(isWide));
    else if (filled) {
      if (hasValue(row)) for (const merge of own.filter(isWide)) fillRight(row, merge);
      for (const merge of this.#open) this.#fillDown(row, merge);
    }
    for (const merge of own) {
      const value = row.cells[merge.firstColumn];
      if (merge.lastRow > row.row && value) this.#open.push({ ...merge, value });
    }
    for (let column = 0; column < row.cells.length; column += 1) row.cells[column] ??= null;
  }

  /** Merged cells whose first row this is. */
  #beginning(row: number): Merge[] {
    const own: Merge[] = [];
    for (; this.#next < this.#waiting.length; this.#next += 1) {
      const merge = this.#waiting[this.#next];
      if (!merge || merge.firstRow > row) break;
      if (merge.firstRow === row) own.push(merge);
    }
    return own;
  }

  #fillDown(row: SheetRow, { firstRow, firstColumn, lastColumn, value }: OpenMerge): void {
    for (let column = firstColumn; column <= lastColumn; column += 1) {
      if (row.cells[column]) continue;
      row.cells[column] = value;
      const runs = this.marks.spread.get(column) ?? [];
      this.marks.spread.set(column, runs);
      extend(runs, { first: firstRow, last: row.row, value });
      // over several columns an amount still stands in one
      if (isNumber(value)) break;
    }
  }
}

function extend(runs: SpreadRun[], more: SpreadRun): void {
  const run = runs.at(-1);
  if (run?.first === more.first) run.last = more.last;
  else runs.push(more);
}

function isWide({ firstColumn, lastColumn }: Pick<Merge, 'firstColumn' | 'lastColumn'>): boolean {
  return lastColumn > firstColumn;
}

function isNumber(text: string): boolean {
  return /^[-+(]?[\d,]*\.?\d+%?\)?$/.test(text);
}

/** True for a row with a number or a date that is no part of a heading. */
function isData(row: SheetRow, merges: readonly Merge[]): boolean {
  const holding = (column: number) =>
    merges.find(({ firstColumn, lastColumn }) => firstColumn <= column && column <= lastColumn);
  const numbers = new Set(row.numbers);
  return row.cells.some((cell, column) => {
    if (!cell || !(numbers.has(column) || VALUE.test(cell))) return false;
    const merge = holding(column);
    if (merge && isWide(merge)) return false;
    return !(YEAR.test(cell) && (merge || !numbers.has(column)));
  });
}

function hasValue(row: SheetRow): boolean {
  return row.numbers.length > 0 || row.cells.some((cell) => cell && VALUE.test(cell));
}

function fillRight(row: SheetRow, { firstColumn, lastColumn }: Merge): void {
  const value = row.cells[firstColumn];
  if (!value || isNumber(value)) return;
  for (let column = firstColumn + 1; column <= lastColumn; column += 1) row.cells[column] ??= value;
}

function fillHeading(row: SheetRow, merges: readonly Merge[]): void {
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
  }
}
