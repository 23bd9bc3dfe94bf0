import { mkdir, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { bindParams } from '../lib/sql.ts';
import type { Cell, Engine, QueryOptions, RowSet } from './engine.ts';
import { QueryError } from './query-error.ts';

/** Native DuckDB for the command line and the tests: the same version as in the page, and the same lock. */
export async function startNodeEngine({ memoryLimit = '8GB', threads = 2 } = {}): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
  await mkdir(join(folder, 'in'));
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads), memory_limit: memoryLimit });
  const connection = await instance.connect();
  for (const setting of lockDown(join(folder, 'in'))) await connection.run(setting);

  return {
    kind: 'duckdb-node',
    query: (sql, options) => query(connection, sql, options),
    async putFile(name, content) {
      const path = join(folder, 'in', basename(name));
      await writeFile(path, content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content);
      return path;
    },
    dropFile: (path) => unlink(path),
    onLost: () => () => undefined,
    async close() {
      connection.closeSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function lockDown(folder: string): string[] {
  return [
    'SET autoload_known_extensions=false',
    'SET autoinstall_known_extensions=false',
    'SET allow_community_extensions=false',
    `SET allowed_directories=['${folder.replaceAll("'", "''")}/']`,
    'SET enable_external_access=false',
    'SET lock_configuration=true',
  ];
}

async function query(connection: DuckDBConnection, sql: string, options: QueryOptions = {}): Promise<RowSet> {
  try {
    const reader = await connection.runAndReadAll(bindParams(sql, options.params));
    return { columns: reader.columnNames(), rows: reader.getRows().map((row) => row.map(toCell)) };
  } catch (cause) {
    throw new QueryError(sql, { cause });
  }
}

function toCell(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if ('toDouble' in value && typeof value.toDouble === 'function') return value.toDouble();
  return String(value);
}
