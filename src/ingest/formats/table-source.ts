import type { Format } from './part.ts';
import type { WrittenGrid } from './write-grid.ts';

/** One table of a file: its sheet's name where it has one, and its cells as text; null where it is blank. */
export interface FoundTable {
  sheet: string | null;
  grid: WrittenGrid | null;
}

/** Its tables, and what it turned out to be. */
export interface TablesIn {
  format: Format;
  tables: FoundTable[];
}
