import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { RecordBatchReader, tableFromIPC, type AsyncRecordBatchStreamReader } from 'apache-arrow';
import type { Cell, Engine } from '../../src/engine/engine.ts';
import { QueryError } from '../../src/engine/query-error.ts';
import { readRows } from '../../src/engine/read-rows.ts';
import { bindParams } from '../../src/lib/sql.ts';

const require = createRequire(import.meta.url);
const dist = dirname(require.resolve('@duckdb/duckdb-wasm'));

/** What is used of the blocking build; a connection is a number. */
interface Bindings {
  instantiate(progress: () => void): Promise<unknown>;
  connect(): { readonly _conn: number; close(): void };
  runQuery(connection: number, sql: string): Uint8Array;
}

interface Blocking {
  createDuckDB(bundles: object, logger: object, runtime: object): Promise<Bindings>;
  VoidLogger: new () => object;
  NODE_RUNTIME: object;
}

/** The page's DuckDB, the very module, run by Node and read as the page reads it; without a worker, so nothing can be cancelled. */
export async function startWasmInNode(): Promise<Engine> {
  const { createDuckDB, VoidLogger, NODE_RUNTIME } = require(join(dist, 'duckdb-node-blocking.cjs')) as Blocking;
  const bundle = (name: string) => ({ mainModule: join(dist, `duckdb-${name}.wasm`), mainWorker: '' });
  const db = await createDuckDB({ mvp: bundle('mvp'), eh: bundle('eh') }, new VoidLogger(), NODE_RUNTIME);
  await db.instantiate(() => undefined);
  const connection = db.connect();
  return {
    kind: 'duckdb-wasm',
    async query(sql, { params } = {}) {
      let answer: Uint8Array;
      try {
        answer = db.runQuery(connection._conn, bindParams(sql, params));
      } catch (cause) {
        throw new QueryError(sql, { cause });
      }
      const reader = RecordBatchReader.from(answer) as unknown as AsyncRecordBatchStreamReader;
      const { columns, rows, coded } = await readRows(reader);
      const table = coded.length > 0 ? tableFromIPC(answer) : null;
      for (const column of coded) {
        const words = table?.getChildAt(column);
        for (const [index, row] of rows.entries()) row[column] = (words?.get(index) ?? null) as Cell;
      }
      return { columns, rows };
    },
    putFile: () => Promise.reject(new Error('no files in these tests')),
    dropFile: () => Promise.resolve(),
    onLost: () => () => undefined,
    close: async () => connection.close(),
  };
}
