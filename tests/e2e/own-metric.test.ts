import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, settled, shownValue, TWO_LOANS, type Stage } from './support.ts';

let stage: Stage;
let folder = '';

beforeAll(async () => {
  stage = await openStage(TWO_LOANS);
  folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

const LEDGER = '数据日期,借据编号,客户编号,贷款余额（元）,逾期天数\n2026-06-30,F1,C1,100,70\n2026-06-30,F2,C2,300,10\n';
const METRIC = {
  id: 'late-share',
  code: 'U01',
  name: { 'zh-CN': '逾期60天以上占比', en: 'Over 60 days past due' },
  unit: 'fraction',
  better: 'lower',
  numerator: { of: 'outstanding', when: 'dpd > 60' },
  denominator: { of: 'outstanding' },
};

it('shows a metric that was dropped with the files as a card with its evidence', async () => {
  const paths = [join(folder, 'ledger.csv'), join(folder, 'late.metric.json')];
  await writeFile(paths[0] ?? '', LEDGER);
  await writeFile(paths[1] ?? '', JSON.stringify(METRIC));
  const { page, complaints } = await stage.open('?board=risk');
  await settled(page);
  await page.getByRole('button', { name: /^(数据|Data)$/ }).click();
  await page.locator('dialog .drop input[type=file]').setInputFiles(paths);
  await page.locator('dialog article[data-file="ledger.csv"]').waitFor();
  await page.locator('dialog progress').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  // its card is the last of its family's board, and is asked for when somebody comes to it
  await page.locator('[data-card="own-late-share"]').scrollIntoViewIfNeeded();
  // 100 of 400
  await expect.poll(() => shownValue(page, 'late-share')).toBe(0.25);
  await page.locator('main button:has(data.bw-value[data-metric="late-share"])').first().click();
  const dialog = page.locator('dialog[open]');
  await dialog.locator('table').waitFor();
  for (const part of ['逾期60天以上占比', 'U01', 'ledger.csv']) expect(await dialog.innerText()).toContain(part);
  expect(complaints).toEqual([]);
});
