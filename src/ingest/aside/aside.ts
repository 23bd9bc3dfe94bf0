import { PortfolioError } from '../../lib/errors.ts';
import { sizeOf } from '../formats/bytes.ts';
import type { Work } from '../work.ts';
import { asError, type Reply, type Request } from './message.ts';
import { TASKS, type Tasks } from './tasks.ts';

/** Less than this is done before a worker has started; what is packed is some ten times as much work. */
const WORTH_BYTES: Readonly<Record<keyof Tasks, number>> = {
  survey: 512 * 1024,
  hash: 512 * 1024,
  utf8: 512 * 1024,
  tables: 64 * 1024,
};

/**
 * Does a task in a worker, so that the page stays free; at once where there are no workers (in the command line) and
 * where the page's policy allows none.
 */
export async function aside<K extends keyof Tasks>(
  task: K,
  input: Parameters<Tasks[K]>[0],
  work: Work = {},
): Promise<Awaited<ReturnType<Tasks[K]>>> {
  const here = TASKS[task] as (given: unknown, work: Work) => ReturnType<Tasks[K]>;
  const worker = sizeOf(input.content) < WORTH_BYTES[task] ? null : await startWorker();
  if (!worker) return await here(input, work);
  try {
    return (await ask(worker, { task, input }, work)) as Awaited<ReturnType<Tasks[K]>>;
  } finally {
    worker.terminate();
  }
}

async function startWorker(): Promise<Worker | null> {
  if (typeof Worker === 'undefined' || typeof document === 'undefined') return null;
  try {
    const worker = (await import('./page-worker.ts')).pageWorker();
    const ready = await new Promise<boolean>((resolve) => {
      worker.onmessage = () => resolve(true);
      worker.onerror = () => resolve(false);
    });
    if (ready) return worker;
    worker.terminate();
  } catch {
    // a page of another origin may not start it
  }
  return null;
}

function ask(worker: Worker, request: Request, { signal, onSeen }: Work): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new PortfolioError('cancelled'));
    if (signal?.aborted) return cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if ('seen' in data) return onSeen?.(data.seen);
      signal?.removeEventListener('abort', cancel);
      if ('error' in data) reject(asError(data.error));
      else if ('output' in data) resolve(data.output);
    };
    worker.postMessage(request);
  });
}
