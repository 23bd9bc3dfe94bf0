import { PortfolioError } from '../lib/errors.ts';

/** What the report is at: asking for figures, drawing charts, laying out pages, writing pages. */
export type ReportStep = 'figures' | 'charts' | 'layout' | 'pages';

/** How far the report is; `total` is 0 while that is not known. */
export interface ReportProgress {
  step: ReportStep;
  done: number;
  total: number;
}

/** Called between pieces of work: tells progress, lets the page breathe, stops where that was asked for. */
export type Turn = (step: ReportStep, done?: number, total?: number) => Promise<void>;

/** Milliseconds of work after which the page gets its turn. */
const BREATH = 12;

/** A turn that reports, yields to the page, and rejects with `cancelled` after an abort. */
export function createTurn(onProgress?: (progress: ReportProgress) => void, signal?: AbortSignal): Turn {
  let since = performance.now();
  return async (step, done = 0, total = 0) => {
    stopIfAborted(signal);
    onProgress?.({ step, done, total });
    if (performance.now() - since < BREATH) return;
    await macrotask();
    since = performance.now();
    stopIfAborted(signal);
  };
}

function stopIfAborted(signal?: AbortSignal): void {
  if (signal?.aborted) throw new PortfolioError('cancelled');
}

/** A task of its own; unlike a timer it is not slowed down in a tab behind another. */
function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
