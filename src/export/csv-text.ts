import { toCsv } from '../lib/csv.ts';
import type { ExportTable } from './table.ts';

/** The one way a table becomes CSV: raw values under the names programs use, with the mark by which Excel knows UTF-8. */
export function csvText({ columns, rows }: ExportTable): string {
  return toCsv(
    columns.map(({ name }) => name),
    rows,
  );
}
