import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { literal } from '../../src/lib/sql.ts';
import { writeGb18030, writeParquet, writeXlsx } from './formats.ts';
import { peakBytes } from './memory.ts';
import type { TimedStatement } from './timed-engine.ts';

/** A file that is imported, and the CSV with the same rows that the yardsticks read. */
export interface ImportCase {
  name: string;
  path: string;
  csv: string;
  rows: number;
  /** Encoding of the CSV, where it is not UTF-8: the yardsticks decode it first. */
  encoding?: string;
}

/** Milliseconds of each run, ours and the yardsticks'. */
export interface ImportTimes {
  name: string;
  rows: number;
  megabytes: number;
  ours: number[];
  bare: number[];
  papa: number[];
  native: number[];
  /** Longest task of the page during ours, milliseconds. */
  longestTask: number;
  /** What the page's process had at most during ours; null where the system does not say. */
  peakBytes: number | null;
  statements: TimedStatement[];
}

/** One ledger in every format that is measured. */
export async function writeCases(
  exposure: { csv: string; rows: number },
  sheet: { csv: string; rows: number },
  folder: string,
): Promise<ImportCase[]> {
  const path = (name: string) => join(folder, name);
  await writeGb18030(exposure.csv, path('gb18030.csv'));
  await writeXlsx(sheet.csv, path('exposure.xlsx'));
  await writeParquet(exposure.csv, path('exposure.parquet'), exposure.rows);
  return [
    { name: 'CSV, UTF-8', path: exposure.csv, ...exposure },
    {
      name: 'CSV, GB18030',
      path: path('gb18030.csv'),
      csv: path('gb18030.csv'),
      rows: exposure.rows,
      encoding: 'gb18030',
    },
    { name: 'xlsx', path: path('exposure.xlsx'), ...sheet },
    { name: 'Parquet, one row group', path: path('exposure.parquet'), ...exposure },
  ];
}

/**
 * Imports a file `runs` times over, each time beside the yardsticks; ours in a browser of its own, whose process is watched.
 */
export async function timeImports(
  openPage: () => Promise<Page>,
  { name, path, csv, rows, encoding }: ImportCase,
  runs: number,
): Promise<ImportTimes> {
  const [page, yardsticks] = [await openPage(), await openPage()];
  await page.setInputFiles('input', path);
  await yardsticks.setInputFiles('input', csv);
  const times: ImportTimes = {
    ...{ name, rows, megabytes: (await stat(path)).size / 1e6, ours: [], bare: [], papa: [], native: [] },
    ...{ longestTask: 0, peakBytes: null, statements: [] },
  };
  for (let run = 0; run < runs; run += 1) {
    const ours = await page.evaluate(() => bench.ourImport());
    if (ours.rows !== rows) throw new Error(`${name}: ${ours.rows} of ${rows} rows were loaded`);
    times.ours.push(ours.ms);
    times.longestTask = Math.max(times.longestTask, ours.longestTask);
    times.statements = ours.statements;
    times.bare.push(await yardsticks.evaluate((given) => bench.bareImport(given), encoding));
    times.papa.push(await yardsticks.evaluate((given) => bench.papaParse(given), encoding));
    times.native.push(await nativeImport(csv, encoding));
  }
  const browsers = [page, yardsticks].map((each) => each.context().browser());
  times.peakBytes = browsers[0] ? await peakBytes(browsers[0]) : null;
  for (const browser of browsers) await browser?.close();
  return times;
}

async function nativeImport(csv: string, encoding: string | undefined): Promise<number> {
  const engine = await startNodeEngine({ threads: 1 });
  try {
    const bytes = await readFile(csv);
    const started = performance.now();
    const text = encoding === undefined ? bytes : new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
    const path = await engine.putFile(basename(csv), text);
    await engine.query(`CREATE TABLE exposure AS SELECT * FROM read_csv(${literal(path)})`);
    return performance.now() - started;
  } finally {
    await engine.close();
  }
}
