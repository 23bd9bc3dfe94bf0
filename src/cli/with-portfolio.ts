import { startNodeEngine } from '../engine/duckdb-node.ts';
import type { Translate } from '../i18n/translate.ts';
import { loadPortfolio } from '../session/load-portfolio.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { demandLoaded, demandMapped } from './import-outcome.ts';
import { readPaths } from './read-paths.ts';

/** Loads the portfolio that paths name, hands it over, and closes the engine whatever happens. */
export async function withPortfolio<T>(
  { paths, mapping, t }: { paths: readonly string[]; mapping: Readonly<Record<string, string>>; t: Translate },
  use: (portfolio: Portfolio) => Promise<T>,
): Promise<T> {
  const files = await readPaths(paths);
  const engine = await startNodeEngine();
  try {
    const portfolio = await loadPortfolio(engine, files, { mapping });
    demandMapped(portfolio.imports, mapping);
    demandLoaded(portfolio.imports, t);
    return await use(portfolio);
  } finally {
    await engine.close();
  }
}
