import * as duckdb from '@duckdb/duckdb-wasm';
import worker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import module from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import type { Cell, Engine } from '../../src/engine/engine.ts';
import { bindParams } from '../../src/lib/sql.ts';

/** duckdb-wasm as its manual starts it: no lock, no supervisor, `query()` on one connection. */
export async function startBareEngine(): Promise<Engine> {
  const thread = new Worker(worker);
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), thread);
  await db.instantiate(module);
  await db.open({ path: ':memory:', query: { castDecimalToDouble: true, castBigIntToDouble: true } });
  const connection = await db.connect();
  await connection.query('SET autoload_known_extensions = false');
  let count = 0;
  return {
    kind: 'duckdb-wasm',
    async query(sql, { params } = {}) {
      const answer = await connection.query(bindParams(sql, params));
      const columns = answer.schema.fields.map((field) => field.name);
      const vectors = columns.map((_, index) => answer.getChildAt(index));
      const rows = Array.from({ length: answer.numRows }, (_, row) =>
        vectors.map((vector, index) => toCell(vector?.get(row), String(answer.schema.fields[index]?.type))),
      );
      return { columns, rows };
    },
    async putFile(name, content) {
      const path = `in/${(count += 1)}-${name}`;
      await db.registerFileHandle(path, content, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
      return path;
    },
    dropFile: async (path) => void (await db.dropFile(path)),
    onLost: () => () => undefined,
    close: async () => thread.terminate(),
  };
}

function toCell(value: unknown, type: string): Cell {
  if (value === null || value === undefined) return null;
  if (type.startsWith('Date')) return new Date(Number(value)).toISOString().slice(0, 10);
  return typeof value === 'bigint' ? Number(value) : (value as Cell);
}
