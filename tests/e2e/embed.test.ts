import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AXE, axeFindings, openStage, ROOT, settled, shownValue, type Stage, type Watched } from './support.ts';

/** Script in kB, gzip: of the loader, of all before one number stands there, and of all before a card’s chart does, most of which is ECharts. */
const MOST_KB = { loader: 2, number: 117, chart: 300 };

let stage: Stage;
/** A page of somebody else's with every element, read once. */
let host: Watched;

beforeAll(async () => {
  stage = await openStage();
  host = await stage.open('fixtures/embed.html');
});
afterAll(() => stage.close());

it('shows on a plain page what our own page shows, with one engine, under the strict policy', async () => {
  const own = await stage.open('?board=risk');
  await settled(own.page);
  const expected = await shownValue(own.page, 'npl-ratio', '[data-board="risk"]');

  const { page, complaints } = host;
  const tags = ['bw-risk-trend', 'bw-metric', 'bw-review-compliance', 'bw-esg-scores', 'bw-manager-performance'];
  for (const tag of tags) await page.locator(`${tag} data.bw-value`).first().waitFor();
  expect(await shownValue(page, 'npl-ratio', 'bw-risk-trend')).toBe(expected);
  expect(await shownValue(page, 'npl-ratio', 'bw-metric')).toBe(expected);
  const chinese = page.locator('bw-metric[theme="dark"] [part=title]').first();
  expect(await chinese.innerText()).toMatch(/[\u4e00-\u9fff]/);
  expect((await page.locator('bw-risk-trend [part=title]').allInnerTexts()).join()).not.toMatch(/[\u4e00-\u9fff]/);
  expect(page.workers()).toHaveLength(1);
  expect(complaints).toEqual([]);
});

