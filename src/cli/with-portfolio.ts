import { startNodeEngine } from '../engine/duckdb-node.ts';
import type { Translate } from '../i18n/translate.ts';
import { loadPortfolio } from '../session/load-portfolio.ts';
import type { Portfolio } from '../session/portfolio.ts';
import type { Decisions } from './command.ts';
import { demandLoaded, demandMapped } from './import-outcome.ts';
import { readPaths } from './read-paths.ts';

/** Loads the portfolio that paths name, hands it over, and closes the engine whatever happens. */
export async function withPortfolio<T>(
  { paths, decisions, t }: { paths: readonly string[]; decisions: Decisions; t: Translate },
  use: (portfolio: Portfolio) => Promise<T>,
): Promise<T> {
  const files = await readPaths(paths);
  const engine = await startNodeEngine();
  try {
    const portfolio = await loadPortfolio(engine, files, decisions);
    demandMapped(portfolio.imports, decisions.mapping);
    demandLoaded(portfolio.imports, t);
    return await use(portfolio);
  } finally {
    await engine.close();
  }
}
