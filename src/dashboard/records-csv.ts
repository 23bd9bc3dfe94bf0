import type { RecordsRef } from '../charts/figure.ts';
import { toCsv, type CsvCell } from '../lib/csv.ts';
import type { Portfolio } from '../session/portfolio.ts';

const CHUNK = 20_000;

/** Every row with every column, as CSV text, raw values under the names of the model, however many there are. */
export async function recordsCsv(portfolio: Portfolio, { table, request }: RecordsRef): Promise<string> {
  const rows: CsvCell[][] = [];
  let names: string[] = [];
  for (let offset = 0, total = 1; offset < total; offset += CHUNK) {
    const page = await portfolio.records(table, request, { columns: 'all', limit: CHUNK, offset });
    names = page.columns.map(({ name }) => name);
    total = page.total;
    rows.push(...page.rows.map(({ cells, file, row }) => [...cells, file, row]));
  }
  return toCsv([...names, 'source_file', 'source_row'], rows);
}
