import type { Engine } from '../../engine/engine.ts';
import type { ImportProgress } from '../../ingest/options.ts';
import type { Portfolio } from '../portfolio.ts';
import { cameIn, newLoads, type Attempt, type Task } from './attempt.ts';
import { fetchLoads } from './fetch-source.ts';
import { loadHistory } from './load-portfolio.ts';
import { mappingOf } from './mapping-of.ts';

interface How {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** What of the reader's own is shown already. */
  readonly shown: Attempt | null;
}

/** Fetches what a task names, reads it into the engine and says what came of it. Fetched only when files are read: prepared answers do without. */
export async function readTask(
  { origin, answers: given, after, ...task }: Task,
  opening: Promise<Engine>,
  { signal, onProgress, shown }: How,
): Promise<{ engine: Engine; portfolio: Portfolio; attempt: Attempt }> {
  const answers = after ? { ...given, saved: mappingOf(after) } : given;
  const [loads, engine] = await Promise.all([task.loads ?? fetchLoads(origin, signal), opening]);
  signal.throwIfAborted();
  const portfolio = await loadHistory(engine, loads, { ...answers, signal, onProgress });
  signal.throwIfAborted();
  const { imports: reports, loads: history } = portfolio;
  const fresh = newLoads(loads, shown);
  const some = fresh.length === 0 || fresh.some((load) => cameIn(load, reports));
  const loaded = some && Object.keys(portfolio.tables).length > 0;
  return { engine, portfolio, attempt: { origin, loads, answers, reports, history, loaded } };
}
