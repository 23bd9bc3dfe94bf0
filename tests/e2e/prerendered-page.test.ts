import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AXE, axeFindings, openStage, ROOT, TWO_LOANS, type Stage } from './support.ts';

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Risk</title><link rel="icon" href="data:,"><script type="module" src="/bellwether.js"></script></head>
<body><main><h1>Risk</h1><h2>This month</h2>
<bw-data src="./"></bw-data>
<bw-metric metric="outstanding-balance"></bw-metric>
<bw-table metric="outstanding-balance" by="client"></bw-table>
<p id="after">What stands below</p></main></body></html>
`;

/** Less than anybody notices: half of what the page itself may move. */
const MOST_SHIFT = 0.01;

let stage: Stage;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prerendered-'));
  await cp(TWO_LOANS, folder, { recursive: true });
  await writeFile(join(folder, 'plain.html'), PAGE);
  const words = ['prerender', join(folder, 'plain.html'), '--data', folder, '--out', join(folder, 'page.html')];
  execFileSync('npm', ['run', '-s', 'bellwether', '--', ...words, '--styles', '/styles/prerendered.css'], {
    cwd: ROOT,
  });
  stage = await openStage(folder);
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

it.each([1440, 390])(
  'shows the last value without a script, and hands over to it in place, %i pixels wide',
  async (width) => {
    const viewport = { width, height: 900 };
    const plain = await stage.open('sample-data/page.html', { javaScriptEnabled: false, viewport });
    const shown = await plain.page.locator('bw-metric strong').innerText();
    expect(shown).toMatch(/\d/);
    expect(await plain.page.locator('bw-metric small').innerText()).toContain('before any script');
    expect(plain.complaints).toEqual([]);
    await plain.page.context().close();

    const { page, complaints } = await stage.open('about:blank', { viewport, locale: 'en' });
    await page.addInitScript({ path: AXE });
    await page.goto(new URL('sample-data/page.html', stage.url).href);
    await page.locator('bw-metric data.bw-value').first().waitFor();
    await page.locator('bw-table data.bw-value').first().waitFor();
    await page.locator('[data-bw-prerendered]').first().waitFor({ state: 'detached' });
    expect(await page.locator('[data-bw-prerendered], [data-bw-failed]').count()).toBe(0);
    expect((await page.locator('bw-metric [part=headline]').innerText()).trim()).toContain(shown);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 500);
        }),
    );
    expect(shift).toBeLessThan(MOST_SHIFT);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);
