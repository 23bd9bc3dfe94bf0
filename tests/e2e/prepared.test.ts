import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSlowLine, type SlowLine } from './slow-engine.ts';
import { openStage, ROOT, settled, shownValue, TWO_LOANS, upload, type Stage } from './support.ts';

let stage: Stage;
let line: SlowLine;

beforeAll(async () => {
  [stage, line] = await Promise.all([openStage(), openSlowLine()]);
});
afterAll(() => Promise.all([stage.close(), line.close()]));

const reading = (page: Page) => page.locator('main[data-answers="prepared"]');

async function withEngineHeld(path: string) {
  const { page, complaints } = await stage.open('about:blank');
  const letThrough = await line.hold(page);
  await page.goto(new URL(path, stage.url).href);
  return { page, complaints, letThrough };
}

it('shows every board before there is an engine, and leads from a number to its rows when there is one', async () => {
  const { page, complaints, letThrough } = await withEngineHeld('?lang=en');
  await reading(page).waitFor();
  await page.getByText('the files behind them are being read').waitFor();
  const before: Record<string, number | null | undefined> = {};
  for (const [board, metric] of Object.entries({ risk: 'npl-ratio', esg: 'high-esg-risk-share', overview: 'dscr' })) {
    await page.locator(`nav a[href*="board=${board}"]`).click();
    await page.locator(`main [data-board="${board}"] data.bw-value`).first().waitFor();
    before[metric] = await shownValue(page, metric, 'main');
    expect(await page.locator('main [role=alert]').count()).toBe(0);
  }
  // what nobody asked before waits for the engine; what is asked of it is not lost
  await page.locator('main data.bw-value[data-metric="npl-ratio"]').first().click();
  await page.locator('dialog[open]').getByText('Collecting the rows').last().waitFor();
  expect(await reading(page).count()).toBe(1);
  await letThrough();
  await page.locator('dialog[open] table tbody tr').first().waitFor();
  await page.keyboard.press('Escape');
  await settled(page);
  for (const [board, metric] of Object.entries({ overview: 'dscr', risk: 'npl-ratio' })) {
    await page.locator(`nav a[href*="board=${board}"]`).click();
    await page.locator(`main [data-board="${board}"]`).waitFor();
    await settled(page);
    expect(await shownValue(page, metric, 'main')).toBeCloseTo(before[metric] ?? Number.NaN, 9);
  }
  expect(await page.getByText('differ from the prepared numbers').count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('keeps what was chosen before the engine was there', async () => {
  const { page, letThrough } = await withEngineHeld('?lang=en&sector=光伏制造&months=2025-10..2026-02');
  await reading(page).waitFor();
  const chosen = page.getByRole('list', { name: 'Active filters' });
  await chosen.waitFor();
  await page.getByLabel('As of').selectOption('2026-03-31');
  await letThrough();
  await settled(page);
  expect(await page.getByLabel('As of').inputValue()).toBe('2026-03-31');
  expect(await chosen.innerText()).toContain('PV manufacturing');
  expect(new URL(page.url()).searchParams.get('sector')).toBe('光伏制造');
  await page.getByText('Months 2025-10 to 2026-02 shown').waitFor();
  expect(await shownValue(page, 'outstanding-balance')).toBeLessThan(5e9);
});

it('says which prepared numbers are not those of the files, and shows these', async () => {
  const { page } = await stage.open('about:blank');
  const prepared = JSON.parse(readFileSync(join(ROOT, 'dist/sample-data/prepared.json'), 'utf8')) as {
    answers: Record<string, { metric: string; value: number; period: string }[]>;
  };
  for (const rows of Object.values(prepared.answers))
    for (const row of rows) if (row.metric === 'npl-ratio' && row.period === '2026-06') row.value = 0.5;
  await page.route('**/prepared.json', (route) => route.fulfill({ json: prepared }));
  await page.goto(new URL('?lang=en', stage.url).href);
  await reading(page).waitFor();
  await expect.poll(() => shownValue(page, 'npl-ratio', 'main')).toBe(0.5);
  await settled(page);
  const said = page.getByRole('alert').filter({ hasText: 'differ from the prepared numbers' });
  expect(await said.innerText()).toContain('NPL ratio');
  expect(await shownValue(page, 'npl-ratio', 'main')).toBeLessThan(0.06);
  await said.getByRole('button', { name: 'Understood' }).click();
  expect(await said.count()).toBe(0);
});

it('does without prepared numbers that other code or other data made', async () => {
  const { page } = await stage.open('about:blank');
  await page.route('**/prepared.json', (route) =>
    route.fulfill({ json: { from: { build: 'older', data: 'other' }, answers: {} } }),
  );
  const seen: string[] = [];
  await page.exposeFunction('noteAnswers', (answers: string) => seen.push(answers));
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const answers = document.querySelector('main')?.dataset['answers'];
      if (answers) void (window as unknown as { noteAnswers(answers: string): void }).noteAnswers(answers);
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(stage.url);
  await settled(page);
  expect(new Set(seen)).toEqual(new Set(['engine']));
});

it('begins with the answers kept with the reader’s own files, and reads these behind them', async () => {
  const { page, complaints } = await stage.open('?lang=en');
  await settled(page);
  await upload(page, join(ROOT, 'sample-data/messy/gb18030.csv'));
  await page.getByRole('button', { name: 'Keep on this computer' }).click();
  await page.getByText('● Kept.').waitFor();
  await page.keyboard.press('Escape');
  await settled(page);
  const kept = () =>
    page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('bellwether-kept');
      const names: string[] = [];
      for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
      return names.some((name) => name.startsWith('answers-'));
    });
  await expect.poll(kept).toBe(true);

  const letThrough = await line.hold(page);
  await page.goto(new URL('?lang=en', stage.url).href);
  await reading(page).waitFor();
  // the four loans of sample-data/messy/README.md
  await expect.poll(() => shownValue(page, 'outstanding-balance', 'main')).toBe(73_334_500);
  expect(await page.locator('header .source').count()).toBe(0);
  await letThrough();
  await settled(page);
  expect(await shownValue(page, 'outstanding-balance', 'main')).toBe(73_334_500);
  await page.getByText('gb18030.csv').first().waitFor();
  expect(await page.getByText('differ from the prepared numbers').count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('shows at once what the command line prepared of a folder, on the page and in an element', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-'));
  copyFileSync(join(TWO_LOANS, 'loans.csv'), join(folder, 'exposure.csv'));
  execFileSync('npm', ['run', '-s', 'bellwether', '--', 'prepare', '--data', folder], { cwd: ROOT });
  const own = await openStage(folder);
  try {
    for (const path of ['?board=risk', 'fixtures/no-source.html']) {
      const { page } = await own.open('about:blank');
      const letThrough = await line.hold(page);
      await page.goto(new URL(path, own.url).href);
      if (path.startsWith('fixtures'))
        await page.evaluate(() => {
          const [data, balance] = [document.createElement('bw-data'), document.createElement('bw-metric')];
          data.id = 'ours';
          data.setAttribute('src', '/sample-data/');
          balance.setAttribute('metric', 'outstanding-balance');
          balance.setAttribute('data', 'ours');
          document.body.replaceChildren(data, balance);
        });
      await expect.poll(() => shownValue(page, 'outstanding-balance')).toBe(1000);
      await letThrough();
      await page.context().close();
    }
  } finally {
    await own.close();
  }
});
