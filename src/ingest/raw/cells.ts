import { quoteName } from '../../lib/sql.ts';
import type { RawTable } from './raw-table.ts';

/** The cell of a raw table's column in SQL. */
export function cellOf(raw: RawTable, index: number): string {
  return quoteName(raw.columns[index] ?? '');
}

/** The cell as text, also where the engine made a date or a number of it. */
export function textOf(raw: RawTable, index: number): string {
  return raw.typed?.has(index) ? `CAST(${cellOf(raw, index)} AS VARCHAR)` : cellOf(raw, index);
}
