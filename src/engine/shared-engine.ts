import { startWasmEngine } from './duckdb-wasm.ts';
import type { SupervisedEngine } from './supervisor.ts';

// Two copies of this file on one page (two bundles) must find the same engine.
const KEY = Symbol.for('bellwether.engine.v1');

interface Holder {
  [KEY]?: Promise<SupervisedEngine> | undefined;
}

/**
 * The page's one engine, started by whoever asks first; a start that failed is forgotten, so that the next call tries again.
 *
 *     const engine = await sharedEngine();          // one portfolio on the page: its main database
 *     const own = await engine.workspace();         // several: a database for each, in the same worker
 *     await own.close();                            // frees that database; the worker stays for the others
 */
export function sharedEngine(start: () => Promise<SupervisedEngine> = startWasmEngine): Promise<SupervisedEngine> {
  const holder = globalThis as Holder;
  const known = holder[KEY];
  if (known) return known;
  const starting = start();
  holder[KEY] = starting;
  starting.catch(() => {
    if (holder[KEY] === starting) holder[KEY] = undefined;
  });
  return starting;
}

/** Ends the page's engine; the next `sharedEngine()` starts a new one. */
export async function closeSharedEngine(): Promise<void> {
  const holder = globalThis as Holder;
  const known = holder[KEY];
  holder[KEY] = undefined;
  await (await known?.catch(() => undefined))?.close();
}
