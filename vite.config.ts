import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { adoptedCss } from './.config/adopted-css.ts';
import { CHROMIUM_ARGS, findChromium } from './.config/chromium.ts';
import { bareImports } from './.config/bare-imports.ts';
import { codeOfBoth } from './.config/code-of-both.ts';
import { reportFonts } from './.config/fonts.ts';
import { elementKit } from './.config/element-kit.ts';
import { engineWorker } from './.config/engine-worker.ts';
import { leanEcharts } from './.config/lean-echarts.ts';
import { listedFiles } from './.config/listed-files.ts';
import { pdfkitInBrowser } from './.config/pdfkit.ts';
import { buildOf } from './.config/prepared-sample.ts';
import { sampleData } from './.config/sample-data.ts';
import { trustedTypes } from './.config/trusted-types.ts';

/**
 * How long a test or a hook may take: for a machine with two cores and ten times the work it was bought for. A limit is there to end what
 * hangs; it must never decide whether a run is green.
 */
const PATIENCE = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 300_000 } } };

const BUILD = buildOf(import.meta.dirname);

export default defineConfig({
  base: './',
  plugins: [
    svelte({ configFile: false, emitCss: false, compilerOptions: { css: 'injected' } }),
    adoptedCss(),
    trustedTypes(),
    sampleData(BUILD),
    pdfkitInBrowser(),
    leanEcharts(),
    reportFonts(),
    elementKit(),
    listedFiles(),
    bareImports(),
  ],
  define: { 'process.env.NODE_ENV': JSON.stringify('production'), __BELLWETHER_BUILD__: JSON.stringify(BUILD) },
  resolve: { dedupe: ['apache-arrow'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    modulePreload: {
      polyfill: false,
      // what else a part of the elements needs it names itself: a list of files would be wrong where a page bundles it anew
      resolveDependencies: (_, files, { hostId, hostType }) =>
        hostType === 'html' || /^assets\/index-/.test(hostId) ? files : [],
    },
    rolldownOptions: {
      input: {
        index: 'index.html',
        gallery: 'gallery.html',
        bellwether: 'src/index.ts',
        session: 'src/package/browser.ts',
      },
      preserveEntrySignatures: 'exports-only',
      output: {
        codeSplitting: {
          // what one number on its own needs, what any card does, and what makes elements of both
          groups: [
            {
              name: 'number',
              test: codeOfBoth(import.meta.dirname, ['src/main.ts', 'widgets/elements/metric.ts']),
              priority: 2,
            },
            {
              name: 'boards',
              test: codeOfBoth(import.meta.dirname, ['src/main.ts', 'widgets/elements/cards.ts']),
              priority: 1,
            },
            {
              name: 'element',
              test: codeOfBoth(import.meta.dirname, ['widgets/elements/metric.ts', 'widgets/elements/cards.ts']),
            },
            // what most parts of the charts share: a file for each pair of parts would be many
            { name: 'chart', test: /\/node_modules\/(?:echarts|zrender)\//, minShareCount: 7 },
          ],
        },
        entryFileNames: ({ name }) => (/^(?:index|gallery)$/.test(name) ? 'assets/[name]-[hash].js' : '[name].js'),
      },
    },
  },
  worker: { format: 'es', plugins: () => [engineWorker()] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // reading the code anew for each of hundreds of files would take as long as the tests
          isolate: false,
          // both cores of a small machine: the default would leave one idle
          maxWorkers: Math.max(2, availableParallelism() - 1),
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/e2e/**', 'tests/bench/**'],
          ...PATIENCE,
        },
      },
      {
        extends: true,
        optimizeDeps: {
          include: ['@duckdb/duckdb-wasm', 'apache-arrow', 'pdfkit', 'svg-to-pdfkit', 'fontkit', 'fflate'],
          // scripts that run alone in a worker
          exclude: [
            '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js',
            '@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          ...PATIENCE,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findChromium() ?? 'chromium', args: CHROMIUM_ARGS },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          ...PATIENCE,
          maxWorkers: 2,
        },
      },
    ],
  },
});
