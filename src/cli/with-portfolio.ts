import type { Translate } from '../i18n/translate.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { asDecided } from './again.ts';
import type { Decisions, Streams } from './command.ts';
import { demandLoaded, demandMapped } from './import-outcome.ts';
import { openData } from './open-data.ts';
import { leftOutRemark, replacedRemarks } from './print-loads.ts';
import { readLoads } from './read-paths.ts';

/** What data a command is about, and what it runs with. */
interface Source {
  readonly paths: readonly string[];
  readonly decisions: Decisions;
  readonly t: Translate;
  readonly streams: Streams;
}

/** Loads the portfolio that paths name, one after the other, says what was replaced, hands it over, and closes the engine whatever happens. */
export async function withPortfolio<T>(
  { paths, decisions, t, streams: { err, open = openData } }: Source,
  use: (portfolio: Portfolio) => Promise<T>,
): Promise<T> {
  const given = asDecided(await readLoads(paths, leftOutRemark(t, err)), decisions);
  const { portfolio, close } = await open(given, decisions);
  try {
    demandMapped(portfolio.imports, decisions.mapping);
    demandLoaded(portfolio.imports, t, decisions.saved);
    const remarks = replacedRemarks(portfolio.loads, t);
    if (remarks !== '') err(remarks);
    return await use(portfolio);
  } finally {
    await close();
  }
}
