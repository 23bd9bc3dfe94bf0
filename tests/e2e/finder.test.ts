import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { AXE, axeFindings, openStage, settled, type Stage } from './support.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const heading = (page: Page) => page.locator('main h2').innerText();
const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const field = (page: Page) => page.getByRole('combobox', { name: /^(查找|Find)$/ });
const options = (page: Page) => page.getByRole('option');

/** The option the field points at. */
const active = (page: Page) =>
  field(page).evaluate((input) => {
    const option = document.getElementById(input.getAttribute('aria-activedescendant') ?? '');
    return [option?.getAttribute('aria-selected'), option?.textContent?.replaceAll(/\s+/g, ' ').trim()];
  });

it('leads by keyboard alone from a name in pinyin to the page of a client, and from a code to a card', async () => {
  const { page, complaints } = await stage.open('?board=overview&lang=zh-CN');
  await settled(page);
  await page.keyboard.press('Control+k');
  await field(page).waitFor();
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
  // nothing typed: sections and what the page can do
  await page.getByRole('group', { name: '栏目' }).waitFor();
  await page.keyboard.type('gycyy');
  await options(page).filter({ hasText: 'C0215' }).waitFor();
  await expect.poll(() => page.locator('dialog[open]').getByRole('status').innerText()).toMatch(/^找到 \d+ 项。$/);
  await expect.poll(() => active(page).then(([, text]) => text)).toMatch(/^谷雨产业园有限公司 C0215/);
  await page.keyboard.press('Enter');
  await page.locator('main [data-board="client"]').waitFor();
  await expect.poll(() => heading(page)).toBe('谷雨产业园有限公司（C0215）');
  expect(query(page)).toMatchObject({ client: 'C0215' });
  expect(query(page)['board']).toBeUndefined();
  expect(await page.locator('main h2').evaluate((title) => title === document.activeElement)).toBe(true);

  // what was opened last stands first the next time; arrows walk, Escape leaves everything as it is
  await page.keyboard.press('Control+k');
  await page.getByRole('group', { name: '最近打开' }).waitFor();
  await expect.poll(() => active(page)).toEqual(['true', expect.stringContaining('谷雨产业园')]);
  await page.keyboard.press('ArrowDown');
  const [, second] = await active(page);
  expect(second).toBe('总览');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  const last = await options(page).last().innerText();
  expect((await active(page))[1]).toBe(last.replaceAll(/\s+/g, ' ').trim());
  await page.keyboard.press('Escape');
  await field(page).waitFor({ state: 'detached' });
  expect(query(page)).toMatchObject({ client: 'C0215' });

  // a code leads to the card of its metric
  await page.keyboard.press('Control+k');
  await field(page).fill('R12');
  await expect.poll(() => active(page).then(([, text]) => text)).toMatch(/^不良贷款率 R12/);
  await page.keyboard.press('Enter');
  await page.locator('main [data-board="risk"]').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-card'))).toMatch(/^risk-/);
  expect(complaints).toEqual([]);
});

it('opens by its button on a phone, speaks English, says when there is nothing, and axe finds nothing in it', async () => {
  const { page, complaints } = await stage.open('about:blank', { viewport: { width: 390, height: 800 } });
  await page.addInitScript({ path: AXE });
  await page.goto(`${stage.url}?board=risk&lang=en`);
  await settled(page);
  await page.getByRole('button', { name: 'Find' }).click();
  await field(page).fill('lin fangfei');
  await options(page).filter({ hasText: 'RM26' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const beyond = await page.evaluate(() => {
    const edges = [...document.querySelectorAll('dialog[open], dialog[open] *')].map((each) =>
      each.getBoundingClientRect(),
    );
    return edges.filter(({ left, right }) => left < 0 || right > innerWidth).length;
  });
  expect(beyond).toBe(0);
  await options(page).filter({ hasText: 'RM26' }).click();
  await page.locator('main [data-board="manager"]').waitFor();
  await expect.poll(() => heading(page)).toBe('Lin Fangfei (RM26)');
  await page.getByRole('button', { name: 'Find' }).click();
  await field(page).fill('<img src=x onerror=alert(1)>');
  await expect.poll(() => page.locator('dialog[open]').getByRole('status').innerText()).toBe('Nothing found.');
  expect(await page.locator('dialog[open] img').count()).toBe(0);
  expect(complaints).toEqual([]);
});
