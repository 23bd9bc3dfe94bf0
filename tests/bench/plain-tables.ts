import type { Engine } from '../../src/engine/engine.ts';
import { literal, quoteName } from '../../src/lib/sql.ts';
import { TABLES } from '../../src/model/index.ts';
import { stagedType } from '../../src/model/storage.ts';

/** Every canonical table as anybody would store it: the same columns and numbers, but all text as VARCHAR. */
export async function loadPlainTables(engine: Engine, paths: Readonly<Record<string, string>>): Promise<void> {
  for (const table of TABLES) {
    const path = paths[table.name];
    const present = path === undefined ? [] : await headings(engine, path);
    const columns = table.columns.map((column) => {
      const value = present.includes(column.name) ? `raw.${quoteName(column.name)}` : 'NULL';
      // DuckDB reads text as a decimal of 20 places 280 times slower than as one of 18.
      const number = column.type === 'money' ? `CAST(${value} AS DECIMAL(18,2))` : value;
      return `CAST(${number} AS ${stagedType(column)}) AS ${quoteName(column.name)}`;
    });
    columns.push(
      `${literal(`${table.name}.csv`)} AS source_file`,
      'CAST(row_number() OVER () + 1 AS INTEGER) AS source_row',
      'CAST(NULL AS VARCHAR) AS unread',
    );
    const source = path === undefined ? '(SELECT 1) AS raw WHERE false' : `${readCsv(path)} AS raw`;
    await engine.query(
      `CREATE OR REPLACE TABLE ${quoteName(table.name)} AS SELECT ${columns.join(', ')} FROM ${source}`,
    );
  }
}

async function headings(engine: Engine, path: string): Promise<string[]> {
  return (await engine.query(`SELECT * FROM ${readCsv(path)} LIMIT 0`)).columns;
}

function readCsv(path: string): string {
  return `read_csv(${literal(path)}, header = true, all_varchar = true)`;
}
