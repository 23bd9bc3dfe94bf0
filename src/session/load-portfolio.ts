import type { Engine } from '../engine/engine.ts';
import { importFiles } from '../ingest/import-files.ts';
import type { ImportOptions, SourceFile } from '../ingest/options.ts';
import { openPortfolio } from './open-portfolio.ts';
import type { Portfolio } from './portfolio.ts';

/** Files to portfolio: imports them, whatever they are, and opens what came in. */
export async function loadPortfolio(
  engine: Engine,
  files: readonly SourceFile[],
  options: ImportOptions = {},
): Promise<Portfolio> {
  return openPortfolio(engine, await importFiles(engine, [...files], options));
}
