import './missing-handles.ts';
import './watch-module.ts';
import '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js';
