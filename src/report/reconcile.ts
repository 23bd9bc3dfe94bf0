import type { ImportReport } from '../ingest/import-report.ts';
import type { Portfolio } from '../session/portfolio.ts';

/** Rows of several files together. */
export type RowCounts = ImportReport['rows'];

/** Something in the counts that does not agree. */
export type Mismatch =
  | { kind: 'file'; file: string; rows: RowCounts; sum: number }
  | { kind: 'table'; table: string; loaded: number; rows: number }
  /** The balance loaded is not the total the file itself gives; exact decimal text. */
  | { kind: 'total'; file: string; difference: string }
  | { kind: 'not-loaded'; file: string };

/** Rows read that are neither loaded nor rejected nor excluded; 0 when the file reconciles. */
export function unaccounted({ read, loaded, rejected, excluded }: RowCounts): number {
  return read - loaded - rejected - excluded;
}

/** The counts of all files. */
export function totalRows(imports: readonly Pick<ImportReport, 'rows'>[]): RowCounts {
  const sum = (pick: (rows: RowCounts) => number) => imports.reduce((total, { rows }) => total + pick(rows), 0);
  return {
    read: sum((rows) => rows.read),
    loaded: sum((rows) => rows.loaded),
    rejected: sum((rows) => rows.rejected),
    excluded: sum((rows) => rows.excluded),
  };
}

/** Everything in the portfolio's imports that does not reconcile; empty when all rows are accounted for. */
export function mismatches({ imports, tables }: Pick<Portfolio, 'imports' | 'tables'>): Mismatch[] {
  const found: Mismatch[] = [];
  const loaded = new Map<string, number>();
  for (const { file, table, joined, rows, totals, issueCounts } of imports) {
    if (unaccounted(rows) !== 0)
      found.push({ kind: 'file', file, rows, sum: rows.loaded + rows.rejected + rows.excluded });
    if (totals?.difference && Number(totals.difference) !== 0)
      found.push({ kind: 'total', file, difference: totals.difference });
    // A sheet of notes beside sheets with tables is left out on purpose; what adds to rows of another file is no row of a table.
    if (joined || (table === null && rows.excluded > 0 && rows.rejected === 0)) continue;
    const replaced = issueCounts.superseded !== undefined;
    if (table === null || (rows.read > 0 && rows.loaded === 0 && !replaced)) found.push({ kind: 'not-loaded', file });
    else loaded.set(table, (loaded.get(table) ?? 0) + rows.loaded);
  }
  if (imports.length === 0) return found;
  for (const table of new Set([...loaded.keys(), ...Object.keys(tables)])) {
    const [sum, rows] = [loaded.get(table) ?? 0, tables[table] ?? 0];
    if (sum !== rows) found.push({ kind: 'table', table, loaded: sum, rows });
  }
  return found;
}
