import { parseArgs } from 'node:util';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { CHROMIUM_ARGS, requireChromium } from '../../.config/chromium.ts';
import { startServer } from '../../.config/serve.ts';
import { writeLedgers } from './ledgers.ts';

const ROOT = join(import.meta.dirname, '../..');
const DIST = join(ROOT, 'dist');
const WIDTHS = [390, 1280, 1920];
const CHANGES = 12;
const PATIENCE_MS = 300_000;

/** What the page notes of its own start; milliseconds since it was asked for. */
interface Start {
  number: number;
  cards: number;
  engine: number;
  shift: number;
}

/**
 * `npm run bench:first-screen -- [--runs 5] [--rows 1000000]`: the built page as it is, on its sample: when what is there, what moves, how
 * soon a filter is answered; with `--rows` also that on a made-up book of so many rows, and nothing else.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, rows: { type: 'string' } } });
  const runs = Number(values.runs ?? 5);
  const server = await startServer({ '/': DIST }, { port: 0 });
  const browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
  try {
    if (values.rows) return await useOfBook(browser, server.url, Number(values.rows));
    const code = await codeBefore(browser, server.url);
    print('script before the first number, kB gzip', [code]);
    for (const width of WIDTHS) {
      const starts: Start[] = [];
      // the first finds nothing in the browser's cache
      const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' });
      for (let run = 0; run <= runs; run += 1) starts.push(await startOf(context, server.url));
      await context.close();
      const warm = starts.slice(1);
      console.log(`${width} px`);
      print('  first number, cold, s', [(starts[0]?.number ?? 0) / 1000]);
      print(
        '  first number, s',
        warm.map(({ number }) => number / 1000),
      );
      print(
        '  first screen, s',
        warm.map(({ cards }) => cards / 1000),
      );
      print(
        '  answers of the engine, s',
        warm.map(({ engine }) => engine / 1000),
      );
      print(
        '  layout shift',
        warm.map(({ shift }) => shift),
      );
    }
    await useOf(browser, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function codeBefore(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.addInitScript(() => {
    new MutationObserver((_, seen) => {
      if (!document.querySelector('main data.bw-value')) return;
      seen.disconnect();
      document.documentElement.dataset['number'] = String(performance.now());
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(url);
  await page.locator('html[data-number]').waitFor({ timeout: PATIENCE_MS });
  const early = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= Number(document.documentElement.dataset['number']))
      .map(({ name }) => new URL(name).pathname),
  );
  await page.close();
  const scripts = early.filter((path) => path.endsWith('.js'));
  return scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length, 0) / 1000;
}

async function startOf(context: BrowserContext, url: string): Promise<Start> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const noted = { number: 0, cards: 0, engine: 0, shift: 0 };
    Object.assign(globalThis, { noted });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) noted.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    // no name of its own: what tsx adds to named functions is not known in the page
    new MutationObserver(() => {
      const now = performance.now();
      const board = document.querySelector('main [data-board]');
      if (!noted.number && document.querySelector('main data.bw-value')) noted.number = now;
      if (!noted.cards && noted.number && board?.getAttribute('aria-busy') === 'false') noted.cards = now;
      const main = document.querySelector('main');
      if (!noted.engine && main?.dataset['answers'] === 'engine' && board?.getAttribute('aria-busy') === 'false')
        noted.engine = now;
    }).observe(document, { childList: true, subtree: true, attributes: true });
  });
  await page.goto(url);
  await page.waitForFunction(() => (globalThis as unknown as { noted: Start }).noted.engine > 0, undefined, {
    timeout: PATIENCE_MS,
  });
  const start = await page.evaluate(() => (globalThis as unknown as { noted: Start }).noted);
  await page.close();
  return start;
}

/** How soon a changed filter is on the visible cards, and how often Tab is pressed to pass the boards. */
async function useOf(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  await page.goto(new URL('?board=risk', url).href);
  await atRest(page, 'engine');
  await changesOf(page, ['光伏制造', '高速公路', '风力发电']);
  for (const board of ['overview', 'risk', 'compliance', 'esg', 'managers']) {
    await page.goto(new URL(`?board=${board}`, url).href);
    await atRest(page, 'engine');
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await atRest(page, 'engine');
    const stops = await page.evaluate(
      () =>
        [
          ...document.querySelectorAll('main a, main button, main select, main input, main summary, main [tabindex]'),
        ].filter((one) => (one as HTMLElement).tabIndex >= 0 && (one as HTMLElement).offsetParent !== null).length,
    );
    const cards = await page.locator('main [data-card]').count();
    console.log(`  tab stops of ${board}: ${stops} (${cards} cards)`);
  }
  await page.close();
}

async function changesOf(page: Page, sectors: readonly string[]): Promise<void> {
  const times: { visible: number; near: number }[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const sector = sectors[change % sectors.length] ?? '';
    const month = `2026-0${1 + (change % 6)}`;
    times.push(await timeOf(page, `?board=risk&sector=${sector}&as-of=${lastDay(month)}`));
  }
  for (const [what, key] of [
    ['a filter and a month changed, cards on the screen, s', 'visible'],
    ['  cards near it as well, s', 'near'],
  ] as const)
    print(
      what,
      times.map((time) => time[key] / 1000),
    );
}

/** The same on files of the reader's own. */
async function useOfBook(browser: Browser, url: string, rows: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
  try {
    const files = await writeLedgers(rows, folder);
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(new URL('?board=risk', url).href);
    await atRest(page, 'engine');
    await page.getByRole('button', { name: '数据', exact: true }).click();
    const begun = performance.now();
    await page.locator('dialog .drop input[type=file]').setInputFiles(Object.values(files));
    await page.locator('dialog article[data-file="exposure.csv"]').waitFor();
    await page.locator('dialog progress').waitFor({ state: 'detached' });
    print(`${rows} rows read, s`, [(performance.now() - begun) / 1000]);
    await page.keyboard.press('Escape');
    await atRest(page, 'engine');
    print('their first screen, s', [(performance.now() - begun) / 1000]);
    await changesOf(page, ['光伏发电', '高速公路', '风力发电']);
    await page.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function lastDay(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** Milliseconds until the cards on the screen have their new numbers, and until those near it have. */
async function timeOf(page: Page, address: string): Promise<{ visible: number; near: number }> {
  // nothing in here has a name of its own: what tsx adds to named functions is not known in the page
  return page.evaluate(async (to) => {
    const begun = performance.now();
    history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
    const board = document.querySelector('main [data-board]');
    await new Promise((done) => setTimeout(done, 30));
    let visible = 0;
    while (board?.getAttribute('aria-busy') !== 'false') {
      const waiting = [...document.querySelectorAll('main [data-card]:has([aria-busy="true"])')].some(
        (card) => card.getBoundingClientRect().top < innerHeight && card.getBoundingClientRect().bottom > 0,
      );
      if (visible === 0 && !waiting) visible = performance.now() - begun;
      await new Promise((done) => setTimeout(done, 5));
    }
    const near = performance.now() - begun;
    return { visible: visible || near, near };
  }, address);
}

async function atRest(page: Page, answers: string): Promise<void> {
  await page
    .locator(`main[data-answers="${answers}"] [data-board][aria-busy="false"]`)
    .waitFor({ timeout: PATIENCE_MS });
}

/** Median and the worst of twenty; of few runs that is the last. */
function print(what: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(3);
  console.log(sorted.length === 1 ? `${what}: ${at(0)}` : `${what}: p50 ${at(0.5)}, p95 ${at(0.95)}`);
}

await main();
