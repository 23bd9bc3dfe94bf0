import type { CellError } from './cell-marks.ts';
import type { GridRow } from './part.ts';

/** A row of a sheet, and whether it holds numbers or dates as headers do not. */
export interface SheetRow extends GridRow {
  cells: (string | null)[];
  /** Places of its numbers and dates. */
  numbers: readonly number[];
  /** True for a row that the workbook does not show. */
  hidden?: boolean;
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
