import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeXlsx, sheetData } from '../ingest/formats/make-workbook.ts';
import { openStage, settled, shownValue, TWO_LOANS, type Stage } from './support.ts';

let stage: Stage;
let folder: string;

beforeAll(async () => {
  stage = await openStage(TWO_LOANS);
  folder = await mkdtemp(join(tmpdir(), 'bellwether-asked-'));
});
afterAll(() => stage.close());

/** The page after a file was loaded on it. */
async function withFile(name: string, content: string | Uint8Array) {
  const path = join(folder, name);
  await writeFile(path, content);
  const watched = await stage.open();
  await settled(watched.page);
  await watched.page.getByRole('button', { name: '数据', exact: true }).click();
  await watched.page.locator('dialog .drop input[type=file]').setInputFiles(path);
  await watched.page.locator(`dialog article[data-file^="${name}"]`).first().waitFor();
  await watched.page.locator('dialog progress').waitFor({ state: 'detached' });
  return watched;
}

/** Rows of each file or sheet: read, loaded, rejected, left out. */
async function rows(page: Page): Promise<number[][]> {
  const cards = await page.locator('dialog article').all();
  return Promise.all(
    cards.map(async (card) => (await card.locator('dl').first().locator('dd').allInnerTexts()).map(Number)),
  );
}

/** What is shown once the panel is closed. */
async function figure(page: Page, metric: string) {
  await page.keyboard.press('Escape');
  await settled(page);
  return shownValue(page, metric);
}

it('takes in what a workbook hides when a person asks for it, and leaves it out again', async () => {
  const header = ['数据日期', '借据编号', '客户编号', '贷款余额（元）'];
  const book = makeXlsx({
    sheets: {
      台账: sheetData([header, ['2026-06-30', 'F1', 'C1', 10], ['2026-06-30', 'F2', 'C2', 20]]),
      旧: sheetData([header, ['2026-06-30', 'F9', 'C9', 90]]),
    },
    states: { 旧: 'hidden' },
  });
  const { page, complaints } = await withFile('book.xlsx', book);
  const counts = {
    without: [
      [2, 2, 0, 0],
      [1, 0, 0, 1],
    ],
    with: [
      [2, 2, 0, 0],
      [1, 1, 0, 0],
    ],
  };
  expect(await rows(page)).toEqual(counts.without);
  await page.getByRole('button', { name: '读入隐藏内容' }).first().click();
  await page.getByText('已读入该工作簿中隐藏的内容').first().waitFor();
  expect(await rows(page)).toEqual(counts.with);
  await page.getByRole('button', { name: '恢复为不读入' }).first().click();
  await page.getByText('该工作表在工作簿中被隐藏').waitFor();
  expect(await rows(page)).toEqual(counts.without);
  await page.getByRole('button', { name: '读入隐藏内容' }).first().click();
  await page.getByText('已读入该工作簿中隐藏的内容').first().waitFor();
  // 10 + 20 + 90
  expect(await figure(page, 'outstanding-balance')).toBe(120);
  expect(complaints).toEqual([]);
});

it('asks what a class word means and counts its loans once it is answered', async () => {
  const ledger =
    '数据日期,借据编号,客户编号,贷款余额（元）,五级分类\n2026-06-30,F1,C1,100,正常\n2026-06-30,F2,C2,300,劣\n';
  const { page, complaints } = await withFile('words.csv', ledger);
  await page.getByLabel(/“劣”是什么意思？（1 格，涉及余额 300/).selectOption('3');
  await page.getByRole('button', { name: '按以上答案重新读取' }).click();
  await page.getByLabel(/“劣”是什么意思/).waitFor({ state: 'detached' });
  expect(await rows(page)).toEqual([[2, 2, 0, 0]]);
  // 劣 is substandard: 300 of 400
  expect(await figure(page, 'npl-ratio')).toBeCloseTo(0.75, 10);
  expect(complaints).toEqual([]);
});

it('asks for the rate of a currency and adds its loans once one is typed', async () => {
  const ledger = '数据日期,借据编号,客户编号,币种,贷款余额\n2026-06-30,F1,C1,CNY,700\n2026-06-30,F2,C2,USD,100\n';
  const { page, complaints } = await withFile('currencies.csv', ledger);
  const unit = page.getByLabel(/金额单位是什么/);
  if ((await unit.count()) > 0) {
    await unit.selectOption({ index: 1 });
    await page.getByRole('button', { name: '按以上答案重新读取' }).click();
  }
  const rate = page.getByLabel('1 USD 折 CNY');
  await rate.fill('seven');
  await page.getByRole('button', { name: '采用该汇率' }).click();
  await page.getByRole('alert').waitFor();
  await rate.fill('7.1');
  await page.getByRole('button', { name: '采用该汇率' }).click();
  await rate.waitFor({ state: 'detached' });
  // 700 + 100 × 7.1
  expect(await figure(page, 'outstanding-balance')).toBeCloseTo(1410, 6);
  expect(complaints).toEqual([]);
});
