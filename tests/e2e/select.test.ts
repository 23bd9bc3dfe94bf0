import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, settled, type Stage } from './support.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('selects what is clicked in a picture for the whole board, beside others with shift, and lets it go', async () => {
  const { page, complaints } = await stage.open('?board=risk&lang=en');
  await settled(page);
  const card = page.locator('main [data-card="risk-sector"]');
  await card.scrollIntoViewIfNeeded();
  const marks = card.locator('[part=chart] [role=group] button');
  await marks.first().waitFor();
  await settled(page);
  const count = await marks.count();
  const filterOf = () => new URL(page.url()).searchParams.get('sector')?.split('|') ?? [];
  const line = page.locator('main > p[role=status]');

  await marks.nth(0).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => filterOf().length).toBe(1);
  await settled(page);
  // the card it was selected on shows all there is, the focus stays, and the mark says that it is selected
  expect([await marks.count(), await marks.nth(0).getAttribute('aria-pressed')]).toEqual([count, 'true']);
  expect(await marks.nth(0).evaluate((mark) => mark === document.activeElement)).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Enter');
  await expect.poll(() => filterOf().length).toBe(2);

  await line.getByRole('button', { name: 'Where the number comes from' }).click();
  await page.locator('dialog[open] table').first().waitFor();
  await page.keyboard.press('Escape');
  await line.getByRole('button', { name: 'Leave it out instead' }).click();
  await expect.poll(() => filterOf().length).toBeGreaterThan(2);
  await line.getByRole('button', { name: 'Let go' }).click();
  await expect.poll(() => filterOf().length).toBe(0);
  expect(await line.count()).toBe(0);
  expect(complaints).toEqual([]);
});
