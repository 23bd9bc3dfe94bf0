import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, settled, shownValue, type Stage, type Watched } from './support.ts';

let stage: Stage;
/** One page for all: what is asked of it does not depend on what was asked before. */
let watched: Watched;

beforeAll(async () => {
  stage = await openStage();
  watched = await stage.open('?board=risk');
  await settled(watched.page);
});
afterAll(() => stage.close());

it('lets a filter reach every card, and takes it back', async () => {
  const { page, complaints } = watched;
  const whole = await shownValue(page, 'outstanding-balance');
  const share = await shownValue(page, 'single-name-concentration');
  expect(whole).toBeGreaterThan(0);
  await page.getByRole('region', { name: '筛选' }).getByRole('button', { name: '团队' }).click();
  await page.locator('input[type=checkbox]').first().check();
  await page.keyboard.press('Escape');
  await expect.poll(() => shownValue(page, 'outstanding-balance')).toBeLessThan(whole ?? 0);
  await settled(page);
  expect(await shownValue(page, 'single-name-concentration')).not.toBe(share);
  await page.getByRole('button', { name: '全部清除' }).click();
  await expect.poll(() => shownValue(page, 'outstanding-balance')).toBe(whole);
  expect(complaints).toEqual([]);
});

it('moves all numbers to an earlier month', async () => {
  const { page } = watched;
  const latest = await shownValue(page, 'outstanding-balance');
  const months = page.getByLabel('数据月份');
  const values = await months
    .locator('option')
    .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  expect(values.length).toBeGreaterThan(30);
  await months.selectOption(values[12] ?? '');
  await expect.poll(() => shownValue(page, 'outstanding-balance')).not.toBe(latest);
  await months.selectOption(values[0] ?? '');
  await expect.poll(() => shownValue(page, 'outstanding-balance')).toBe(latest);
});

it('shows where a number comes from: words, SQL, rows that lead back to the file, and hands the rows out', async () => {
  const { page, complaints } = watched;
  await page.locator('nav a[href*="board=overview"]').click();
  await page.locator('main [data-board="overview"]').waitFor();
  await settled(page);
  await page.locator('main button:has(data.bw-value[data-metric="npl-ratio"])').first().click();
  const dialog = page.locator('dialog[open]');
  await dialog.locator('table').waitFor();
  // definitions are fetched when somebody asks for them, and may come after the rows
  await expect.poll(() => dialog.innerText()).toContain('定义');
  const text = await dialog.innerText();
  for (const part of ['R12', '定义', '公式', '阈值', 'exposure.csv']) expect(text).toContain(part);
  await dialog.locator('summary', { hasText: 'SQL' }).click();
  expect(await dialog.locator('pre').innerText()).toContain('SELECT');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '下载全部明细（CSV）' }).click(),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  const lines = csv.trimEnd().split('\r\n');
  const total = Number((/明细行（([\d,]+)）/.exec(text)?.[1] ?? '').replaceAll(',', ''));
  expect(total).toBeGreaterThan(100);
  // what counts, and what left the book with its reason
  expect(lines.filter((line) => line.startsWith('true,'))).toHaveLength(total);
  expect(lines.slice(total + 1).every((line) => line.startsWith('false,settled,'))).toBe(true);
  expect(lines.length).toBeGreaterThan(total + 1);
  expect(lines[0]).toContain('source_file');

  // and to its card on the board of its family
  await dialog.getByRole('button', { name: '查看卡片（风险指标）' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  const card = page.locator('main [data-board="risk"] [data-card]:focus');
  await card.locator('article').waitFor();
  expect(await card.getAttribute('data-card')).toBe('risk-quality');
  expect(await card.evaluate((one) => one.getBoundingClientRect().top < window.innerHeight)).toBe(true);
  expect(complaints).toEqual([]);
});

it('says why a number moved between two dates, with a picture and the loans underneath', async () => {
  const { page, complaints } = watched;
  await page.locator('nav a[href*="board=overview"]').click();
  await page.locator('main [data-board="overview"]').waitFor();
  await settled(page);
  await page.locator('main button:has(data.bw-value[data-metric="npl-ratio"])').first().click();
  const dialog = page.locator('dialog[open]');
  // nothing that comes later moves what is below it away from under the pointer
  await dialog.waitFor();
  expect(await dialog.innerText()).toContain('定义');
  await dialog.locator('summary', { hasText: '为何变动' }).click();
  const bridge = dialog.locator('details', { hasText: '为何变动' });
  await bridge.locator('svg').waitFor();
  const [causes] = await bridge.locator('table').allInnerTexts();
  expect(causes).toContain('变动合计');
  // between the first snapshot and the last: there is more to tell than of one month
  const items = await bridge.locator('h4').innerText();
  await bridge.getByLabel('自').selectOption({ index: 0 });
  await expect.poll(() => bridge.locator('h4').innerText()).not.toBe(items);
  expect(await bridge.locator('table').last().innerText()).toContain('exposure.csv:');
  expect(complaints).toEqual([]);
});
