import type { Engine } from './engine.ts';

/** The same engine; every statement asked through it ends when the signal is aborted. */
export function withSignal(engine: Engine, signal: AbortSignal | undefined): Engine {
  if (!signal) return engine;
  return {
    kind: engine.kind,
    query: (sql, options) => engine.query(sql, { signal, ...options }),
    putFile: (name, content) => engine.putFile(name, content),
    dropFile: (path) => engine.dropFile(path),
    onLost: (listener) => engine.onLost(listener),
    close: () => engine.close(),
  };
}
