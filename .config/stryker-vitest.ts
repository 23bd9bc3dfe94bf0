import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** The unit tests alone, as mutation testing runs them: no pages, no browser. `MUTATE_TESTS` names those that are near to what is mutated. */
export default defineConfig({
  plugins: [svelte({ configFile: false, compilerOptions: { css: 'injected' } })],
  test: {
    include: process.env.MUTATE_TESTS?.split(',') ?? ['tests/**/*.test.ts'],
    exclude: ['tests/browser/**', 'tests/e2e/**', 'tests/bench/**'],
    testTimeout: Number(process.env.MUTATE_TEST_MS ?? 600_000),
    hookTimeout: 600_000,
  },
});
