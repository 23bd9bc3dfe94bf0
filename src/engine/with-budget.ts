import { PortfolioError } from '../lib/errors.ts';
import type { Engine } from './engine.ts';

/** What one statement may take before it is stopped. */
export interface Budget {
  readonly timeoutMs: number;
  readonly memoryBytes: number;
}

/** The same engine; every statement asked through it is stopped at the budget's end, with an error of the caller's. */
export function withBudget(engine: Engine, budget: Budget, spent: (cause: PortfolioError) => Error): Engine {
  return {
    kind: engine.kind,
    query: async (sql, options) => {
      try {
        return await engine.query(sql, { ...budget, ...options });
      } catch (cause) {
        const stopped = cause instanceof PortfolioError && /^(engine-timeout|out-of-memory)$/.test(cause.code);
        throw stopped ? spent(cause) : cause;
      }
    },
    putFile: (name, content) => engine.putFile(name, content),
    dropFile: (path) => engine.dropFile(path),
    onLost: (listener) => engine.onLost(listener),
    close: () => engine.close(),
  };
}
