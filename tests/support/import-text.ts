import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import type { Cell, Engine } from '../../src/engine/engine.ts';
import { importFiles, type ImportOptions, type ImportReport } from '../../src/ingest/index.ts';

/** Files by their names. */
export type Texts = Readonly<Record<string, string | Uint8Array>>;

export interface Imported {
  engine: Engine;
  reports: ImportReport[];
  /** The report of the first file. */
  report: ImportReport;
  cells: (sql: string) => Promise<Cell[][]>;
}

/** Imports texts or bytes as files of the given names into a fresh native engine. */
export async function importTexts(files: Texts, options: ImportOptions = {}): Promise<Imported> {
  return importInto(await startNodeEngine(), files, options);
}

/** The same into an engine there is; what was imported before is replaced. */
export async function importInto(engine: Engine, files: Texts, options: ImportOptions = {}): Promise<Imported> {
  const sources = Object.entries(files).map(([name, content]) => ({
    name,
    content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));
  const reports = await importFiles(engine, sources, options);
  const [report] = reports;
  if (!report) throw new Error('nothing was imported');
  return { engine, reports, report, cells: async (sql) => (await engine.query(sql)).rows };
}

/** A ledger with the given columns beside date, loan and client; one row a list of cells. */
export function ledger(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row, index) =>
    ['2026-06-30', `F${index + 1}`, `C${index + 1}`, ...row].map(quoted).join(','),
  );
  return [['数据日期', '借据编号', '客户编号', ...headers].join(','), ...lines].join('\n') + '\n';
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
