import type { CsvCell } from '../lib/csv.ts';
import type { Unit } from '../metrics/metric.ts';

/** What the cells of a column are: words, a day, a moment, yes or no, a plain number, or a number in a unit; `mixed` where each cell has its own unit. */
export type Form = Unit | 'text' | 'date' | 'month' | 'moment' | 'flag' | 'number' | 'mixed';

export interface ExportColumn {
  /** What programs call it: the name of the model, else the title with its unit. */
  readonly name: string;
  /** What people call it, with its unit. */
  readonly title: string;
  readonly form: Form;
}

/** A table on its way out of the page: raw cells, in full precision, and what each column is. */
export interface ExportTable {
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly CsvCell[])[];
  /** Of `mixed` columns: the unit of a cell. */
  readonly unitAt?: (row: number, column: number) => Unit | undefined;
}
