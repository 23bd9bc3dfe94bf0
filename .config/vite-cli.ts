import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { buildOf } from './prepared-sample.ts';

/** The command line uses the figures of the widgets and never their markup. */
function skipSvelte(): Plugin {
  return {
    name: 'skip-svelte',
    enforce: 'pre',
    load: (id) => (id.split('?')[0]?.endsWith('.svelte') ? 'export default null;' : null),
  };
}

/** A server has DuckDB's own library: what runs it in a page stays out. */
function noPageEngine(): Plugin {
  return {
    name: 'no-page-engine',
    enforce: 'pre',
    load: (id) => (id.endsWith('/src/engine/shared-engine.ts') ? 'export const sharedEngine = null;' : null),
  };
}

/** The installed package's command, and what a server imports of it: scripts for Node, with the package's dependencies left where they are. */
export default defineConfig({
  publicDir: false,
  plugins: [skipSvelte(), noPageEngine(), svelte({ configFile: false })],
  // the same name as the page of the same code: it shows only what its own code has prepared
  define: { __BELLWETHER_BUILD__: JSON.stringify(buildOf(join(import.meta.dirname, '..'))) },
  build: {
    ssr: true,
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: { bellwether: 'src/cli/bellwether.ts', session: 'src/package/node.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
