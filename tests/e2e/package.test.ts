import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import webpack, { type Stats } from 'webpack';
import { integrityOf } from '../../.config/listed-files.ts';
import { POLICY, startServer, type Server } from '../../.config/serve.ts';
import { faultyServer } from './faulty-server.ts';
import { openStage, ROOT, TWO_LOANS, type Stage } from './support.ts';

/** A project of somebody else's within reach of our libraries, with our package unpacked in it. */
let host = '';
let stage: Stage;
let server: Server;

const run = (command: string, given: readonly string[], cwd = host) =>
  execFileSync(command, given, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(async () => {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  host = mkdtempSync(join(ROOT, '.cache/package-'));
  cpSync(join(import.meta.dirname, 'fixtures/package-host'), host, { recursive: true });
  run('npm', ['run', '-s', 'build:cli'], ROOT);
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', host], ROOT);
  const [archive = ''] = readdirSync(host).filter((name) => name.endsWith('.tgz'));
  const place = join(host, 'node_modules/bellwether');
  mkdirSync(place, { recursive: true });
  run('tar', ['-xzf', archive, '-C', place, '--strip-components=1']);
  stage = await openStage();
});
afterAll(async () => {
  await server?.close();
  await stage.close();
  rmSync(host, { recursive: true, force: true });
});

it('answers on a server, without a worker and without a page', () => {
  expect(JSON.parse(run('node', ['server.mjs']))).toEqual({ status: 'ready', value: 0.25, n: 2, workers: 'undefined' });
});

it('has types a strict project takes as they are', () => {
  expect(() => run('node', [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.'])).not.toThrow();
});

it('describes every element in a manifest, and has each file it names', () => {
  const inPackage = (path: string) => readFileSync(join(host, 'node_modules/bellwether', path), 'utf8');
  const named = JSON.parse(inPackage('package.json')) as { customElements: string; exports: object };
  const manifest = JSON.parse(inPackage(named.customElements)) as {
    modules: [{ declarations: { tagName: string }[] }];
  };
  expect(manifest.modules[0].declarations.map(({ tagName }) => tagName)).toContain('bw-card');
  const paths = JSON.stringify(named.exports).match(/\.\/dist\/[^"*]+(?=")/g) ?? [];
  expect(paths.length).toBeGreaterThan(8);
  for (const path of paths) expect(inPackage(path).length, path).toBeGreaterThan(0);
});

it('brings the sum of each of its files, and a bill of every library in it', () => {
  const place = join(host, 'node_modules/bellwether');
  const read = (path: string): unknown => JSON.parse(readFileSync(join(place, path), 'utf8'));
  const sums = read('dist/integrity.json') as Record<string, string>;
  expect(Object.keys(sums).length).toBeGreaterThan(300);
  expect(integrityOf(join(place, 'dist'))).toEqual(sums);
  const { components, metadata } = read('dist/sbom.cdx.json') as Bill;
  expect(metadata.component).toMatchObject({ name: 'bellwether', version: '0.1.0' });
  const listed = components.map(({ name, version }) => `${name} ${version}`);
  const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
  expect(listed).toEqual(expect.arrayContaining(Object.entries(dependencies).map((each) => each.join(' '))));
});

interface Bill {
  metadata: { component: object };
  components: { name: string; version: string }[];
}

it('is built into pages by Vite, as it is and by three frameworks, finds its files, and keeps the strict policy', async () => {
  const outDir = join(host, 'dist');
  await build({
    ...{ root: host, base: './', configFile: false, logLevel: 'error' },
    plugins: [svelte({ configFile: false })],
    build: {
      ...{ outDir, target: 'es2022' },
      rolldownOptions: { input: ['index.html', 'frameworks.html'].map((name) => join(host, name)) },
    },
  });
  server = await startServer({ '/': outDir, '/data/': TWO_LOANS }, { port: 0 });
  const { page, complaints } = await stage.open('about:blank');
  await page.goto(server.url);
  await page.locator('bw-metric data.bw-value').first().waitFor();
  await page.locator('bw-card [part=title]').waitFor();
  expect(await page.locator('bw-card [part=title]').innerText()).toBe('NPL ratio');

  // these two make policies of their own, which a strict host names
  const willing = await faultyServer(server.url);
  willing.spoil(/./, { policy: `${POLICY} svelte-trusted-html vue` });
  await page.goto(`${willing.url}frameworks.html`);
  for (const framework of ['react', 'vue', 'svelte']) {
    const place = page.locator(`#${framework}`);
    await place.locator('button:has(data.bw-value)').first().click();
    await expect.poll(() => place.locator('output').innerText(), { timeout: 20_000 }).toBe('0.25');
    await place.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await place.locator('dialog[open]').waitFor({ state: 'hidden' });
  }
  await willing.close();
  expect(complaints.filter((line) => !line.startsWith('request to'))).toEqual([]);
});

it('is built into a page by webpack', async () => {
  const path = join(host, 'dist-webpack');
  const stats = await new Promise<Stats | undefined>((done, failed) =>
    webpack(
      {
        ...{ mode: 'none', context: host, entry: './webpack-main.js' },
        output: { path, publicPath: 'auto', trustedTypes: { policyName: 'webpack' } },
      },
      (error, result) => (error ? failed(error) : done(result)),
    ),
  );
  expect(stats?.toJson({ all: false, errors: true }).errors).toEqual([]);
  cpSync(join(host, 'webpack.html'), join(path, 'index.html'));
  const built = await startServer({ '/': path, '/data/': TWO_LOANS }, { port: 0 });
  const willing = await faultyServer(built.url);
  willing.spoil(/./, { policy: `${POLICY} webpack` });
  const { page, complaints } = await stage.open('about:blank');
  await page.goto(willing.url);
  await page.locator('bw-metric data.bw-value').first().waitFor();
  expect(complaints.filter((line) => !line.startsWith('request to'))).toEqual([]);
  await willing.close();
  await built.close();
});
