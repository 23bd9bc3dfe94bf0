import type { Engine } from '../../engine/engine.ts';
import { importLoads, type Load } from '../../ingest/index.ts';
import type { ImportOptions, SourceFile } from '../../ingest/options.ts';
import { readOwnMetrics } from '../../metrics/user/own-metrics.ts';
import { openPortfolio } from '../portfolio/open-portfolio.ts';
import type { Portfolio } from '../portfolio.ts';

/** Files to portfolio: imports them, whatever they are, and opens what came in. */
export function loadPortfolio(
  engine: Engine,
  files: readonly SourceFile[],
  options: ImportOptions = {},
): Promise<Portfolio> {
  return loadHistory(engine, [{ files }], options);
}

/** The same for files that were given one load after the other. */
export async function loadHistory(
  engine: Engine,
  given: readonly Load[],
  options: ImportOptions = {},
): Promise<Portfolio> {
  const own = await readOwnMetrics(given.flatMap(({ files }) => files));
  const { reports, loads } = await importLoads(engine, given, options);
  return openPortfolio(engine, reports, { own, loads });
}
