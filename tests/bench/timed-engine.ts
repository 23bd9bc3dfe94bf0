import type { Engine } from '../../src/engine/engine.ts';
import { bindParams } from '../../src/lib/sql.ts';

/** One statement and the milliseconds until its answer was there. */
export interface TimedStatement {
  sql: string;
  ms: number;
  /** The question it answers. */
  label?: string;
}

/** The same engine; every statement it runs is written down. */
export function timedEngine(engine: Engine): { engine: Engine; statements: TimedStatement[] } {
  const statements: TimedStatement[] = [];
  let tail: Promise<unknown> = Promise.resolve();
  return {
    statements,
    engine: {
      ...bound(engine),
      query(sql, options) {
        // One at a time, or a statement would be charged for those before it in the engine's queue.
        const answer = tail.then(async () => {
          const started = performance.now();
          const rows = await engine.query(sql, options);
          statements.push({ sql: bindParams(sql, options?.params), ms: performance.now() - started });
          return rows;
        });
        tail = answer.catch(() => undefined);
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
