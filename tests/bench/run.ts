import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { CHROMIUM_ARGS, requireChromium } from '../../.config/chromium.ts';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { timeDashboard, type DashboardTimes, type Question } from './dashboard.ts';
import { writeLedgers } from './ledgers.ts';
import { loadPlainTables } from './plain-tables.ts';
import { importTable, lostAgainst, queryTable, slowest } from './print.ts';

const RUNS = 3;

/** `npm run bench -- [--rows 100000,1000000] [--json FILE]`: everything side by side, in one run. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rows: { type: 'string' }, json: { type: 'string' } } });
  const sizes = (values.rows ?? '100000,1000000').split(',').map(Number);
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
  const outDir = join(folder, 'page');
  await build({ build: { outDir, rolldownOptions: { input: 'tests/bench/page.html' } }, logLevel: 'error' });
  const server = await preview({ build: { outDir }, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  const browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
  try {
    const results: Result[] = [];
    for (const rows of sizes) {
      const files = await writeLedgers(rows, join(folder, String(rows)));
      const page = await browser.newPage();
      page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
      await page.goto(`${server.resolvedUrls?.local[0] ?? ''}tests/bench/page.html`);
      await page.waitForFunction(() => 'bench' in globalThis, undefined, { timeout: 120_000 });
      const result = await measure(page, rows, files);
      await page.close();
      results.push(result);
      print(result);
    }
    if (values.json) await writeFile(values.json, JSON.stringify(results, null, 1));
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Result {
  rows: number;
  megabytes: number;
  imports: { ours: number[]; bare: number[] };
  importStatements: { sql: string; ms: number }[];
  questions: number;
  ours: DashboardTimes;
  bare: DashboardTimes;
  native: DashboardTimes;
}

async function measure(page: Page, rows: number, files: Record<string, string>): Promise<Result> {
  await page.setInputFiles('input', Object.values(files));
  const imports: Result['imports'] = { ours: [], bare: [] };
  let importStatements: Result['importStatements'] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const ours = await page.evaluate(() => bench.ourImport());
    if (ours.rows !== rows) throw new Error(`${ours.rows} of ${rows} rows were loaded`);
    imports.ours.push(ours.ms);
    importStatements = ours.statements;
    imports.bare.push(await page.evaluate(() => bench.bareImport()));
  }
  const questions = await page.evaluate(() => bench.questions());
  return {
    rows,
    megabytes: (await stat(files['exposure'] ?? '')).size / 1e6,
    imports,
    importStatements,
    questions: questions.length,
    ours: await page.evaluate((asked) => bench.ourQueries(asked), questions),
    bare: await page.evaluate((asked) => bench.bareQueries(asked), questions),
    native: await nativeQueries(questions, files),
  };
}

async function nativeQueries(questions: Question[], files: Record<string, string>): Promise<DashboardTimes> {
  const engine = await startNodeEngine({ threads: 1 });
  const paths: Record<string, string> = {};
  for (const [table, path] of Object.entries(files))
    paths[table] = await engine.putFile(`${table}.csv`, await readFile(path));
  await loadPlainTables(engine, paths);
  const times = await timeDashboard(engine, questions, RUNS);
  await engine.close();
  return times;
}

function print(result: Result): void {
  const size = `${result.rows.toLocaleString('en')} rows, ${result.megabytes.toFixed(0)} MB, ${result.questions} questions`;
  process.stdout.write(`\n${size}\n${importTable(result.imports)}${queryTable(result)}`);
  process.stdout.write(`slowest statements of our import\n${slowest(result.importStatements)}`);
  process.stdout.write(`slowest statements of our dashboard\n${slowest([...result.ours.open, ...result.ours.ask])}`);
  process.stdout.write(`lost most against native\n${lostAgainst(result.ours.ask, result.native.ask)}`);
}

await main();
