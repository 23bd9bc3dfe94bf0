import type { IsoDate, IsoMonth } from './dates.ts';

/** A database this product is made with: its release, and until when its makers mend it. */
export interface EngineSupport {
  /** DuckDB's own version, as `version()` gives it without the `v`. */
  readonly duckdb: string;
  /** The package that brings it, pinned in package.json. */
  readonly carrier: string;
  /** Day, or month where no day is announced, with which support ends. */
  readonly supportedUntil: IsoDate | IsoMonth;
}

/** By kind of engine; a test holds these against package.json and against what each engine says of itself. */
export const ENGINE_SUPPORT: Readonly<Record<'duckdb-wasm' | 'duckdb-node', EngineSupport>> = {
  'duckdb-wasm': { duckdb: '1.4.3', carrier: '@duckdb/duckdb-wasm 1.32.0', supportedUntil: '2026-11-17' },
  'duckdb-node': { duckdb: '1.5.6', carrier: '@duckdb/node-api 1.5.6-r.1', supportedUntil: '2027-03' },
};
