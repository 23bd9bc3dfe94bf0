import { scriptUrl } from '../../lib/trusted.ts';
import script from './worker.ts?worker&url';

/** A worker of this page; its script is fetched from beside this one. */
export function pageWorker(): Worker {
  return new Worker(scriptUrl(new URL(script, document.baseURI)), { type: 'module' });
}
