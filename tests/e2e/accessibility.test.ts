import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { AXE, axeFindings, drawn, openStage, settled, type Stage } from './support.ts';

let stage: Stage;
/** One page for all: in one theme after the other, then on one phone after the other. */
let page: Page;
let complaints: string[];

beforeAll(async () => {
  stage = await openStage();
  ({ page, complaints } = await stage.open('about:blank'));
  await page.addInitScript({ path: AXE });
  await page.goto(stage.url);
});
afterEach(() => expect(complaints).toEqual([]));
afterAll(() => stage.close());

for (const colorScheme of ['light', 'dark'] as const)
  it(`has nothing for axe to find in ${colorScheme}, on the page and in its dialogs`, async () => {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    expect(await axeFindings(page)).toEqual([]);

    const filter = page.getByRole('region', { name: '筛选' });
    await filter.getByRole('button', { name: /^对比/ }).click();
    await filter.getByRole('radio').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await filter.getByRole('button', { name: '机构' }).click();
    await page.locator('input[type=checkbox]').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('input[type=checkbox]').first().check();
    await page.keyboard.press('Escape');
    // what the first choice leaves nothing of
    await filter.getByRole('button', { name: '团队' }).click();
    await page.getByText('所选范围内没有', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '全部清除' }).click();
    await settled(page);

    await page.locator('main button:has(data.bw-value)').first().click();
    await page.locator('dialog[open] table').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: '数据', exact: true }).click();
    await page.locator('dialog article').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    for (const summary of await page.locator('dialog article').first().locator('summary').all()) await summary.click();
    await page.locator('dialog section li summary').first().click();
    await page.locator('dialog section li table').first().waitFor();
    await page.locator('dialog article select').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: '风险阈值' }).click();
    await page.getByLabel('数值').fill('4%');
    await page.getByRole('button', { name: '试算' }).click();
    await page.getByRole('heading', { name: /情景试算/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');

    const note = page.locator('details.note summary').first();
    await note.click();
    expect(await axeFindings(page)).toEqual([]);
    await note.click();
  });

const PHONES = [
  { width: 360, height: 740 },
  { width: 390, height: 844 },
];
/** Pixels name, sections and the button of a phone's page may take of its height. */
const MOST_HEAD = 100;

const tooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

for (const viewport of PHONES)
  it(`fits a phone of ${viewport.width} pixels: a low head, the section in sight, the rest behind one button`, async () => {
    await page.setViewportSize(viewport);
    await page.goto(new URL('?board=managers', stage.url).href);
    await drawn(page);
    for (const [tools, language] of [
      ['筛选与工具', 'English'],
      ['Filter and tools', '中文'],
    ] as const) {
      expect(await tooWide(page)).toBeLessThanOrEqual(0);
      const current = await page.locator('nav a[aria-current]').boundingBox();
      expect(current?.y).toBeLessThan(MOST_HEAD - (current?.height ?? MOST_HEAD));
      const nav = await page.locator('nav').boundingBox();
      expect(nav && nav.y + nav.height).toBeLessThan(MOST_HEAD);
      expect(current?.x).toBeGreaterThanOrEqual(nav?.x ?? Infinity);
      expect(current && current.x + current.width).toBeLessThanOrEqual((nav?.x ?? 0) + (nav?.width ?? 0) + 1);

      await page.getByRole('button', { name: tools }).click();
      const folded = page.getByRole('region', { name: tools });
      await folded.waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await folded.getByRole('button', { name: language }).click();
      await page.keyboard.press('Escape');
      await folded.waitFor({ state: 'detached' });
      await drawn(page);
    }
  });

for (const width of [360, 1280])
  it(`opens every filter within a window of ${width} pixels, the search in hand`, async () => {
    await page.setViewportSize({ width, height: 740 });
    if (width === 360) await page.getByRole('button', { name: /^筛选/ }).click();
    const dimensions = page
      .getByRole('region', { name: '筛选', exact: true })
      .locator('.choices button[aria-controls$=-list]');
    expect(await dimensions.count()).toBe(6);
    for (const dimension of await dimensions.all()) {
      await dimension.click();
      await page.getByRole('searchbox').and(page.locator(':focus')).waitFor();
      const list = await page.getByRole('searchbox').locator('..').boundingBox();
      expect(list?.x).toBeGreaterThanOrEqual(0);
      expect((list?.x ?? NaN) + (list?.width ?? NaN)).toBeLessThanOrEqual(width);
      expect(await tooWide(page)).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
    }
  });
