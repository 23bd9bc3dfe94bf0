import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openData, type OpenDataOf } from '../../src/cli/open-data.ts';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import type { SourceFile } from '../../src/ingest/options.ts';
import { loadPortfolio } from '../../src/session/loads/load-portfolio.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';

const FOLDER = join(import.meta.dirname, '../../sample-data');

let opened: Promise<Portfolio> | null = null;

/** The sample, read once for all files of tests that share a worker and change nothing of it. */
export function samplePortfolio(): Promise<Portfolio> {
  opened ??= readSample();
  return opened;
}

async function readSample(): Promise<Portfolio> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'));
  const files = names.map((name) => ({ name, content: new Uint8Array(readFileSync(join(FOLDER, name))) }));
  return loadPortfolio(await startNodeEngine(), files);
}

/** Fewer files than the sample has are read in no time. */
const MANY = 10;
const known = new Map<string, ReturnType<OpenDataOf>>();

/** Opens what command lines name, the same files with the same decisions once: a command changes nothing of what it read. */
export const openOnce: OpenDataOf = async (loads, decisions) => {
  if (loads.flatMap(({ files }) => files).length < MANY) return openData(loads, decisions);
  const read = loads.map(async ({ files, ...load }) => [load, await Promise.all(files.map(sumOf))]);
  const key = JSON.stringify([await Promise.all(read), decisions]);
  const open = known.get(key) ?? openData(loads, decisions);
  known.set(key, open);
  return { portfolio: (await open).portfolio, close: () => Promise.resolve() };
};

async function sumOf({ name, content }: SourceFile): Promise<string[]> {
  const bytes = content instanceof Blob ? await content.arrayBuffer() : content;
  return [name, createHash('sha256').update(new Uint8Array(bytes)).digest('hex')];
}
