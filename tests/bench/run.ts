import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { CHROMIUM_ARGS, requireChromium } from '../../.config/chromium.ts';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { timeDashboard, type DashboardTimes, type Question } from './dashboard.ts';
import { timeImports, writeCases, type ImportTimes } from './imports.ts';
import { writeLedgers } from './ledgers.ts';
import { loadPlainTables } from './plain-tables.ts';
import { importTable, lostAgainst, queryTable, slowest } from './print.ts';

const RUNS = 3;
/** Rows of the workbook; a sheet ends at 1,048,576. */
const SHEET_ROWS = 200_000;

/** `npm run bench -- [--rows 1000000] [--only imports] [--json FILE]`: everything side by side, in one run. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rows: { type: 'string' }, only: { type: 'string' }, json: { type: 'string' } },
  });
  const rows = Number(values.rows ?? 1_000_000);
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
  const outDir = join(folder, 'page');
  await build({ build: { outDir, rolldownOptions: { input: 'tests/bench/page.html' } }, logLevel: 'error' });
  const server = await preview({ build: { outDir }, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  const address = `${server.resolvedUrls?.local[0] ?? ''}tests/bench/page.html`;
  try {
    const files = await writeLedgers(rows, join(folder, 'book'));
    const result: Result = { rows, imports: [] };
    if (values.only !== 'dashboard') result.imports = await measureImports(address, files, { rows, folder });
    if (values.only !== 'imports') result.dashboard = await measureDashboard(address, files);
    print(result);
    if (values.json) await writeFile(values.json, JSON.stringify(result, null, 1));
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Dashboard {
  questions: number;
  ours: DashboardTimes;
  bare: DashboardTimes;
  native: DashboardTimes;
}

interface Result {
  rows: number;
  imports: ImportTimes[];
  dashboard?: Dashboard;
}

async function openPage(address: string): Promise<Page> {
  const browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
  const page = await browser.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
  await page.goto(address);
  await page.waitForFunction(() => 'bench' in globalThis, undefined, { timeout: 120_000 });
  return page;
}

async function measureImports(
  address: string,
  files: Record<string, string>,
  { rows, folder }: { rows: number; folder: string },
): Promise<ImportTimes[]> {
  const sheetRows = Math.min(rows, SHEET_ROWS);
  const sheet = await writeLedgers(sheetRows, join(folder, 'sheet'));
  const cases = await writeCases(
    { csv: files['exposure'] ?? '', rows },
    { csv: sheet['exposure'] ?? '', rows: sheetRows },
    folder,
  );
  const times: ImportTimes[] = [];
  for (const each of cases) times.push(await timeImports(() => openPage(address), each, RUNS));
  return times;
}

async function measureDashboard(address: string, files: Record<string, string>): Promise<Dashboard> {
  const page = await openPage(address);
  try {
    await page.setInputFiles('input', Object.values(files));
    const questions = await page.evaluate(() => bench.questions());
    return {
      questions: questions.length,
      ours: await page.evaluate((asked) => bench.ourQueries(asked), questions),
      bare: await page.evaluate((asked) => bench.bareQueries(asked), questions),
      native: await nativeQueries(questions, files),
    };
  } finally {
    await page.context().browser()?.close();
  }
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

function print({ rows, imports, dashboard }: Result): void {
  process.stdout.write(`\n${rows.toLocaleString('en')} rows\n${importTable(imports)}`);
  for (const { name, statements } of imports)
    process.stdout.write(`slowest statements of our import, ${name}\n${slowest(statements)}`);
  if (!dashboard) return;
  process.stdout.write(`\n${dashboard.questions} questions\n${queryTable(dashboard)}`);
  process.stdout.write(
    `slowest statements of our dashboard\n${slowest([...dashboard.ours.open, ...dashboard.ours.ask])}`,
  );
  process.stdout.write(`lost most against native\n${lostAgainst(dashboard.ours.ask, dashboard.native.ask)}`);
}

await main();
