import { startNodeEngine } from '../engine/duckdb-node.ts';
import type { Translate } from '../i18n/translate.ts';
import { loadHistory } from '../session/loads/load-portfolio.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { asDecided } from './again.ts';
import type { Decisions, Streams } from './command.ts';
import { demandLoaded, demandMapped } from './import-outcome.ts';
import { leftOutRemark, replacedRemarks } from './print-loads.ts';
import { readLoads } from './read-paths.ts';

/** Loads the portfolio that paths name, one after the other, says what was replaced, hands it over, and closes the engine whatever happens. */
export async function withPortfolio<T>(
  { paths, decisions, t, err }: { paths: readonly string[]; decisions: Decisions; t: Translate; err: Streams['err'] },
  use: (portfolio: Portfolio) => Promise<T>,
): Promise<T> {
  const given = asDecided(await readLoads(paths, leftOutRemark(t, err)), decisions);
  const engine = await startNodeEngine();
  try {
    const portfolio = await loadHistory(engine, given, decisions);
    demandMapped(portfolio.imports, decisions.mapping);
    demandLoaded(portfolio.imports, t, decisions.saved);
    const remarks = replacedRemarks(portfolio.loads, t);
    if (remarks !== '') err(remarks);
    return await use(portfolio);
  } finally {
    await engine.close();
  }
}
