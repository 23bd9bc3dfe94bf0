import type { Engine } from '../../engine/engine.ts';
import { withBudget } from '../../engine/with-budget.ts';
import { PortfolioError } from '../../lib/errors.ts';

const SECONDS = 60;
/** A join over a ledger of three million rows stays below. */
const MEGABYTES = 1_000;

/** The engine as a metric of the bank's own may use it: so long and so much a statement, then it is stopped with the file it stands in. */
export function budgeted(engine: Engine, file: string): Engine {
  const budget = { timeoutMs: SECONDS * 1_000, memoryBytes: MEGABYTES * 1e6 };
  const details = { file, seconds: SECONDS, megabytes: MEGABYTES };
  return withBudget(engine, budget, (cause) => new PortfolioError('bad-metric-budget', details, { cause }));
}
