import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_ARGS, requireChromium } from '../../.config/chromium.ts';
import type { Engine } from '../../src/engine/engine.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Everything that makes an unlocked duckdb-wasm fetch an extension or an address. */
const TEMPTING = [
  'INSTALL httpfs',
  'LOAD httpfs',
  'LOAD json',
  'INSTALL spatial FROM community',
  `SELECT * FROM read_csv('https://example.com/x.csv')`,
  `FROM 'https://example.com/x.parquet'`,
  `SELECT * FROM read_parquet('in/x.parquet')`,
  `SELECT '{}'::JSON`,
  `SELECT json_extract('{}', '$.a')`,
  `SELECT now() AT TIME ZONE 'Asia/Shanghai'`,
  'SELECT current_date',
  `SELECT 'a' COLLATE zh < 'b'`,
  `ATTACH 'https://example.com/a.db' AS z`,
  `SET custom_extension_repository = 'https://example.com'`,
  `COPY (SELECT 1) TO 'https://example.com/x.csv'`,
];

let server: ViteDevServer;
let browser: Browser;
let page: Page;
const requested: string[] = [];

const PAGE = `<!doctype html><script type="module">
  import { startWasmEngine } from '/src/engine/duckdb-wasm.ts';
  globalThis.startEngine = async () => void (globalThis.engine = await startWasmEngine());
</script>`;

interface EnginePage {
  startEngine: () => Promise<void>;
  engine: Engine;
}

beforeAll(async () => {
  server = await createServer({
    configFile: false,
    root: ROOT,
    cacheDir: join(ROOT, 'node_modules/.vite-engine-requests'),
    optimizeDeps: {
      include: ['@duckdb/duckdb-wasm', 'apache-arrow'],
      exclude: [
        '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js',
        '@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js',
      ],
    },
    server: { port: 0, host: '127.0.0.1', hmr: false },
    logLevel: 'error',
  });
  await server.listen();
  browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
  page = await browser.newPage();
  page.context().on('request', (request) => requested.push(`${request.method()} ${request.url()}`));
  await page.route('**/blank.html', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}blank.html`);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

describe('requests of the engine in the page', () => {
  it('asks its own origin for its worker and module, and nobody for anything after the start', async () => {
    const origin = new URL(page.url()).origin;
    await page.waitForFunction(() => 'startEngine' in globalThis);
    await page.evaluate(() => (globalThis as unknown as EnginePage).startEngine());
    // The module is fetched by the worker: its requests are seen here too.
    expect(requested.some((request) => /^GET .*duckdb-eh\.wasm/.test(request))).toBe(true);
    expect(requested.some((request) => request.includes('duckdb-browser-eh.worker'))).toBe(true);
    expect(requested.filter((request) => new URL(request.split(' ')[1] ?? '').origin !== origin)).toEqual([]);

    const before = requested.length;
    for (const sql of TEMPTING)
      await page.evaluate(async (statement) => {
        const { engine } = globalThis as unknown as EnginePage;
        await engine.query(statement, { timeoutMs: 10_000 }).catch(() => undefined);
      }, sql);
    expect(requested.slice(before)).toEqual([]);
  });
});
