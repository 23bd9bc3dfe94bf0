import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, settled, type Stage } from './support.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('answers, completes, refuses and stops, under the strict policy', async () => {
  const { page, complaints } = await stage.open('?board=esg&panel=sql', { locale: 'en' });
  await settled(page);
  const field = page.locator('dialog .cm-content');
  await field.waitFor();
  const write = async (text: string) => {
    await field.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  };
  await write('SELECT count(*) AS n, max(as_of_date) AS last FROM exposure');
  await page.keyboard.press('Control+Enter');
  const answer = page.locator('dialog section[data-rows]');
  await answer.waitFor();
  expect(await answer.locator('thead th').allTextContents()).toEqual(['n', 'last']);
  expect(await answer.locator('tbody').textContent()).toContain('2026-06-30');

  await write('');
  await page.keyboard.type('SELECT facility_id FROM expos');
  await page.locator('dialog .cm-tooltip-autocomplete').getByText('exposure', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  // the editor's own Escape closes its list alone
  expect(await page.locator('dialog').count()).toBe(1);

  await write('DROP TABLE exposure');
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog [role=alert]').filter({ hasText: 'DROP is not allowed here' }).waitFor();
  await write('SELECT outstanding,\n  nonsense\nFROM exposure');
  await page.keyboard.press('Control+Enter');
  await page
    .locator('dialog [role=alert]')
    .filter({ hasText: /^■ Line 2: .*nonsense/s })
    .waitFor();
  expect(await page.locator('dialog .cm-wrong').textContent()).toContain('nonsense');

  await write(
    'SELECT count(*) FROM exposure AS a, exposure AS b, exposure AS c WHERE a.outstanding + b.outstanding < c.outstanding',
  );
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog').getByText('Running …').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog [role=alert]').filter({ hasText: 'stopped' }).waitFor();
  expect(await page.locator('dialog').count()).toBe(1);

  expect(complaints).toEqual([]);
});

it('is closed while names are hidden', async () => {
  const { page } = await stage.open('?board=esg', { locale: 'en' });
  await settled(page);
  await page.getByRole('button', { name: /Hide names/ }).click();
  await page.getByRole('button', { name: 'SQL', exact: true }).click();
  await page.locator('dialog').getByText('Names are hidden').waitFor();
  expect(await page.locator('dialog .cm-editor').count()).toBe(0);
});
