import type { SqlParams } from '../lib/sql.ts';

/** A cell as it leaves the engine: dates are ISO text, decimals and big integers are numbers, blanks are null. */
export type Cell = string | number | boolean | null;

/** A query's answer, read by position: a column may carry any name, even `__proto__`. */
export interface RowSet {
  columns: string[];
  rows: Cell[][];
}

export interface QueryOptions {
  /** Values for the `$name` places of the statement. */
  params?: SqlParams;
  /** Aborting rejects with `cancelled` and frees the engine. */
  signal?: AbortSignal;
  /** Milliseconds until the query is given up with `engine-timeout`. */
  timeoutMs?: number;
  /** Bytes the statement may add to what DuckDB holds; above it is given up with `out-of-memory`. */
  memoryBytes?: number;
}

/**
 * One DuckDB, locked: no extension, no network, no file but those put in.
 * Every promise settles: an answer, a `QueryError`, or a `PortfolioError` that says why there is none.
 */
export interface Engine {
  readonly kind: 'duckdb-wasm' | 'duckdb-node';
  /** Runs one statement and reads its answer. */
  query(sql: string, options?: QueryOptions): Promise<RowSet>;
  /** Makes a file readable for `read_csv` and gives the path to use in SQL. */
  putFile(name: string, content: Uint8Array | Blob): Promise<string>;
  /** Forgets a file that was put in, by the path `putFile` gave. */
  dropFile(path: string): Promise<void>;
  /** Called when the engine had to be thrown away; what was loaded is gone. Returns its own removal. */
  onLost(listener: (error: Error) => void): () => void;
  close(): Promise<void>;
}
