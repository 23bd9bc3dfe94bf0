import { startNodeEngine } from '../engine/duckdb-node.ts';
import type { ImportOptions, Load } from '../ingest/index.ts';
import { loadHistory } from '../session/loads/load-portfolio.ts';
import type { Portfolio } from '../session/portfolio.ts';

/** A portfolio, and the end of the engine it is in. */
export interface OpenData {
  readonly portfolio: Portfolio;
  close(): Promise<void>;
}

/** Reads what was given, as was decided, into an engine of its own. */
export type OpenDataOf = (loads: readonly Load[], decisions: ImportOptions) => Promise<OpenData>;

export const openData: OpenDataOf = async (loads, decisions) => {
  const engine = await startNodeEngine();
  try {
    return { portfolio: await loadHistory(engine, loads, decisions), close: () => engine.close() };
  } catch (error) {
    await engine.close();
    throw error;
  }
};
