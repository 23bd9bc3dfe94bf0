import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStage, settled, type Stage } from './support.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Half of what readers are said to notice. */
const MOST_SHIFT = 0.05;

/** All that has moved by itself since the page was opened: moved share of the screen times the way, summed up. */
const shiftOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );

for (const [board, width, height, locale] of [
  ['overview', 390, 844, 'zh-CN'],
  ['risk', 390, 844, 'en'],
  ['overview', 1280, 800, 'en'],
  ['overview', 1920, 1080, 'zh-CN'],
] as const)
  it(`fills ${board} without moving what is already there, ${width} pixels wide, in ${locale}`, async () => {
    const { page } = await stage.open(`?board=${board}`, { viewport: { width, height }, locale });
    await settled(page);
    await page.locator('main details.note').first().waitFor();
    expect(await shiftOf(page)).toBeLessThan(MOST_SHIFT);
    await page.context().close();
  });
