import { afterAll, beforeAll } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { ImportOptions } from '../../src/ingest/index.ts';
import { importInto, type Imported, type Texts } from './import-text.ts';

/** Imports files like `importTexts`, all of a test file with one engine; each import takes the place of the one before. */
export function withOneEngine(): (files: Texts, options?: ImportOptions) => Promise<Imported> {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startNodeEngine();
  });
  afterAll(() => engine.close());
  return (files, options) => importInto(engine, files, options);
}
