import type { Format } from './part.ts';
import type { Work } from '../work.ts';
import type { WrittenGrid } from './write-grid.ts';

/** One table of a file: its sheet's name where it has one, and its cells as text; null where it is blank. */
export interface FoundTable {
  sheet: string | null;
  grid: WrittenGrid | null;
  /** True for a sheet that the workbook does not show. */
  hidden?: boolean;
}

/** How the sheets of a workbook are read. */
export interface SheetWork extends Work {
  /** Also takes in what the workbook does not show. */
  withHidden?: boolean | undefined;
}

/** Its tables, and what it turned out to be. */
export interface TablesIn {
  format: Format;
  tables: FoundTable[];
}
