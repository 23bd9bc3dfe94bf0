import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, settled, shownValue, TWO_LOANS, upload, type Stage } from './support.ts';

const HOSTILE = `<img src=x onerror="alert('client')">`;
const LONG = '某某项目融资有限责任公司'.repeat(40);

let stage: Stage;
let folder: string;

beforeAll(async () => {
  stage = await openStage(TWO_LOANS);
  folder = await mkdtemp(join(tmpdir(), 'bellwether-hostile-'));
});
afterAll(() => stage.close());

const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

/** Boxes that are wider inside than outside, without a way to scroll there. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLElement>('dialog .sheet *, main *, header *')];
    const spills = boxes.filter((box) => {
      const { overflowX, display } = getComputedStyle(box);
      return (
        overflowX === 'visible' && display !== 'inline' && box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1
      );
    });
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ['page'] : [];
    return [...wide, ...spills.map((box) => `${box.tagName} ${box.className}`)].slice(0, 5);
  });
}

it('keeps quotes in headings, markup and very long names as text, and nothing leaves its box', async () => {
  const path = join(folder, `${'very-long-name-'.repeat(10)}.csv`);
  const headings = ['数据日期', '借据编号', '客户编号', '客户名称', '余额（元）', `a"b'c${HOSTILE}`, LONG];
  const rows = [HOSTILE, LONG, `'; DROP TABLE exposure; --`].map((name, index) =>
    quoted(['2026-06-30', `F${index}`, `C${index}`, name, '100', HOSTILE, LONG]),
  );
  await writeFile(path, [quoted(headings), ...rows].join('\n'));
  for (const width of [390, 1280]) {
    const { page, complaints } = await stage.open('', { viewport: { width, height: 900 } });
    await settled(page);
    await upload(page, path);
    await page.locator('dialog details').evaluateAll((all) => {
      for (const each of all) (each as HTMLDetailsElement).open = true;
    });
    expect(await page.locator('dialog').innerText()).toContain(`a"b'c${HOSTILE}`);
    expect(await overflowing(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await settled(page);
    expect(await overflowing(page)).toEqual([]);
    // three loans of 100
    expect(await shownValue(page, 'outstanding-balance')).toBe(300);
    expect(await page.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  }
});

it('takes a table of 300 columns and lets each be named', async () => {
  const path = join(folder, 'wide.csv');
  const others = Array.from({ length: 296 }, (_, index) => `其他${index}`);
  const cells = ['2026-06-30', 'F1', 'C1', '7', ...others.map((_, index) => String(index))];
  await writeFile(path, [['数据日期', '借据编号', '客户编号', '余额（元）', ...others], cells].map(quoted).join('\n'));
  const { page, complaints } = await stage.open('', { viewport: { width: 390, height: 900 } });
  await settled(page);
  await upload(page, path);
  const report = page.locator('dialog article');
  await report.locator('summary', { hasText: '列对应关系' }).click();
  await report.locator('.box tbody select').first().waitFor();
  expect(await report.locator('.box tbody select').count()).toBe(300);
  await report.locator('summary', { hasText: '读取方式' }).click();
  expect(await report.innerText()).toContain('另有 240 列未显示');
  expect(await overflowing(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

it('takes 200 files at once and accounts for each', async () => {
  const paths = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const path = join(folder, `branch-${index}.csv`);
      await writeFile(path, `数据日期,借据编号,客户编号,余额（元）\n2026-06-30,F${index},C${index},1\n`);
      return path;
    }),
  );
  const { page, complaints } = await stage.open();
  await settled(page);
  await upload(page, paths);
  expect(await page.locator('dialog article').count()).toBe(200);
  expect(await page.locator('dialog .sum').innerText()).toContain('读入 200 行 = 载入 200');
  await page.keyboard.press('Escape');
  await settled(page);
  expect(await shownValue(page, 'outstanding-balance')).toBe(200);
  expect(await overflowing(page)).toEqual([]);
  expect(complaints).toEqual([]);
}, 180_000);
