import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, settled, type Stage } from './support.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('puts a limit in force on the page, lists and saves it, and tries another out without changing anything', async () => {
  const { page, complaints } = await stage.open();
  await settled(page);
  const breaches = () => page.locator('main [part="state"][data-status="red"]').count();
  const before = await breaches();
  await page.getByRole('button', { name: '风险阈值' }).click();
  const dialog = page.getByRole('dialog', { name: '风险阈值与权重' });
  await dialog.getByLabel('数值').fill('5');
  await dialog.getByRole('button', { name: '生效' }).click();
  await expect.poll(() => dialog.getByRole('alert').textContent()).toContain('百分之五请写 5% 或 0.05');

  // the NPL ratio of 2.7 % keeps to its limit of 5 %; one of 1 % with a watch level of 0.5 % it breaks
  await dialog.getByLabel('级别').selectOption('amber');
  await dialog.getByLabel('数值').fill('0.5%');
  await dialog.getByRole('button', { name: '试算' }).click();
  await dialog.getByRole('heading', { name: /情景试算/ }).waitFor();
  expect(await dialog.getByRole('region', { name: /试算/ }).locator('tbody tr').count()).toBeGreaterThan(0);
  await settled(page);
  expect(await breaches()).toBe(before);
  await dialog.getByRole('button', { name: '结束试算' }).click();

  // any other setting: a limit for one sector, which has to be one of the data
  await dialog.getByLabel('类别').selectOption('sector_limit');
  await dialog.getByLabel('行业', { exact: true }).fill('月球');
  await dialog.getByLabel('数值').fill('3%');
  await dialog.getByRole('button', { name: '试算' }).click();
  await expect.poll(() => dialog.getByRole('alert').textContent()).toContain('请选择数据中已有的名称');
  await dialog.getByLabel('行业', { exact: true }).fill('光伏制造');
  await dialog.getByRole('button', { name: '试算' }).click();
  await dialog.getByText('284.27%').first().waitFor();
  await dialog.getByRole('button', { name: '结束试算' }).click();
  await dialog.getByLabel('类别').selectOption('limit');

  await dialog.getByRole('button', { name: '生效' }).click();
  await dialog.getByLabel('级别').selectOption('red');
  await dialog.getByLabel('数值').fill('1%');
  await dialog.getByRole('button', { name: '生效' }).click();
  await expect.poll(() => dialog.getByRole('listitem').count()).toBe(2);
  await settled(page);
  await expect.poll(breaches).toBeGreaterThan(before);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '保存 parameter.csv' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain('threshold:npl-ratio:red,portfolio,1%,,');
  await dialog.getByRole('button', { name: '撤销' }).first().click();
  await dialog.getByRole('button', { name: '撤销' }).first().click();
  await settled(page);
  await expect.poll(breaches).toBe(before);
  await page.keyboard.press('Escape');

  // a note on the first breach stands on its line, and in a meeting it is gone through
  const mark = page.getByRole('button', { name: /的批注：/ }).first();
  await expect.poll(() => mark.innerText()).toContain('无批注');
  await mark.click();
  const note = page.getByRole('dialog', { name: /^批注/ });
  await note.getByLabel('填写人').fill('赵六');
  await note.getByLabel('批注内容').fill('<img src=x onerror=alert(1)> 已约谈');
  await note.getByRole('radio', { name: '处理中' }).check();
  await note.getByRole('button', { name: '保存批注' }).click();
  await note.getByText('● 已保存').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => mark.innerText()).toContain('◑ 处理中');
  await page.getByRole('button', { name: '演示超限事项' }).click();
  const meeting = page.getByRole('dialog', { name: '超限事项逐项演示' });
  await meeting.getByText('<img src=x onerror=alert(1)> 已约谈').waitFor();
  await meeting.locator('.course svg').waitFor();
  await page.keyboard.press('PageDown');
  await expect.poll(() => meeting.locator('header strong').innerText()).toMatch(/^第 2 项/);
  expect(page.url()).toContain('present=2');
  await page.keyboard.press('Escape');
  await meeting.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '全屏', exact: true }).click();
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'detached' });
  // the button that was pressed is gone, and the focus is on the board
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  await page.getByRole('button', { name: /^退出全屏/ }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(complaints).toEqual([]);
});
