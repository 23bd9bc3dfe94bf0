import type { Engine } from '../../src/engine/engine.ts';

/** One statement and the milliseconds until its answer was there. */
export interface TimedStatement {
  sql: string;
  ms: number;
}

/** The same engine; every statement it runs is written down. */
export function timedEngine(engine: Engine): { engine: Engine; statements: TimedStatement[] } {
  const statements: TimedStatement[] = [];
  return {
    statements,
    engine: {
      ...bound(engine),
      async query(sql, options) {
        const started = performance.now();
        const answer = await engine.query(sql, options);
        statements.push({ sql, ms: performance.now() - started });
        return answer;
      },
    },
  };
}

function bound(engine: Engine): Engine {
  return {
    kind: engine.kind,
    query: (sql, options) => engine.query(sql, options),
    putFile: (name, content) => engine.putFile(name, content),
    dropFile: (path) => engine.dropFile(path),
    onLost: (listener) => engine.onLost(listener),
    close: () => engine.close(),
  };
}