it('shows one card, a table, filters and evidence on their own, and gives a card as a file', async () => {
  const { page, complaints } = host;
  expect(await page.locator('bw-card [part=title]').allInnerTexts()).toEqual(['Asset quality']);
  await page.locator('bw-card svg, bw-card canvas').first().waitFor();
  const csv = await page
    .locator('bw-card')
    .evaluate((card) => (card as HTMLElement & { toCSV(): Promise<string> }).toCSV());
  expect(csv.split('\r\n')[0]).toContain('NPL ratio');
  await page.locator('bw-table tbody th', { hasText: 'Solar power' }).waitFor();
  expect(await page.locator('bw-filter-bar .choices button').count()).toBe(2);
  await page.locator('bw-evidence table').first().waitFor();
  expect(await page.locator('bw-evidence dialog').count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('shows a wrong attribute as an error in its place and tells the page', async () => {
  const { page, complaints } = host;
  await page.locator('#wrong [role=alert]').waitFor();
  expect(await page.locator('#wrong [role=alert]').innerText()).toContain('no-such-metric');
  const heard = page.evaluate(
    () => new Promise((done) => document.addEventListener('bw-error', (event) => done((event as CustomEvent).detail))),
  );
  await page.locator('#wrong').evaluate((element) => element.setAttribute('as-of', '2026-13-77'));
  expect(await heard).toMatchObject({ code: 'bad-value' });
  expect(complaints).toEqual([]);
});

it('opens the evidence in the element’s own shadow root unless the page says no', async () => {
  const { page } = host;
  const value = page.locator('bw-risk-trend button:has(data.bw-value[data-metric="npl-ratio"])').first();
  await value.waitFor();
  await value.click();
  await page.locator('bw-risk-trend dialog[open] table').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('bw-risk-trend dialog').waitFor({ state: 'detached' });

  const heard = page.evaluate(
    () =>
      new Promise((done) =>
        document.addEventListener('bw-select', (event) => {
          event.preventDefault();
          done((event as CustomEvent).detail);
        }),
      ),
  );
  await value.click();
  expect(await heard).toMatchObject({ metric: 'npl-ratio', code: 'R12' });
  expect(await page.locator('bw-risk-trend dialog').count()).toBe(0);
});

it('filters every widget of a source by one event', async () => {
  const { page } = host;
  const shown = () => shownValue(page, 'npl-ratio', 'bw-risk-trend');
  await page.locator('bw-risk-trend data.bw-value').first().waitFor();
  const whole = await shown();
  const sector = await page.evaluate(async () => {
    const data = document.querySelector('bw-data') as HTMLElement & {
      session: { portfolio: { values(name: string): Promise<{ value: string }[]> } };
    };
    const [first] = await data.session.portfolio.values('sector');
    data.dispatchEvent(new CustomEvent('bw-filter', { detail: { dimension: 'sector', values: [first?.value] } }));
    return first?.value;
  });
  expect(sector).toBeTruthy();
  await expect.poll(shown).not.toBe(whole);
});

it('fetches for one number what it needs, and no engine before somebody asks for more', async () => {
  const { page, complaints } = await stage.open('about:blank');
  const paths: string[] = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  const kilobytes = (scripts: readonly string[]) =>
    scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(ROOT, 'dist', path)), { level: 9 }).length, 0) /
    1000;
  const scripts = () => paths.filter((path) => path.endsWith('.js'));
  const engine = () => paths.filter((path) => /\.wasm$|worker|engine|read-task/.test(path));

  await page.goto(new URL('fixtures/lone.html', stage.url).href);
  await page.locator('bw-metric data.bw-value').waitFor();
  expect(kilobytes(scripts())).toBeLessThan(MOST_KB.number);
  expect(scripts().filter((path) => /\/(index|page|echarts|render|print|\w+Panel)-/.test(path))).toEqual([]);
  const loader = readFileSync(join(ROOT, 'dist/bellwether.js'), 'utf8');
  const own = [...loader.matchAll(/from"\.(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(own).toHaveLength(1);
  expect(kilobytes(['/bellwether.js', ...own])).toBeLessThan(MOST_KB.loader);

  // what an element is given before its code is there is not lost
  await page.evaluate(() => {
    const card = document.createElement('bw-card');
    document.body.append(Object.assign(card, { card: 'risk-quality' }));
  });
  await page.locator('bw-card svg').first().waitFor();
  expect(kilobytes(scripts())).toBeLessThan(MOST_KB.chart);
  // what a point says comes with the first mouse over one
  const chart = page.locator('bw-card [part=chart]').first();
  const written = await chart.locator('text').count();
  await chart.hover();
  await expect.poll(() => paths.some((path) => /\/tips-/.test(path)), { timeout: 30_000 }).toBe(true);
  await expect
    .poll(
      async () => {
        for (const x of [150, 160]) await chart.hover({ position: { x, y: 100 } });
        return chart.locator('text').count();
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(written);
  expect(engine()).toEqual([]);

  await page.locator('bw-metric button:has(data.bw-value)').click();
  await page.locator('bw-metric dialog[open] table tbody tr').first().waitFor();
  expect(engine().some((path) => path.endsWith('.wasm'))).toBe(true);
  // nor is what it is asked
  const csv = await page.evaluate(() => {
    const table = Object.assign(document.createElement('bw-table'), { metric: 'npl-ratio', by: 'sector' });
    document.body.append(table);
    return (table as unknown as { toCSV(): Promise<string> }).toCSV();
  });
  expect(csv.split('\r\n').length).toBeGreaterThan(5);
  expect(complaints).toEqual([]);
});

it('has a gallery of every card and element, found by its words, with nothing for axe to find', async () => {
  const { page, complaints } = await stage.open('about:blank', { locale: 'en' });
  await page.addInitScript({ path: AXE });
  await page.goto(new URL('gallery.html', stage.url).href);
  const cards = page.locator('[data-gallery]');
  await page.locator('[data-gallery="overview-headlines"] bw-card data.bw-value').first().waitFor();
  expect(await cards.count()).toBeGreaterThan(150);
  expect(await page.locator('#elements ~ article').count()).toBeGreaterThan(10);
  await page.getByRole('searchbox').fill('reserve 准备金');
  await expect.poll(() => cards.count(), { timeout: 30_000 }).toBe(1);
  await page.locator('[data-gallery="finance-reserves"] bw-card [part=title]').waitFor();
  expect(await page.locator('[data-gallery="finance-reserves"] pre').innerText()).toContain(
    '<bw-card card="finance-reserves">',
  );
  expect(await axeFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
