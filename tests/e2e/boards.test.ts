import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AXE, axeFindings, drawn, openStage, settled, type Stage } from './support.ts';

let stage: Stage;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  stage = await openStage();
  ({ page, complaints } = await stage.open('?lang=en'));
  await page.addInitScript({ path: AXE });
  await page.reload();
  await drawn(page);
});
afterAll(() => stage.close());

const cards = () =>
  page.locator('main [data-board] [data-card]').evaluateAll((all) => all.map((card) => card.getAttribute('data-card')));
const drafts = () => page.locator('.grid .bar').evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label')));

const draft = (place: number) => page.locator('.grid > li').nth(place);

/** Searches, chooses the first that is found, and gives the dialog. */
async function choose(typed: string) {
  await page.getByRole('button', { name: 'Add a card' }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.getByRole('searchbox').fill(typed);
  await page.keyboard.press('Enter');
  await dialog.locator('.preview [part=finding]').waitFor();
  return dialog;
}

it('is made of metrics and cards, arranged by keyboard, kept, and there again after a reload', async () => {
  await page.getByRole('button', { name: 'New board' }).click();
  await page.getByLabel('Name of the board').fill('Monday <img src=x onerror=alert(1)>');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  expect(await save.isDisabled()).toBe(true);

  const first = await choose('R12');
  await first.getByLabel('Show as').selectOption('ranked');
  await first.getByLabel('Split by').selectOption('branch');
  await first.getByRole('button', { name: 'Put on the board' }).click();
  // by its Chinese name, in pinyin
  const second = await choose('buliangdaikuan');
  await second.getByRole('button', { name: 'Back to the list' }).click();
  await second.getByRole('searchbox').fill('who has to act');
  await page.keyboard.press('Enter');
  await second.getByRole('button', { name: 'Put on the board' }).click();
  const added = await drafts();
  expect(added).toHaveLength(2);

  const forward = page.getByRole('button', { name: `Move “${added[1]}” forward` });
  await forward.focus();
  await page.keyboard.press('Enter');
  await expect.poll(drafts).toEqual([added[1], added[0]]);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-move'))).toBe('1');
  expect(await page.locator('.said').innerText()).toBe(`${added[1]}: place 1 of 2`);
  expect(await axeFindings(page)).toEqual([]);

  await save.click();
  await drawn(page);
  expect(page.url()).toContain('board=own-1');
  await expect.poll(cards).toEqual(['overview-tasks', 'ranked-npl-ratio-branch']);
  await page.reload();
  await drawn(page);
  await expect.poll(cards).toEqual(['overview-tasks', 'ranked-npl-ratio-branch']);
  expect(await page.locator('main h2').innerText()).toBe('Monday <img src=x onerror=alert(1)>');
  expect(complaints).toEqual([]);
});

it('is dragged, saved as a file, and made of that file again where it is dropped', async () => {
  await page.getByRole('button', { name: 'Edit board' }).click();
  // cards that are on their way still move what is below them
  await expect.poll(() => page.locator('.grid [part=finding]').count()).toBe(2);
  const before = await drafts();
  // both in sight, so that nothing scrolls on the way
  await page.setViewportSize({ width: 1440, height: 1800 });
  const handle = await page.locator('.handle').nth(1).boundingBox();
  const [first, second] = [await draft(0).boundingBox(), await draft(1).boundingBox()];
  if (!handle || !first || !second) throw new Error('nothing to drag');
  const [x, y] = [handle.x + 5, handle.y + 5];
  const up = second.y + second.height / 2 - (first.y + first.height / 2);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 4, y - 20, { steps: 4 });
  // where it is over the other one is looked at now and then
  for (let tries = 0; tries < 50 && (await drafts())[0] === before[0]; tries += 1) {
    await page.mouse.move(x + 4, y - up - (tries % 5) * 4, { steps: 4 });
    await page.waitForTimeout(200);
  }
  await page.mouse.up();
  await expect.poll(drafts, { timeout: 30_000 }).toEqual([before[1], before[0]]);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('Monday img srcx onerroralert1.json');
  const text = readFileSync(await saved.path(), 'utf8');
  expect(JSON.parse(text)).toEqual({
    id: 'own-1',
    title: 'Monday <img src=x onerror=alert(1)>',
    tag: null,
    needs: [],
    cards: [
      { card: 'ranked:npl-ratio:branch' },
      { card: 'tasks', id: 'overview-tasks', title: 'overview.tasks', span: 'full' },
    ],
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await drawn(page);
  await expect.poll(cards).toEqual(['ranked-npl-ratio-branch', 'overview-tasks']);

  await drop('weekly.json', text.replace(/Monday [^"]*/, 'Weekly'));
  await expect.poll(() => page.locator('main h2').innerText()).toBe('Weekly');
  expect(page.url()).toContain('board=own-2');
  await drop('broken.json', '{"cards":[{"card":"trend:npl-ratio"},{"card":"pie"}]}');
  await page.getByText('the board in broken.json cannot be used: card 2: unknown card: pie').waitFor();
});

it('is copied from a section, and deleted after a second word', async () => {
  await page.locator('nav a[href*="board=esg"]').click();
  await drawn(page);
  const ours = await cards();
  await page.getByRole('button', { name: 'Copy to my boards' }).click();
  await page.getByLabel('Name of the board').fill('Mine');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await drawn(page);
  await expect.poll(cards).toEqual(ours);
  expect(await page.locator('nav a').allInnerTexts()).toEqual(expect.arrayContaining(['Weekly', 'Mine']));

  await page.getByRole('button', { name: 'Edit board' }).click();
  await page.getByRole('button', { name: 'Delete board' }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await drawn(page);
  expect(await page.locator('nav a').allInnerTexts()).not.toContain('Mine');
});

it('selects what is clicked in a picture for the whole board, beside others with shift, and lets it go', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator('nav a[href*="board=risk"]').click();
  await settled(page);
  const card = page.locator('main [data-card="risk-sector"]');
  await card.scrollIntoViewIfNeeded();
  const marks = card.locator('[part=chart] [role=group] button');
  await marks.first().waitFor();
  await settled(page);
  const count = await marks.count();
  const filterOf = () => new URL(page.url()).searchParams.get('sector')?.split('|') ?? [];
  const line = page.locator('main > div > p[role=status]');

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
  // what is left is a filter like any other, and nothing is selected any more
  expect(await line.count()).toBe(0);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect.poll(() => filterOf().length).toBe(0);
  await settled(page);
  await marks.nth(0).press('Enter');
  await expect.poll(() => filterOf().length).toBe(1);
  await line.getByRole('button', { name: 'Let go' }).click();
  await expect.poll(() => filterOf().length).toBe(0);

  // another board has selected nothing, and the way back of the browser leaves an editor in which nothing was changed
  await marks.nth(0).press('Enter');
  await page.locator('nav a[href*="board=esg"]').click();
  await page.locator('main [data-board="esg"]').waitFor();
  expect([filterOf().length, await line.count()]).toEqual([1, 0]);
  await page.getByRole('button', { name: 'Copy to my boards' }).click();
  await page.getByLabel('Name of the board').waitFor();
  await page.goBack();
  await page.locator('main [data-board="risk"]').waitFor();
  expect(complaints).toEqual([]);
});

async function drop(name: string, text: string): Promise<void> {
  await page.evaluate(
    ([file = '', content = '']) => {
      const data = new DataTransfer();
      data.items.add(new File([content], file, { type: 'application/json' }));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    },
    [name, text],
  );
}
