import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPdf } from '../report/pdf-text.ts';
import { openStage, settled, type Stage } from './support.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('saves the report in the language chosen, without a print dialog', async () => {
  const { page, complaints } = await stage.open();
  await settled(page);
  await page.getByRole('button', { name: 'PDF 报告' }).click();
  await page.getByLabel('报告语言').selectOption('en');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '生成报告' }).click(),
  ]);
  const { language, pages, outline } = await readPdf(new Uint8Array(await readFile(await download.path())));
  expect(language).toBe('en');
  expect(pages).toHaveLength(12);
  for (const [index, text] of pages.entries()) if (index > 0) expect(text).toContain(`${index + 1} of ${pages.length}`);
  expect(outline.length).toBeGreaterThan(5);
  await page.locator('dialog [role=status]').filter({ hasText: '已保存为' }).waitFor();
  expect(complaints).toEqual([]);
});

it('can be cancelled, and made again', async () => {
  const { page, complaints } = await stage.open();
  await settled(page);
  await page.getByRole('button', { name: 'PDF 报告' }).click();
  await page.getByLabel('文件', { exact: true }).selectOption('book');
  await page.getByRole('button', { name: '生成报告' }).click();
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '生成报告' }).waitFor();
  expect(await page.locator('dialog [role=alert]').count()).toBe(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '生成报告' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('风向标证据册-2026-06-30.pdf');
  const { pages } = await readPdf(new Uint8Array(await readFile(await download.path())));
  expect(pages.length).toBeGreaterThan(40);
  expect(complaints).toEqual([]);
});
