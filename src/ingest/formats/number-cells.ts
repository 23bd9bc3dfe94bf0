import { markStored, type CellMarks } from './cell-marks.ts';
import type { NumberFormat } from './number-format.ts';
import { serialText } from './serial-date.ts';
import { percentText } from './sheet-rows.ts';

/** Writes the numbers of a sheet as their formats show them, and notes the numbers themselves where those differ. */
export class NumberCells {
  constructor(
    readonly marks: CellMarks,
    readonly workbook: { since1904: boolean },
  ) {}

  /** A date or a percentage where the format is one, else the digits. */
  textOf(number: number, format: NumberFormat | undefined, place: { row: number; column: number }): string {
    if (format?.scale && !this.marks.scales.has(place.column)) this.marks.scales.set(place.column, format.scale);
    if (format?.kind === 'percent') {
      markStored(this.marks.percents, place, number);
      return percentText(number);
    }
    const date = format?.kind === 'date' ? serialText(number, this.workbook) : null;
    if (date === null) return digitsOf(number);
    markStored(this.marks.dates, place, number);
    return date;
  }
}

/** Spreadsheets keep fifteen digits of a number. */
const KEPT = 1e15;

/** A number with all its digits; a whole one of more than are kept as spreadsheets show it, `1.101E+17`: its last are not what was typed. */
export function digitsOf(number: number): string {
  const isCut = Math.abs(number) >= KEPT && Number.isInteger(number);
  return isCut ? number.toExponential().toUpperCase() : String(number);
}
