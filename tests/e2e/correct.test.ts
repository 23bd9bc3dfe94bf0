import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gbk } from '../support/gbk.ts';
import { openStage, settled, TWO_LOANS, upload, type Stage } from './support.ts';

let stage: Stage;
let folder: string;

beforeAll(async () => {
  stage = await openStage(TWO_LOANS);
  folder = await mkdtemp(join(tmpdir(), 'bellwether-correct-'));
});
afterAll(() => stage.close());

// a line of who checked it is no note to us: only a person knows
const ledger = (date: string) =>
  `数据日期,借据编号,客户编号,五级分类,余额（元）\n${date},F1,C1,1,5\n某日,F2,C2,1,6\n复核无误,张三,,,\n`;

async function rows(page: Page): Promise<string[]> {
  return page.locator('dialog article dl dd').allInnerTexts();
}

async function saved(page: Page, name: string, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  expect(download.suggestedFilename()).toBe(name);
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

it('lets a person correct a file once: the mapping does it for the next month', async () => {
  const [june, july] = [join(folder, '2026-06.csv'), join(folder, '2026-07.csv')];
  await writeFile(june, ledger('2026-06-30'));
  await writeFile(july, ledger('2026-07-31'));
  const first = await stage.open();
  await settled(first.page);
  await upload(first.page, june);
  expect(await rows(first.page)).toEqual(['3', '1', '2', '0']);
  await first.page.locator('summary', { hasText: '文件的读取方式' }).click();
  await first.page.getByLabel('表尾说明行数').fill('1');
  await first.page.getByRole('button', { name: '按此重新读取' }).click();
  await first.page.getByText('已按您的更正读取').waitFor();
  expect(await rows(first.page)).toEqual(['2', '1', '1', '0']);
  const mapping = await saved(first.page, 'bellwether-mapping.json', () =>
    first.page.getByRole('button', { name: '保存列对应关系' }).click(),
  );
  expect(first.complaints).toEqual([]);
  await first.page.context().close();

  const next = await stage.open();
  await settled(next.page);
  await upload(next.page, july);
  expect(await rows(next.page)).toEqual(['3', '1', '2', '0']);
  await next.page.locator('dialog input[accept^=".json"]').setInputFiles(mapping);
  await next.page.getByText('已按您的更正读取').waitFor();
  expect(await rows(next.page)).toEqual(['2', '1', '1', '0']);
  expect(next.complaints).toEqual([]);
});

it('gives back the rejected rows in the encoding they came in, and templates to fill in', async () => {
  const path = join(folder, 'branch.csv');
  await writeFile(path, gbk(ledger('2026-06-30')));
  const { page, complaints } = await stage.open();
  await settled(page);
  await upload(page, path);
  const rejects = await saved(page, 'branch.csv-rejected.csv', () =>
    page.getByRole('button', { name: '下载被拒行' }).click(),
  );
  const text = new TextDecoder('gb18030', { fatal: true }).decode(await readFile(rejects));
  const lines = text.trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^数据日期,借据编号,客户编号,五级分类,余额（元）,/);
  expect(lines[1]).toMatch(/^某日,F2,C2,1,6,3,/);
  expect(lines).toHaveLength(3);
  const book = await saved(page, 'bellwether-template.xlsx', () =>
    page.getByRole('button', { name: '下载空白模板' }).click(),
  );
  // a ZIP, as workbooks are
  expect((await readFile(book)).subarray(0, 2).toString()).toBe('PK');
  const one = await saved(page, 'exposure.csv', async () => {
    await page.getByLabel('单表空白 CSV').selectOption('exposure');
  });
  expect(await readFile(one, 'utf8')).toContain('借据编号');
  expect(complaints).toEqual([]);
});
