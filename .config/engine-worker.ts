import type { Plugin } from 'vite';

const WORKER = /@duckdb\/duckdb-wasm\/dist\/duckdb-browser-\w+\.worker\.js$/;

/** Keeps DuckDB's worker in the build of ours: its package says that no file of it does anything by being imported. */
export function engineWorker(): Plugin {
  return {
    name: 'engine-worker',
    apply: 'build',
    transform: {
      filter: { id: WORKER },
      handler: (code) => ({ code, map: null, moduleSideEffects: true }),
    },
  };
}
