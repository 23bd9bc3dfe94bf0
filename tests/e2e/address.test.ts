import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, settled, shownValue, type Stage } from './support.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('shows what an address says, and says in the address what is shown', async () => {
  const { page, complaints } = await stage.open('?board=risk&as-of=2026-03-31&region=江苏|上海&lang=en');
  await page.locator('main [data-board="risk"]').waitFor();
  await settled(page);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.getByLabel('As of').inputValue()).toBe('2026-03-31');
  const chosen = page.getByRole('list', { name: 'Active filters' });
  await expect.poll(async () => (await chosen.innerText()).match(/region: (Jiangsu|Shanghai)/g)?.length).toBe(2);
  const part = await shownValue(page, 'outstanding-balance');

  await chosen.getByRole('button', { name: 'Clear all' }).click();
  await expect.poll(() => shownValue(page, 'outstanding-balance')).toBeGreaterThan(part ?? Infinity);
  expect(new URL(page.url()).searchParams.get('region')).toBeNull();
  const other = page.locator('main [part="other"]').first();
  expect(await other.count()).toBe(0);
  await page.getByRole('button', { name: 'Compare with' }).click();
  await page.getByRole('radio', { name: 'a year earlier' }).check();
  await page.keyboard.press('Escape');
  await other.getByText('a year earlier').waitFor();
  expect(new URL(page.url()).searchParams.get('compare')).toBe('year');
  await page.locator('nav a[href*="board=esg"]').click();
  await page.locator('main [data-board="esg"]').waitFor();
  expect(new URL(page.url()).searchParams.get('board')).toBe('esg');
  expect(new URL(page.url()).searchParams.get('as-of')).toBe('2026-03-31');

  await page.goBack();
  await page.locator('main [data-board="risk"]').waitFor();
  await other.getByText('a year earlier').waitFor();
  await page.goBack();
  await other.waitFor({ state: 'detached' });
  await page.goBack();
  await expect.poll(() => shownValue(page, 'outstanding-balance')).toBe(part);
  await page.goForward();
  await expect.poll(() => shownValue(page, 'outstanding-balance')).toBeGreaterThan(part ?? Infinity);

  await page.goForward();
  await page.reload();
  await page.locator('main [data-board="risk"]').waitFor();
  await other.getByText('a year earlier').waitFor();
  await page.getByRole('button', { name: 'Compare with: a year earlier' }).waitFor();
  expect(await page.getByLabel('As of').inputValue()).toBe('2026-03-31');
  expect(complaints).toEqual([]);
});

it('says when the data do not have what a link asks for', async () => {
  const { page } = await stage.open('?board=riks&client=C9999&as-of=2019-01-31&compare=fortnight&lang=en');
  const said = page.getByText('The link asks for what is not there');
  await said.waitFor();
  await settled(page);
  // also once the engine's portfolio has taken the place of the prepared one
  await expect.poll(() => said.innerText()).toMatch(/riks.*2019-01-31.*fortnight.*client C9999/i);
  // the date that is shown instead stands in the address, so that it is the same when the next month is there
  expect(new URL(page.url()).searchParams.get('as-of')).toBe(await page.getByLabel('As of').inputValue());
  // nothing is selected by a client nobody has: no card calls that good
  const states = await page.locator('main article').evaluateAll((all) => all.map((one) => one.dataset['status']));
  expect(states).not.toContain('green');
});
