import type { ValueRef } from '../charts/figure.ts';
import type { CsvCell } from '../lib/csv.ts';
import type { Portfolio } from '../session/portfolio.ts';
import type { ExportTable, Form } from './table.ts';

const CHUNK = 20_000;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Every row that counts and every row left out with its reason, raw values, however many there are; `titleOf` is what people call a column. */
export async function evidenceTable(
  portfolio: Portfolio,
  { row, request }: ValueRef,
  titleOf: (column: string) => string = (column) => column,
): Promise<ExportTable> {
  const rows: CsvCell[][] = [];
  let names: string[] = [];
  for (let offset = 0, total = 1; offset < total; offset += CHUNK) {
    const page = await portfolio.evidence(row.metric, request, { limit: CHUNK, offset, by: row.by, rows: 'all' });
    names = page.rows.columns;
    total = page.excluded.reduce((sum, { rows: left }) => sum + left, page.total);
    for (const cells of page.rows.rows) rows.push(cells);
  }
  return {
    columns: names.map((name, column) => ({ name, title: titleOf(name), form: formOf(rows, column) })),
    rows,
  };
}

/** What the cells of an answer are, where only they tell. */
export function formOf(rows: readonly (readonly CsvCell[])[], column: number): Form {
  let form: Form | null = null;
  for (const row of rows) {
    const cell = row[column] ?? null;
    if (cell === null) continue;
    const own: Form =
      typeof cell === 'number' ? 'number' : typeof cell === 'boolean' ? 'flag' : ISO_DATE.test(cell) ? 'date' : 'text';
    if (form !== null && form !== own) return 'text';
    form = own;
  }
  return form ?? 'text';
}
