import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Ships the sample portfolio with the build; the dev server serves it from where it stands. */
export function sampleData(): Plugin {
  let folder = '';
  return {
    name: 'sample-data',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, 'sample-data');
    },
    generateBundle() {
      for (const name of readdirSync(folder)) {
        if (!/\.(csv|json|md)$/.test(name)) continue;
        this.emitFile({ type: 'asset', fileName: `sample-data/${name}`, source: readFileSync(join(folder, name)) });
      }
    },
  };
}
