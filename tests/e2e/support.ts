import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, requireChromium } from '../../.config/chromium.ts';
import { startServer, type Server } from '../../.config/serve.ts';

export const ROOT = join(import.meta.dirname, '../..');

/** The built page under the strict policy, with our fixtures beside it, in a real browser. */
export interface Stage {
  readonly url: string;
  /** A page that remembers everything it was not allowed to do. */
  open(path?: string, options?: BrowserContextOptions): Promise<Watched>;
  close(): Promise<void>;
}

/** A page and what went wrong on it. */
export interface Watched {
  page: Page;
  /** Requests to other origins, breaches of the policy, uncaught errors, failed requests of ours. */
  complaints: string[];
}

/** Milliseconds anything on a page may take: a limit ends what hangs, it never decides whether a run on a busy machine is green. */
export const PATIENCE_MS = 90_000;

/** A portfolio of one table in place of the sample's nineteen, for what a person does with files of their own. */
export const TWO_LOANS = join(import.meta.dirname, 'fixtures/two-loans');

/** Serves the build and starts the browser; the page begins with the sample, or with another data package. */
export async function openStage(sample = join(ROOT, 'dist/sample-data')): Promise<Stage> {
  const dist = join(ROOT, 'dist');
  if (!existsSync(join(dist, 'index.html'))) throw new Error('nothing to test: run `npm run build` first');
  const fixtures = join(import.meta.dirname, 'fixtures');
  const server = await startServer({ '/': dist, '/fixtures/': fixtures, '/sample-data/': sample }, { port: 0 });
  const browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
  return {
    url: server.url,
    open: (path = '', options) => openPage(browser, server, path, options),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function openPage(
  browser: Browser,
  server: Server,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  const { origin } = new URL(server.url);
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) complaints.push(`request to ${url.href}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('dialog', (dialog) => {
    // files that are not kept are asked about; in a test nobody wants to stay
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(new URL(path, server.url).href);
  return { page, complaints };
}

/** Waits until every section of the page has come to rest, with the engine's answers. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main[data-answers="engine"]').waitFor();
  await drawn(page);
}

/** The same, whoever answered: the engine, or answers that were made before. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const sections = [...document.querySelectorAll('main [data-board][data-status]')];
    const rest = (section: Element) =>
      section.getAttribute('aria-busy') !== 'true' && section.getAttribute('data-status') !== 'loading';
    return sections.length > 0 && sections.every(rest);
  });
}

/** The raw value first shown for a metric in a place; null when it is shown without one, undefined when it is not shown. */
export async function shownValue(page: Page, metric: string, place = 'body'): Promise<number | null | undefined> {
  const shown = page.locator(`${place} data.bw-value[data-metric="${metric}"]`).first();
  if ((await shown.count()) === 0) return undefined;
  const value = await shown.getAttribute('value');
  return value === null || value === '' ? null : Number(value);
}

/** Loads files through the data panel and waits for their outcome. */
export async function upload(page: Page, paths: string | string[]): Promise<void> {
  const folded = page.getByRole('button', { name: /^(筛选与工具|Filter and tools)/ });
  if (await folded.isVisible()) await folded.click();
  await page.getByRole('button', { name: /^(数据|Data)$/ }).click();
  await page.locator('dialog .drop input[type=file]').setInputFiles(paths);
  const names = [paths].flat().map((path) => path.split('/').pop() ?? path);
  for (const name of names) await page.locator(`dialog article[data-file="${name}"]`).waitFor();
  await page.locator('dialog progress').waitFor({ state: 'detached' });
}

/** The script to be added to a page that axe looks at. */
export const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds, one line a rule, with the first elements it concerns. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() =>
    // the sizes of targets, which WCAG 2.2 asks for, are off unless they are asked for
    (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      rules: { 'target-size': { enabled: true } },
    }),
  );
  return violations.map(({ id, nodes }) => {
    const first = nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
    return `${id} (${nodes.length}): ${first.join(' | ')}`;
  });
}
