import type { Engine } from '../../engine/engine.ts';
import { startingEngine } from '../../engine/starting-engine.ts';
import type { ImportProgress } from '../../ingest/options.ts';
import type { Portfolio } from '../portfolio.ts';
import { askedAbout } from './asked-about.ts';
import { cameIn, newLoads, type Attempt, type Task } from './attempt.ts';
import type { OpenEngine } from './compare-loads.ts';
import { fetchLoads } from './fetch-source.ts';
import { loadHistory } from './load-portfolio.ts';
import { mappingOf } from './mapping-of.ts';

interface How {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** What of the reader's own is shown already. */
  readonly shown: Attempt | null;
}

/** What came of a task, and the engine it is in. */
export interface TaskRead {
  readonly engine: Engine;
  readonly portfolio: Portfolio;
  readonly attempt: Attempt;
  /** Places of the loads a person is asked about first; none where nothing else is shown. */
  readonly asked: readonly number[];
}

/** Fetches and cuts what a task names while an engine starts, reads it and says what came of it. Fetched only when files are read: prepared answers do without. */
export async function readTask(task: Task, openEngine: OpenEngine, how: How): Promise<TaskRead> {
  const opening = openEngine();
  let isOpen = false;
  opening.then(
    () => (isOpen = true),
    () => undefined,
  );
  try {
    return await readInto(opening, task, how);
  } catch (error) {
    const closing = opening.then((engine) => engine.close()).catch(() => undefined);
    // one that still starts is not waited for: what went wrong is said now
    if (isOpen) await closing;
    throw error;
  }
}

async function readInto(
  opening: Promise<Engine>,
  { origin, answers: given, after, ...task }: Task,
  { signal, onProgress, shown }: How,
): Promise<TaskRead> {
  const answers = after ? { ...given, saved: mappingOf(after) } : given;
  const fails = opening.then(() => new Promise<never>(() => undefined));
  const read = async () => {
    const loads = await (task.loads ?? fetchLoads(origin, signal));
    signal.throwIfAborted();
    // the page's: what files may hold there is known before it has started
    const engine = startingEngine(opening, 'duckdb-wasm');
    return { loads, portfolio: await loadHistory(engine, loads, { ...answers, signal, onProgress }) };
  };
  const { loads, portfolio } = await Promise.race([read(), fails]);
  const engine = await opening;
  signal.throwIfAborted();
  const { imports: reports, loads: history } = portfolio;
  const fresh = newLoads(loads, shown);
  const some = fresh.length === 0 || fresh.some((load) => cameIn(load, reports));
  const loaded = some && Object.keys(portfolio.tables).length > 0;
  const attempt = { origin, loads, answers, reports, history, loaded };
  return { engine, portfolio, attempt, asked: shown ? askedAbout(attempt, shown) : [] };
}
