import type { Engine } from '../engine/engine.ts';
import { importFiles } from '../ingest/import-files.ts';
import type { ImportOptions, SourceFile } from '../ingest/options.ts';
import { addWords } from '../i18n/lookup.ts';
import { announceOwnMetrics, readOwnMetrics } from '../metrics/user/own-metrics.ts';
import { openPortfolio } from './open-portfolio.ts';
import type { Portfolio } from './portfolio.ts';

/** Files to portfolio: imports them, whatever they are, and opens what came in. */
export async function loadPortfolio(
  engine: Engine,
  files: readonly SourceFile[],
  options: ImportOptions = {},
): Promise<Portfolio> {
  const own = await readOwnMetrics(files);
  announceOwnMetrics(own);
  for (const { words } of own) addWords(words);
  return openPortfolio(engine, await importFiles(engine, [...files], options), own);
}
