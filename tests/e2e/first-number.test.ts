import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Request } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, PATIENCE_MS, ROOT, settled, type Stage } from './support.ts';

/** Code in kB, gzip, that the page may fetch before its first number. */
const MOST_KB = 205;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Opens the page and gives the scripts asked for before the first number stood in it, and the page. */
async function scriptsOf(locale: string) {
  const requests: Request[] = [];
  const { page } = await stage.open('blank', { locale });
  page.context().on('request', (request) => requests.push(request));
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('main data.bw-value')) return;
      seen.disconnect();
      document.documentElement.dataset['firstNumber'] = String(Date.now());
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await page.goto(stage.url);
  await page.locator('main data.bw-value').first().waitFor({ timeout: PATIENCE_MS });
  const first = Number(await page.locator('html').getAttribute('data-first-number'));
  expect(first).toBeGreaterThan(0);
  await settled(page);
  const scripts = requests.filter((request) => new URL(request.url()).pathname.endsWith('.js'));
  const early = (request: Request) => request.timing().startTime <= first;
  return { page, before: scripts.filter(early) };
}

const names = (requests: readonly Request[]) => requests.map((request) => request.url().split('/').pop() ?? '');

function kilobytes(requests: readonly Request[]): number {
  const files = requests.map((request) => readFileSync(join(ROOT, 'dist', new URL(request.url()).pathname)));
  return files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0) / 1000;
}

it('fetches the numbers first: charts after them, panels and the other language when somebody asks', async () => {
  const { page, before } = await scriptsOf('zh-CN');
  expect(names(before).some((name) => /^zh-CN-/.test(name))).toBe(true);
  expect(
    names(before).filter((name) =>
      /^(echarts|en|report|render|\w+Panel|ReportDialog)-|worker|engine|read-task/.test(name),
    ),
  ).toEqual([]);
  expect(kilobytes(before)).toBeLessThan(MOST_KB);

  const fetched = (pattern: RegExp) => page.waitForRequest((request) => pattern.test(request.url()));
  const charts = fetched(/\/echarts-[^/]+\.js$/);
  await page.locator('nav a[href*="board=risk"]').click();
  await charts;
  const english = fetched(/\/en-[^/]+\.js$/);
  await page.getByRole('button', { name: 'English' }).click();
  await english;
  await page.getByRole('heading', { level: 1, name: 'Bellwether' }).waitFor();
  const panel = fetched(/\/ImportPanel-[^/]+\.js$/);
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await panel;
  await page.locator('dialog[open] .drop').waitFor();
});

it('says so where a part cannot be fetched, and the page goes on', async () => {
  const { page } = await stage.open();
  await settled(page);
  await page.route(/\/(LimitPanel|en)-[^/]+\.js$/, (route) => route.abort());
  await page.getByRole('button', { name: '风险阈值' }).click();
  expect(await page.locator('dialog[open] [role=alert]').innerText()).toContain('请刷新页面');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('[role=alert]', { hasText: '请刷新页面' }).waitFor();
  expect(await page.locator('h1').textContent()).toBe('风向标');
});
