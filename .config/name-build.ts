import { join } from 'node:path';
import { buildOf } from './prepared-sample.ts';

// The name of this checkout's code, for a command line that runs from it: the page that is built of it bears the same.
Object.assign(globalThis, { __BELLWETHER_BUILD__: buildOf(join(import.meta.dirname, '..')) });
