import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeXls, makeXlsb, makeXlsx, sheetData } from '../ingest/formats/make-workbook.ts';
import { makeZip } from '../ingest/formats/make-zip.ts';
import { openStage, settled, shownValue, TWO_LOANS, type Stage } from './support.ts';

let stage: Stage;
let folder: string;

beforeAll(async () => {
  stage = await openStage(TWO_LOANS);
  folder = await mkdtemp(join(tmpdir(), 'bellwether-formats-'));
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

const HEADER = ['数据日期', '借据编号', '客户编号', '贷款余额（元）'];
const AMOUNTS = [100, 23.45];

// 46203 is 2026-06-30
const sheetRows = (id: string) => [
  HEADER,
  ...AMOUNTS.map((amount, index) => [[46203, 1] as const, `${id}${index}`, 'C1', amount]),
];
const binaryRows = (id: string) => [
  HEADER,
  ...AMOUNTS.map((amount, index) => [{ date: 46203 }, `${id}${index}`, 'C1', amount]),
];
const csv = (id: string) =>
  [HEADER, ...AMOUNTS.map((amount, index) => ['2026-06-30', `${id}${index}`, 'C1', amount])]
    .map((row) => `${row.join(',')}\n`)
    .join('');

/** Loans without a balance, enough of them to be read in a worker. */
async function manyLoans(path: string): Promise<void> {
  const names = HEADER.map((name) => `"${name}"`).join(', ');
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(
    `COPY (SELECT * FROM (SELECT DATE '2026-06-30', md5(i::VARCHAR), 'C1', 0.00::DECIMAL(18, 2) FROM range(5000) r(i)) t(${names}))
     TO '${path}' (FORMAT parquet, COMPRESSION zstd)`,
  );
  connection.closeSync();
  expect((await stat(path)).size).toBeGreaterThan(64 * 1024);
}

async function parquet(id: string, codec: string): Promise<Uint8Array> {
  const path = join(folder, 'written');
  const rows = AMOUNTS.map((amount, index) => `(DATE '2026-06-30', '${id}${index}', 'C1', ${amount}::DECIMAL(18, 2))`);
  const names = HEADER.map((name) => `"${name}"`).join(', ');
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(
    `COPY (SELECT * FROM (VALUES ${rows.join(', ')}) t(${names})) TO '${path}' (FORMAT parquet, COMPRESSION ${codec})`,
  );
  connection.closeSync();
  return new Uint8Array(await readFile(path));
}

it('reads every format under the strict policy, also packed in one archive', async () => {
  const packed = [
    { name: 'a.xlsx', content: makeXlsx({ formats: [0, 14], sheets: { 台账: sheetData(sheetRows('A')) } }) },
    { name: 'b.xls', content: makeXls(binaryRows('B')) },
    { name: 'c.xlsb', content: makeXlsb(binaryRows('C')) },
    { name: 'd.parquet', content: await parquet('D', 'snappy') },
    { name: 'e.parquet', content: await parquet('E', 'zstd') },
    { name: 'f.csv', content: csv('F') },
  ];
  const paths = ['all.zip', 'g.csv.gz', 'h.parquet'].map((name) => join(folder, name));
  await writeFile(paths[0] ?? '', makeZip(packed));
  await writeFile(paths[1] ?? '', gzipSync(csv('G')));
  await manyLoans(paths[2] ?? '');

  const { page, complaints } = await stage.open();
  await settled(page);
  await page.getByRole('button', { name: /^(数据|Data)$/ }).click();
  await page.locator('dialog .drop input[type=file]').setInputFiles(paths);
  await page.locator('dialog article[data-file="h.parquet"]').waitFor();
  const files = page.locator('dialog article');
  expect(await files.evaluateAll((all) => all.map((each) => each.getAttribute('data-file')))).toEqual([
    ...packed.map(({ name }) => `all.zip/${name}`),
    'g.csv',
    'h.parquet',
  ]);
  for (const file of await files.all()) {
    const rows = (await file.getAttribute('data-file')) === 'h.parquet' ? '5,000' : '2';
    expect(await file.locator('.counts[data-balanced="true"] dd').allInnerTexts()).toEqual([rows, rows, '0', '0']);
  }
  await page.keyboard.press('Escape');
  await settled(page);
  // seven files of 100 + 23.45
  expect(await shownValue(page, 'outstanding-balance')).toBe(864.15);
  expect(complaints).toEqual([]);
});
