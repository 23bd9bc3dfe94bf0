import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, settled, shownValue, type Stage } from './support.ts';

let stage: Stage;
/** The page of a loan, and where it led to. */
let page: Page;
let complaints: string[];

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const heading = (page: Page) => page.locator('main h2').innerText();
const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const trail = (page: Page) => page.getByRole('navigation', { name: 'Where it belongs' });
const steps = (page: Page) =>
  trail(page)
    .locator('li')
    .allInnerTexts()
    .then((texts) => texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()));

it('leads from a loan up to its project, client, manager and team, and back by the browser', async () => {
  ({ page, complaints } = await stage.open('?facility=JK20160004&as-of=2026-06-30&lang=en'));
  await page.locator('main [data-board="facility"]').waitFor();
  await settled(page);
  await expect.poll(() => heading(page)).toBe('Facility JK20160004');
  await expect
    .poll(() => steps(page))
    .toEqual([
      'branch Southwest branch',
      'team Southwest Projects 1 (T08)',
      'client manager Lin Fangfei (RM26)',
      'client Guyu Industrial Park (C0215)',
      'project Guyu Industrial Park project 03 (P0003)',
    ]);
  const own = await shownValue(page, 'outstanding-balance');
  expect(own).toBeGreaterThan(0);
  const months = page.locator('main [data-card="facility-months"] tbody tr');
  expect(await months.count()).toBe(36);
  expect(await months.first().innerText()).toMatch(/exposure\.csv,\s+row\s+\d+/);

  const open = async (name: string, kind: string) => {
    await trail(page).getByRole('link', { name }).click();
    await page.locator(`main [data-board="${kind}"]`).waitFor();
    await settled(page);
    await expect.poll(() => heading(page)).toBe(name);
    expect(await page.getByRole('button', { name: 'PDF of this page' }).isVisible()).toBe(true);
  };
  await open('Guyu Industrial Park project 03 (P0003)', 'project');
  expect(query(page)).toEqual({ project: 'P0003', 'as-of': '2026-06-30', lang: 'en' });
  expect(await page.locator('main h2').evaluate((title) => title === document.activeElement)).toBe(true);
  await open('Guyu Industrial Park (C0215)', 'client');
  expect(await shownValue(page, 'outstanding-balance')).toBeGreaterThan(own ?? 0);
  await open('Lin Fangfei (RM26)', 'manager');
  expect(query(page)).toMatchObject({ manager: 'RM26' });
  await open('Southwest Projects 1 (T08)', 'team');
  expect(await steps(page)).toEqual(['branch Southwest branch']);
  // its people are links, and the way back of the browser goes step by step
  const people = page.locator('main [data-card="team-managers"]');
  await people.getByRole('link', { name: 'Lin Fangfei (RM26)' }).click();
  await expect.poll(() => heading(page)).toBe('Lin Fangfei (RM26)');
  await page.goBack();
  await expect.poll(() => heading(page)).toBe('Southwest Projects 1 (T08)');
  await page.goBack();
  await page.goBack();
  await expect.poll(() => heading(page)).toBe('Guyu Industrial Park (C0215)');
  expect(complaints).toEqual([]);
});

it('stands on paper whole, with what it belongs to and without the way back', async () => {
  await page.goBack();
  await page.locator('main [data-board="project"]').waitFor();
  await settled(page);
  await page.setViewportSize({ width: 740, height: 1050 });
  await page.emulateMedia({ media: 'print' });
  const beyond = await page.locator('main [data-card]:not([hidden])').evaluateAll(
    (cards) =>
      cards.filter((card) => {
        const table = card.querySelector('table');
        return table && table.getBoundingClientRect().right > card.getBoundingClientRect().right + 1;
      }).length,
  );
  expect([beyond, await trail(page).isVisible(), await page.locator('main .back').isVisible()]).toEqual([
    0,
    true,
    false,
  ]);
  expect(complaints).toEqual([]);
});

it('says what the data do not know, and offers what they do', async () => {
  // its engine takes nothing from the next
  await page.close();
  ({ page, complaints } = await stage.open('?manager=RM404&lang=en'));
  const alert = page.locator('main').getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toBe('▲ The data know no client manager RM404. Choose one:');
  expect(await page.locator('main [data-board]').count()).toBe(0);
  const choose = page.locator('main .choose');
  await choose.getByRole('button', { name: /client manager/i }).click();
  await choose.getByRole('searchbox').fill('linfangfei');
  await choose.getByRole('checkbox').first().click();
  await page.locator('main [data-board="manager"]').waitFor();
  await expect.poll(() => heading(page)).toBe('Lin Fangfei (RM26)');
  expect(query(page)).toMatchObject({ manager: 'RM26', lang: 'en' });

  // beside a section a manager is the filter it was
  await page.locator('nav a[href*="board=risk"]').click();
  await page.locator('main [data-board="risk"]').waitFor();
  expect(query(page)).toMatchObject({ board: 'risk', manager: 'RM26' });
  expect(complaints).toEqual([]);
});
