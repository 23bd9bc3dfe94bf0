import { join } from 'node:path';
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

/** The installed package's command: one script for Node, with the package's dependencies left where they are. */
export default defineConfig({
  publicDir: false,
  plugins: [skipSvelte()],
  // the same name as the page of the same code: it shows only what its own code has prepared
  define: { __BELLWETHER_BUILD__: JSON.stringify(buildOf(join(import.meta.dirname, '..'))) },
  build: {
    ssr: 'src/cli/bellwether.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'bellwether.js', chunkFileNames: '[name].js' } },
  },
});
