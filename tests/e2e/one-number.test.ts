import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command } from '../cli/run.ts';
import { readPdf } from '../report/pdf-text.ts';
import { openStage, settled, shownValue, upload, type Stage } from './support.ts';

// Substandard 2,718.28 of 10,000.00 in all: 0.271828, to be read as 27.18 %.
const LEDGER = `数据日期,借据编号,客户编号,客户名称,贷款余额（元）,五级分类
2026-06-30,J001,K001,云岭光伏发电有限公司,"2,718.28",次级
2026-06-30,J002,K002,江川水务投资有限公司,"7,281.72",正常
`;

let stage: Stage;
let ledger: string;

beforeAll(async () => {
  stage = await openStage();
  ledger = join(await mkdtemp(join(tmpdir(), 'bellwether-e2e-')), '台账.csv');
  await writeFile(ledger, LEDGER);
});
afterAll(() => stage.close());

/** All text of a PDF, page by page, without spaces. */
const textOf = async (path: string) =>
  (await readPdf(new Uint8Array(await readFile(path)))).pages.map((text) => text.replaceAll(/\s/g, ''));

it('is the same number in the file, on screen, from the command line and in the PDF', async () => {
  const { page, complaints } = await stage.open();
  await settled(page);
  await upload(page, ledger);
  await page.keyboard.press('Escape');
  await settled(page);
  expect(await shownValue(page, 'npl-ratio')).toBeCloseTo(0.271828, 12);
  const shown = page.locator('data.bw-value[data-metric="npl-ratio"]').first();
  expect(await shown.textContent()).toBe('27.18%');

  // back to the cell it came from: row 2 of the file
  await page.locator('main button:has(data.bw-value[data-metric="npl-ratio"])').first().click();
  const row = page.locator('dialog[open] tbody tr').first();
  await row.waitFor();
  const cells = await row.locator('td').allInnerTexts();
  expect(cells.slice(0, 2)).toEqual(['台账.csv', '2']);
  expect(cells).toContain('2,718.28');
  await page.keyboard.press('Escape');

  const { out: json } = await command('metric', 'npl-ratio', '--data', ledger, '--format', 'json');
  const [answer] = JSON.parse(json) as { value: number }[];
  expect(answer?.value).toBe(await shownValue(page, 'npl-ratio'));

  await page.getByRole('button', { name: 'PDF 报告' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '生成报告' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('风向标报告-2026-06-30.pdf');
  const fromPage = await textOf(await download.path());
  const out = join(ledger, '..', 'report.pdf');
  await command('report', '--data', ledger, '--out', out, '--lang', 'zh-CN');
  const fromCli = await textOf(out);
  expect(fromPage.join('')).toContain('27.18%');
  expect(fromPage).toEqual(fromCli);
  // and byte by byte: one compressor, and the same letters from the common characters as from the whole face
  expect(Buffer.compare(await readFile(await download.path()), await readFile(out))).toBe(0);
  expect(complaints).toEqual([]);
});
