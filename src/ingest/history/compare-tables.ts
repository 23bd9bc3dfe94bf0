import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import { TABLES } from '../../model/index.ts';
import { stagedType } from '../../model/storage.ts';
import type { TableModel } from '../../model/table.ts';
import { importFiles } from '../import-files.ts';
import type { HistoryOptions, SourceFile } from '../options.ts';
import type { Difference, ImportReport } from '../import-report.ts';
import { difference, MAX_LISTED } from './difference.ts';

/** Two sets of files, and how the tables made of the newer differ from those of the older. */
export interface Comparison extends Difference {
  before: ImportReport[];
  after: ImportReport[];
}

/**
 * Loads both sets of files, one after the other, and compares the tables they make, also those derived from a wide ledger.
 * Everything counts: a month that only the older set has was removed. The engine's tables are the newer set's afterwards.
 */
export async function compareFiles(
  engine: Engine,
  { older, newer }: { older: readonly SourceFile[]; newer: readonly SourceFile[] },
  { listed = MAX_LISTED, ...options }: HistoryOptions = {},
): Promise<Comparison> {
  const before = await importFiles(engine, older, options);
  const kept = new Map<TableModel, string>();
  for (const table of TABLES) kept.set(table, await keepAside(engine, table));
  try {
    const comparison: Comparison = {
      before,
      after: await importFiles(engine, newer, options),
      changes: [],
      rows: [],
      more: 0,
    };
    for (const [table, relation] of kept) {
      const limit = listed - comparison.rows.length;
      const { changes, rows, more } = await difference(engine, { table, before: relation, after: table.name }, limit);
      comparison.changes.push(...changes);
      comparison.rows.push(...rows);
      comparison.more += more;
    }
    return comparison;
  } finally {
    for (const relation of kept.values()) await engine.query(`DROP TABLE IF EXISTS ${quoteName(relation)}`);
  }
}

/** A copy without ENUMs: their types go with the tables they were made for. */
async function keepAside(engine: Engine, table: TableModel): Promise<string> {
  const relation = `compare_${table.name}`;
  const columns = table.columns.map(
    (column) => `CAST(${quoteName(column.name)} AS ${stagedType(column)}) AS ${quoteName(column.name)}`,
  );
  await engine.query(
    `CREATE OR REPLACE TEMP TABLE ${quoteName(relation)} AS
     SELECT ${columns.join(', ')}, CAST(source_file AS VARCHAR) AS source_file, source_row, unread FROM ${quoteName(table.name)}`,
  );
  return relation;
}
