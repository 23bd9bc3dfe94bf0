import type { Engine } from '../../engine/engine.ts';
import type { Column, TableModel } from '../../model/table.ts';
import type { Findings } from '../check/issue-list.ts';
import type { TableMatch } from '../match/match-columns.ts';
import type { Unit } from '../match/units.ts';
import type { FileOptions } from '../options.ts';
import type { RawTable } from '../raw/raw-table.ts';

/** How one column of the model is filled from the raw table. */
export interface ColumnPlan {
  column: Column;
  /** Place in the file; null for a value that does not come from a cell. */
  index: number | null;
  /** SQL of the value in its staged type. */
  sql: string;
  unit: string | null;
  /** The table it belongs to, where that is not the file's own. */
  inside?: TableModel;
  /** Every filled cell is known to be readable, so nothing has to be looked for. */
  exact: boolean;
  /** SQL: true for cells that are understood though this column stays empty: 不良 in a column of classes. */
  said?: string;
  /** The value depends on the row as a whole, not on its cell alone. */
  perRow?: boolean;
  /** Made of a column that is read for another use as well, so that nothing is missing where it is null. */
  derived?: boolean;
}

/** What planning needs to know about a file beyond its cells. */
export interface PlanContext {
  engine: Engine;
  raw: RawTable;
  match: TableMatch;
  options: FileOptions;
  /** Unit of amounts that the file states above its header, or the portfolio's parameter. */
  amountUnit: Unit | null;
  /** What parts the cells of the text; a semicolon where a comma is needed for decimals. */
  delimiter?: string;
  findings: Findings;
}
