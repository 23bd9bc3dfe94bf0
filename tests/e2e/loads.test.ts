import { afterAll, beforeAll, expect, it } from 'vitest';
import { AXE, axeFindings, openStage, settled, shownValue, TWO_LOANS, type Stage } from './support.ts';

const HEADINGS = '数据日期,借据编号,客户编号,贷款余额（万元）,逾期天数,五级分类';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(TWO_LOANS);
});
afterAll(() => stage.close());

const ledger = (name: string, rows: readonly string[]) => ({
  ...{ name, mimeType: 'text/csv' },
  buffer: Buffer.from([HEADINGS, ...rows, ''].join('\n')),
});

it('takes month after month, asks before it replaces one, compares, keeps and restores them, and starts afresh', async () => {
  const { page, complaints } = await stage.open();
  await page.addInitScript({ path: AXE });
  await page.goto(stage.url);
  await settled(page);
  const panel = page.getByRole('dialog', { name: '数据' });
  const balance = () => shownValue(page, 'outstanding-balance');
  const cards = panel.locator('section[data-state]');
  const drop = async (name: string, rows: readonly string[]) => {
    await panel.locator('.drop input[type=file]').setInputFiles(ledger(name, rows));
    await panel.locator('progress').waitFor({ state: 'detached' });
  };

  await page.getByRole('button', { name: '数据', exact: true }).click();
  await drop('五月.csv', ['2026-05-31,F1,C1,100,0,正常', '2026-05-31,F2,C2,50,0,正常']);
  await drop('六月.csv', ['2026-06-30,F1,C1,90,0,正常', '2026-06-30,F2,C2,60,100,次级']);
  await expect.poll(() => cards.count()).toBe(2);
  await settled(page);
  // 90 + 60 万元: the latest month
  expect(await balance()).toBe(1_500_000);
  expect(await cards.nth(1).innerText()).toContain('新增 2 行');

  await drop('六月.csv', ['2026-06-30,F1,C1,95,0,关注', '2026-06-30,F3,C3,7,91,次级']);
  const question = panel.getByRole('region', { name: '这些文件会改变已显示的数据' });
  // F1 restated, F2 gone, F3 new; 90 + 60 before, 95 + 7 after
  const cells = await question.locator('tbody').first().locator('td').allInnerTexts();
  expect(cells.slice(1)).toEqual(['2026年6月', '1,500,000.00', '1,020,000.00', '1', '1', '1', '0', '贷款余额']);
  expect(await balance()).toBe(1_500_000);
  expect(await cards.nth(2).innerText()).toContain('待您确认');
  await question.locator('summary', { hasText: '变更的行和单元格（4）' }).click();
  const rows = await question.locator('details tbody tr').allInnerTexts();
  expect(rows.map((row) => row.split('\t').slice(2))).toContainEqual([
    ...['2026-06-30 · F1', '重述', '贷款余额', '900000.00', '950000.00', '六月.csv', '2', '六月 (2).csv', '2'],
  ]);
  expect(await axeFindings(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await question.getByRole('button', { name: '下载全部变更（CSV）' }).click();
  expect((await download).suggestedFilename()).toBe('六月 (2).csv.csv');

  // what waits is told beside the figures as well
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '查看将发生的变更' }).click();
  await question.getByRole('button', { name: '替换' }).click();
  await question.waitFor({ state: 'detached' });
  // the focus stays in the panel
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('drop');
  await expect.poll(balance).toBe(1_020_000);
  expect(await cards.nth(1).innerText()).toContain('已被后续批次替换');
  expect(await cards.nth(2).innerText()).toContain('替换了此前批次的 2 行');

  await panel.locator('summary', { hasText: '比较两批数据' }).click();
  await panel.getByRole('button', { name: '比较', exact: true }).click();
  const compared = panel.getByRole('group', { name: '比较两批数据 2-3' });
  await compared.waitFor();
  expect((await compared.locator('tbody').first().locator('td').allInnerTexts()).slice(1)).toEqual(cells.slice(1));

  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axeFindings(page)).toEqual([]);

  await panel.getByRole('button', { name: '保存在本机' }).click();
  await page.getByText('● 已保存。').waitFor();
  const ids = await cards.locator('header code').allInnerTexts();
  expect(new Set(ids).size).toBe(3);
  await page.goto(stage.url);
  await page.getByText('已从本机恢复').waitFor();
  await settled(page);
  expect(await balance()).toBe(1_020_000);
  await page.getByRole('button', { name: '查看保存的内容' }).click();
  expect(await cards.locator('header code').allInnerTexts()).toEqual(ids);

  await panel.getByRole('button', { name: '重新开始…' }).click();
  await panel.getByRole('button', { name: '重新开始', exact: true }).click();
  await expect.poll(() => cards.count()).toBe(0);
  await expect.poll(balance).toBeUndefined();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: '还没有数据' }).waitFor();
  expect(complaints).toEqual([]);
});
