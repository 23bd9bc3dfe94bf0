import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { findBreaches } from '../../src/session/breaches/find-breaches.ts';
import { samplePortfolio } from '../support/sample.ts';
import { drawn, openStage, settled, shownValue, type Stage } from './support.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** The cards of the board that is shown, with their states. */
const cardsOf = (page: Page) =>
  page
    .locator('main [data-card]')
    .evaluateAll((all) =>
      all.map((one) => [(one as HTMLElement).dataset['card'], one.querySelector('article')?.dataset['status']]),
    );

/** Stops of the Tab key a card may have: its number, its picture or table, its tools. */
const MOST_STOPS = 3;

/** How often the Tab key stops at each card. */
const tabStopsOf = (page: Page) =>
  page.locator('main [data-card]').evaluateAll((all) =>
    all.map((card) => {
      const focusable = [...card.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, [tabindex]')];
      const stops = focusable.filter((element) => element.tabIndex >= 0 && element.checkVisibility());
      return [(card as HTMLElement).dataset['card'] ?? '', stops.length] as const;
    }),
  );

it('opens on the sample portfolio, every board filled, and asks nobody else for anything', async () => {
  const { page, complaints } = await stage.open();
  await settled(page);
  const npl = await shownValue(page, 'npl-ratio');
  expect(npl).toBeGreaterThan(0.005);
  expect(npl).toBeLessThan(0.06);
  expect(await page.locator('header button[data-good="true"]').count()).toBe(1);
  // the list of breaches is that of the catalogue
  const found = await findBreaches(await samplePortfolio());
  const list = page.locator('main [data-card="overview-breaches"] article');
  const told = await list.evaluate(({ dataset: { checks, breaches, watch, unchecked } }) => {
    return [checks, breaches, watch, unchecked].map(Number);
  });
  const { red, amber, unchecked } = found.counts;
  expect(told).toEqual([found.checks, red, amber, unchecked]);
  for (const id of ['overview', 'risk', 'compliance', 'esg', 'managers']) {
    await page.locator(`nav a[href*="board=${id}"]`).click();
    await page.locator(`main [data-board="${id}"]`).waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await settled(page);
    const cards = await cardsOf(page);
    expect(cards.length).toBeGreaterThanOrEqual(3);
    expect(cards.filter(([, status]) => !/^(green|amber|red|grey)$/.test(String(status)))).toEqual([]);
    const stops = await tabStopsOf(page);
    expect(stops.filter(([, count]) => count > MOST_STOPS)).toEqual([]);
    expect(stops.some(([, count]) => count > 0)).toBe(true);
  }
  expect(complaints).toEqual([]);
});

it('first speaks the language of the browser, English where it is neither', async () => {
  for (const [locale, language] of [
    ['en-GB', 'en'],
    ['zh-TW', 'zh-CN'],
    ['fr-FR', 'en'],
  ] as const) {
    const { page } = await stage.open('', { locale });
    await page.locator('h1').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await page.context().close();
  }
});

it('speaks English when asked, and keeps the choice', async () => {
  const { page, complaints } = await stage.open();
  await drawn(page);
  expect(await page.locator('h1').textContent()).toBe('风向标');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Bellwether' }).waitFor();
  await drawn(page);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  const chinese = /[\u4e00-\u9fff]/;
  const titles = await page.locator('main h2, main h3').allTextContents();
  expect(titles.filter((title) => chinese.test(title))).toEqual([]);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Bellwether' }).waitFor();
  expect(complaints).toEqual([]);
  // the engine that comes for it takes its time from the next
  await page.close();
});

it('changes its colours without a reload', async () => {
  const { page } = await stage.open('', { colorScheme: 'light' });
  await drawn(page);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByLabel('配色').selectOption('dark');
  await expect.poll(background).not.toBe(light);
  // paper is white, whatever the screen is
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await background()).toBe(light);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  expect(await background()).not.toBe(light);
  // the engine that comes for it takes its time from the next
  await page.close();
});

it('can be walked by keyboard: skip link, sections, a value and back', async () => {
  const { page } = await stage.open();
  await drawn(page);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
  const value = page.locator('main button:has(data.bw-value)').first();
  await value.focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  expect(await value.evaluate((button) => button === document.activeElement)).toBe(true);
  // the engine that comes for it takes its time from the next
  await page.close();
});

it('opens the evidence of a point of a chart by Enter, keeps it open while the key is held, and goes back to the point', async () => {
  const { page, complaints } = await stage.open('?board=risk');
  await settled(page);
  const point = page.locator('main [part=chart] [role=group] button').first();
  await point.waitFor();
  for (const keys of [['Enter'], ['Enter', 'Enter'], ['Space']]) {
    await point.focus();
    // a key that is held repeats
    for (const key of keys) {
      await page.keyboard.down(key);
      if (key === 'Space') await page.keyboard.up(key);
      await page.locator('dialog[open]').waitFor();
    }
    for (const key of new Set(keys)) await page.keyboard.up(key);
    await page.locator('dialog[open] table').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await point.evaluate((button) => button === document.activeElement)).toBe(true);
  }
  expect(complaints).toEqual([]);
});
