import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { importFiles } from '../../src/ingest/index.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import { writeLedgers } from './ledgers.ts';
import { slowest } from './print.ts';

/** `npm run bench:catalogue -- [--rows 1000000]`: every metric at one date on native DuckDB, against the slowest of them. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rows: { type: 'string' } } });
  const rows = Number(values.rows ?? 1_000_000);
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-catalogue-'));
  try {
    const files = await writeLedgers(rows, folder);
    const sources = await Promise.all(
      Object.values(files).map(async (path) => ({ name: basename(path), content: await readFile(path) })),
    );
    const engine = await startNodeEngine();
    const imports = await importFiles(engine, sources, {});
    const opened = await timed(() => openPortfolio(engine, imports));
    const each: { sql: string; label: string; ms: number }[] = [];
    for (const { id } of METRICS) {
      const { ms } = await timed(() => opened.result.ask(id));
      each.push({ sql: '', label: id, ms });
    }
    // a second portfolio over the same tables has an empty cache
    const fresh = await openPortfolio(engine, imports);
    const { ms: together } = await timed(() => Promise.all(METRICS.map(({ id }) => fresh.ask(id))));
    await engine.close();
    const longest = Math.max(...each.map(({ ms }) => ms));
    const sum = each.reduce((total, { ms }) => total + ms, 0);
    process.stdout.write(`${rows.toLocaleString('en')} rows, ${METRICS.length} metrics\n`);
    process.stdout.write(`prepare ${opened.ms.toFixed(0)} ms, one after the other ${sum.toFixed(0)} ms\n`);
    process.stdout.write(`in one call ${together.toFixed(0)} ms, slowest alone ${longest.toFixed(0)} ms: `);
    process.stdout.write(`${(together / longest).toFixed(2)} times the slowest (aim: 3)\n${slowest(each, 15)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timed<T>(run: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const start = performance.now();
  const result = await run();
  return { result, ms: performance.now() - start };
}

await main();
