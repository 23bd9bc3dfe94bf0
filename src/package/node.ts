import { startNodeEngine } from '../engine/duckdb-node.ts';
import type { SupervisedEngine } from '../engine/supervisor.ts';
import { Session as AnySession } from '../session/session.svelte.ts';

export { LANGUAGES } from '../i18n/language.ts';
export { PortfolioError } from '../lib/errors.ts';

let engine: Promise<SupervisedEngine> | null = null;

/** Started once; what did not start is tried again by the next who needs it. */
function sharedEngine(): Promise<SupervisedEngine> {
  const starting = (engine ??= startNodeEngine());
  starting.catch(() => (engine = null));
  return starting;
}

/** A session on a server: in DuckDB's own library, one for all sessions of the process, and no worker. */
export class Session extends AnySession {
  constructor() {
    super(async () => (await sharedEngine()).workspace());
  }
}
