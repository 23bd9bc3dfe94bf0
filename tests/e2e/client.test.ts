import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { createTranslate } from '../../src/i18n/translate.ts';
import { readPdf } from '../report/pdf-text.ts';
import { openStage, settled, shownValue, type Stage } from './support.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const heading = (page: Page) => page.locator('main h2').innerText();
const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const findingOf = (page: Page, card: string) => page.locator(`main [data-card="${card}"] .finding`).innerText();

it('leads from a name on a list to the client, and back to where one was', async () => {
  const { page, complaints } = await stage.open('?board=overview&sector=产业园区|高速公路&as-of=2026-05-31&lang=en');
  await settled(page);
  const whole = await shownValue(page, 'outstanding-balance');
  const tasks = page.locator('main [data-card="overview-tasks"]');
  await tasks.scrollIntoViewIfNeeded();
  const link = tasks.locator('tbody a[href*="client="]').first();
  const [name, href] = [await link.innerText(), await link.getAttribute('href')];
  const client = /\((C\d+)\)/.exec(name)?.[1] ?? '';
  expect(href).toContain(`client=${client}`);

  // by keyboard
  await link.press('Enter');
  await page.locator('main [data-board="client"]').waitFor();
  await settled(page);
  await expect.poll(() => heading(page)).toBe(name);
  expect(await page.locator('main h2').evaluate((title) => title === document.activeElement)).toBe(true);
  expect(query(page)).toEqual({ client, 'as-of': '2026-05-31', lang: 'en' });
  expect(await page.locator('nav [aria-current]').count()).toBe(0);
  expect(await findingOf(page, 'client-loans')).toMatch(/^Loan ledger: \d+\.$/);
  const own = await shownValue(page, 'outstanding-balance');
  expect(own).toBeLessThan(whole ?? 0);

  // the way back is known after a reload as well, with what was selected
  await page.reload();
  await settled(page);
  await expect.poll(() => heading(page)).toBe(name);
  expect(await shownValue(page, 'outstanding-balance')).toBe(own);
  await page.getByRole('link', { name: 'Back to Overview' }).click();
  await page.locator('main [data-board="overview"]').waitFor();
  await settled(page);
  expect(query(page)).toEqual({ board: 'overview', sector: '产业园区|高速公路', 'as-of': '2026-05-31', lang: 'en' });
  await expect.poll(() => shownValue(page, 'outstanding-balance')).toBe(whole);
  await page.goBack();
  await expect.poll(() => heading(page)).toBe(name);
  await page.goBack();
  await page.locator('main [data-board="overview"]').waitFor();
  await expect.poll(() => shownValue(page, 'outstanding-balance')).toBe(whole);
  expect(complaints).toEqual([]);
});

it('opens by its address, keeps to it, and asks for a client where none or several are chosen', async () => {
  const { page, complaints } = await stage.open('?client=C0215&lang=zh-CN');
  await page.locator('main [data-board="client"]').waitFor();
  await settled(page);
  await expect.poll(() => heading(page)).toMatch(/^[\u4e00-\u9fff]+（C0215）$/);
  // what nothing is on record of is named in one line, and no card stands empty
  expect(await page.locator('main .folded').innerText()).toBe('没有记录：授信调整');
  expect(await page.locator('main [data-card="client-actions"]').isVisible()).toBe(false);
  expect(await page.locator('main [data-card="client-covenants"] tbody tr').count()).toBe(2);
  const states = page.locator('main [data-card="client-covenants"] tbody td', { hasText: '达标' });
  expect(await states.count()).toBe(2);

  // each row says its place in the files, and all that stands in it is a click away
  const covenants = page.locator('main [data-card="client-covenants"]');
  expect(await covenants.locator('tbody tr').first().innerText()).toMatch(/covenant\.csv\s第\s\d+\s行/);
  await covenants.getByRole('button', { name: '数据来源' }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.locator('tbody tr').nth(1).waitFor();
  expect(await dialog.locator('tbody tr').first().innerText()).toMatch(/C0215.*covenant\.csv/s);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  // the same as a PDF, with the numbers of the page
  const balance = await shownValue(page, 'outstanding-balance');
  await page.getByRole('button', { name: '本页 PDF' }).click();
  expect(query(page)).toMatchObject({ client: 'C0215', panel: 'document' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '生成报告' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('客户-C0215-2026-06-30.pdf');
  const pdf = await readPdf(new Uint8Array(await readFile(await download.path())));
  expect(pdf.outline[0]).toBe(await heading(page));
  const { value } = createTranslate('zh-CN', 'CNY').format;
  expect(pdf.pages[0]).toContain(value(balance ?? NaN, 'money'));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  // on paper no table is cut at the edge
  const size = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize({ width: 740, height: 1050 });
  await page.emulateMedia({ media: 'print' });
  const beyond = await page.locator('main [data-card]:not([hidden])').evaluateAll(
    (cards) =>
      cards.filter((card) => {
        const table = card.querySelector('table');
        return table && table.getBoundingClientRect().right > card.getBoundingClientRect().right;
      }).length,
  );
  expect(beyond).toBe(0);
  expect(await page.getByRole('button', { name: '本页 PDF' }).isVisible()).toBe(false);
  await page.emulateMedia({ media: null });
  await page.setViewportSize(size);

  // beside a board a client is the filter it was
  await page.locator('nav a[href*="board=risk"]').click();
  await page.locator('main [data-board="risk"]').waitFor();
  expect(query(page)).toMatchObject({ board: 'risk', client: 'C0215' });
  await page.locator('nav a[href*="board=overview"]').click();
  await page.locator('main [data-board="overview"]').waitFor();
  await page.reload();
  await page.locator('main [data-board="overview"]').waitFor();
  expect(query(page)).toMatchObject({ board: 'overview', client: 'C0215' });

  await page.goto(`${stage.url}?board=client&client=C0215|C0001&lang=en`);
  const choose = page.locator('main .choose', { hasText: 'This page tells of one client' });
  await choose.getByRole('link', { name: /\(C0001\)$/ }).waitFor();
  expect(await choose.getByRole('link').count()).toBe(2);
  await page.getByRole('list', { name: 'Active filters' }).getByRole('button', { name: 'Clear all' }).click();
  await choose.getByRole('link').first().waitFor({ state: 'detached' });
  await choose.getByRole('button', { name: /client/i }).click();
  await choose.getByRole('searchbox').fill('C0042');
  await choose.getByRole('checkbox').first().click();
  await page.locator('main [data-board="client"]').waitFor();
  await expect.poll(() => heading(page)).toMatch(/\(C0042\)$/);
  expect(query(page)).toMatchObject({ client: 'C0042', lang: 'en' });
  expect(complaints).toEqual([]);
});
