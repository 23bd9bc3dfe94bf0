import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, ROOT, settled, shownValue, TWO_LOANS, upload, type Stage } from './support.ts';

const GB18030 = join(ROOT, 'sample-data/messy/gb18030.csv');

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(TWO_LOANS);
});
afterAll(() => stage.close());

it('begins with what was kept, also when the page is left in the middle of an import, until it is cleared', async () => {
  const { page, complaints } = await stage.open();
  await settled(page);
  await upload(page, GB18030);
  await page.getByRole('button', { name: '保存在本机' }).click();
  await page.getByText('● 已保存。').waitFor();
  await page.locator('dialog .drop input[type=file]').setInputFiles(join(ROOT, 'sample-data/messy/html-in-names.csv'));
  await page.goto(stage.url);
  await settled(page);
  await page.getByText('已从本机恢复').waitFor();
  // the four loans of sample-data/messy/README.md
  expect(await shownValue(page, 'outstanding-balance')).toBe(73_334_500);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: '查看保存的内容' }).click();
  const panel = page.getByRole('region', { name: '保存在本机' });
  expect(await panel.innerText()).toContain('gb18030.csv');
  const wide = () => panel.evaluate((element) => element.scrollWidth - element.clientWidth);
  await panel.getByRole('button', { name: '清除本机保存的内容…' }).click();
  expect(await wide()).toBeLessThanOrEqual(0);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText('● 已清除').waitFor();
  await page.goto(stage.url);
  await settled(page);
  expect(await page.getByText('已从本机恢复').count()).toBe(0);
  expect(await page.locator('header .source').innerText()).not.toContain('gb18030.csv');
  expect(complaints).toEqual([]);
});

it('asks before files that are not kept are left', async () => {
  const { page } = await stage.open();
  await upload(page, join(TWO_LOANS, 'loans.csv'));
  const asked = page.waitForEvent('dialog');
  void page.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe('beforeunload');
});
