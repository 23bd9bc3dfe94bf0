import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, ROOT, settled, shownValue, TWO_LOANS, upload, type Stage } from './support.ts';

const messy = (name: string) => join(ROOT, 'sample-data/messy', name);

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(TWO_LOANS);
});
afterAll(() => stage.close());

it('takes a GB18030 ledger in place of the sample and accounts for every row', async () => {
  const { page, complaints } = await stage.open();
  await settled(page);
  await upload(page, messy('gb18030.csv'));
  const lines = new TextDecoder('gb18030')
    .decode(await readFile(messy('gb18030.csv')))
    .trimEnd()
    .split(/\r?\n/);
  const report = page.locator('dialog article');
  expect(await report.innerText()).toContain('gb18030');
  expect(await report.locator('.counts[data-balanced="true"] dd').first().innerText()).toBe(String(lines.length - 1));
  await page.keyboard.press('Escape');
  await settled(page);
  expect(await page.locator('header .source').innerText()).toContain('gb18030.csv');
  // the four loans of sample-data/messy/README.md
  expect(await shownValue(page, 'outstanding-balance')).toBe(73_334_500);
  expect(complaints).toEqual([]);
});

it('keeps markup in a name as text', async () => {
  const { page, complaints } = await stage.open();
  await settled(page);
  await upload(page, messy('html-in-names.csv'));
  await page.keyboard.press('Escape');
  await settled(page);
  await page.getByRole('region', { name: '筛选' }).getByRole('button', { name: '客户', exact: true }).click();
  await page.getByText('<img src=x onerror', { exact: false }).first().waitFor();
  expect(await page.locator('img').count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('answers an empty file clearly and keeps what was shown', async () => {
  const { page, complaints } = await stage.open();
  await settled(page);
  const before = await shownValue(page, 'outstanding-balance');
  await upload(page, messy('blank.csv'));
  expect(await page.locator('dialog [role=alert]').allInnerTexts()).not.toEqual([]);
  await page.keyboard.press('Escape');
  expect(await shownValue(page, 'outstanding-balance')).toBe(before);
  expect(complaints).toEqual([]);
});

it('lists thousands of findings in pages and survives columns named like parts of JavaScript', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-e2e-'));
  const path = join(folder, 'hostile.csv');
  const rows = Array.from({ length: 5000 }, (_, i) => `2026-06-30,F${i},C${i % 7},${i % 2 ? '100' : 'many'},x,y`);
  await writeFile(path, ['as_of_date,facility_id,client_id,outstanding,__proto__,constructor', ...rows].join('\n'));
  const { page, complaints } = await stage.open();
  await settled(page);
  await upload(page, path);
  const report = page.locator('dialog article');
  // 5,000 rows, every second amount is a word: 2,500 loaded, 2,500 rejected
  expect(await report.locator('dl dd').allInnerTexts()).toEqual(['5,000', '2,500', '2,500', '0']);
  expect(await report.locator('tbody tr').count()).toBeLessThan(120);
  await report.locator('summary', { hasText: '列对应关系' }).click();
  await report.locator('.box select').first().waitFor();
  expect(await report.innerText()).toContain('__proto__');
  await page.keyboard.press('Escape');
  await settled(page);
  // 2,500 rows of 100
  expect(await shownValue(page, 'outstanding-balance')).toBe(250_000);
  expect(complaints).toEqual([]);
});
