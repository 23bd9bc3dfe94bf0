import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { storeTables, type Staged } from '../../src/ingest/store/store-tables.ts';
import { literal, quoteName, type SqlValue } from '../../src/lib/sql.ts';
import { findColumn, tableModel } from '../../src/model/index.ts';
import { stagedType } from '../../src/model/storage.ts';
import type { TableModel } from '../../src/model/table.ts';

export type TestRow = Readonly<Record<string, SqlValue | undefined>>;

/**
 * An engine, the native one unless said otherwise, with every canonical table: the given rows in them, as an import would have stored them.
 * Columns left out are null, except `as_of_date` 2026-06-30, `facility_id` F1 F2 … and `client_id` C1 C2 …
 */
export async function withTables(
  tables: Readonly<Record<string, readonly TestRow[]>>,
  start: () => Promise<Engine> = startNodeEngine,
): Promise<Engine> {
  const engine = await start();
  const staged: Staged[] = [];
  for (const [name, rows] of Object.entries(tables)) {
    if (rows.length === 0) continue;
    const table = tableModel(name);
    const relation = `stage_${name}`;
    await engine.query(`CREATE TEMP TABLE ${quoteName(relation)} AS ${valuesSql(table, rows)}`);
    staged.push({ table, relation });
  }
  await storeTables(engine, staged);
  for (const { relation } of staged) await engine.query(`DROP TABLE ${quoteName(relation)}`);
  return engine;
}

const CHUNK = 400;

function valuesSql(table: TableModel, rows: readonly TestRow[]): string {
  for (const name of new Set(rows.flatMap(Object.keys)))
    if (!findColumn(table, name) && !name.startsWith('source_') && name !== 'unread')
      throw new TypeError(`no column ${name} in ${table.name}`);
  const selects = rows.map((row, index) => {
    const given: TestRow = { ...defaults(table, index), source_file: 'test.csv', source_row: index + 2, ...row };
    const cells = table.columns.map(
      (column) => `CAST(${literal(given[column.name] ?? null)} AS ${stagedType(column)}) AS ${quoteName(column.name)}`,
    );
    return `SELECT ${cells.join(', ')}, ${literal(given.source_file ?? null)} AS source_file, ${literal(given.source_row ?? null)} AS source_row, CAST(${literal(given.unread ?? null)} AS VARCHAR) AS unread`;
  });
  // the parser goes only so deep
  const chunks = Array.from({ length: Math.ceil(selects.length / CHUNK) }, (_, index) =>
    selects.slice(index * CHUNK, (index + 1) * CHUNK).join(' UNION ALL '),
  );
  return chunks.map((chunk) => `SELECT * FROM (${chunk})`).join(' UNION ALL ');
}

function defaults(table: TableModel, index: number): TestRow {
  const row: Record<string, SqlValue> = {};
  for (const column of table.columns) if (column.fallback !== undefined) row[column.name] = column.fallback;
  if (table.name === 'exposure') row.as_of_date = '2026-06-30';
  if (table.name === 'exposure') row.facility_id = `F${index + 1}`;
  if (findColumn(table, 'client_id')) row.client_id = `C${index + 1}`;
  return row;
}
