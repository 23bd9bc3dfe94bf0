import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { preparedSample } from './prepared-sample.ts';

const DESCRIPTION = 'datapackage.json';
const PREPARED = 'prepared.json';

/** Ships the sample portfolio with the build, and with it the answers its boards ask for; the dev server serves it from where it stands. */
export function sampleData(build: string): Plugin {
  let root = '';
  const folder = () => join(root, 'sample-data');
  return {
    name: 'sample-data',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle() {
      const emit = (name: string, source: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName: `sample-data/${name}`, source });
      for (const name of readdirSync(folder()))
        if (/\.(csv|json|md)$/.test(name) && name !== DESCRIPTION) emit(name, readFileSync(join(folder(), name)));
      const described = JSON.parse(readFileSync(join(folder(), DESCRIPTION), 'utf8')) as object;
      const description = `${JSON.stringify({ ...described, prepared: PREPARED }, null, 2)}\n`;
      emit(DESCRIPTION, description);
      const data = createHash('sha256').update(description).digest('hex');
      emit(PREPARED, await preparedSample(root, { build, data }));
    },
  };
}
