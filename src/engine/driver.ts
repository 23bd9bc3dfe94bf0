import type { RowSet } from './engine.ts';

/** One connection of a running DuckDB. Nothing here has a time limit; the supervisor adds that. */
export interface Connection {
  query(sql: string): Promise<RowSet>;
  /** Asks the running statement to stop; harmless when nothing runs. */
  interrupt(): Promise<void>;
  close(): Promise<void>;
}

/** One running DuckDB, locked down, as an engine hands it to the supervisor. */
export interface Driver {
  connect(): Promise<Connection>;
  /** Stores a file under a name that is free of separators and wildcards, and gives its path. */
  putFile(name: string, content: Uint8Array | Blob): Promise<string>;
  dropFile(path: string): Promise<void>;
  /** Bytes DuckDB holds just now; answers also while a statement runs. */
  memoryUsed(): Promise<number>;
  /** Resolves if DuckDB dies by itself. */
  readonly died: Promise<Error>;
  /** Ends it, at once and whatever its state; `busy` says that a statement may still be running. */
  kill(busy: boolean): Promise<void>;
}
