import type { CsvCell } from '../../lib/csv.ts';
import type { Form } from '../table.ts';

/** A cell that is worked out by whoever opens the workbook; `value` is what we found. */
export interface Formula {
  readonly formula: string;
  readonly value: number | null;
  /** It looks at each of many cells by itself, and has to be entered as such. */
  readonly array?: true;
}

/** A cell with a form of its own, or a style. */
export interface StyledCell {
  readonly value: CsvCell | Formula;
  readonly form?: Form;
  readonly style?: 'bold' | 'wrapped' | 'title';
}

export type BookCell = CsvCell | Formula | StyledCell;

export interface BookColumn {
  readonly width: number;
  /** What its cells are, where all are the same. */
  readonly form?: Form;
}

/** One sheet of a workbook, before anything of the file format. */
export interface BookSheet {
  readonly name: string;
  readonly columns: readonly BookColumn[];
  readonly rows: readonly (readonly BookCell[])[];
  /** Rows at the top that stay in sight and are set bold; with `filter` readers can filter by the last of them. */
  readonly head?: number;
  readonly filter?: boolean;
}

export function isFormula(cell: BookCell): cell is Formula {
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}

export function isStyled(cell: BookCell): cell is StyledCell {
  return typeof cell === 'object' && cell !== null && !('formula' in cell);
}

/** A cell of which the form is its own. */
export function formed(value: CsvCell | Formula, form: Form): StyledCell {
  return { value, form };
}
