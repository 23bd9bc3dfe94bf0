import { PortfolioError } from '../lib/errors.ts';
import { reason, said, type Reason } from '../lib/reasons.ts';
import { problemOf } from './failure.ts';
import { noticeIn, type StartNotice } from './worker/notices.ts';

/** How long a start may show nothing. */
export interface StartPatience {
  /** Milliseconds without an answer, or a byte of the module. */
  quietMs: number;
  /** Milliseconds from its last byte on: a busy machine compiles slowly, and nobody hears of it. */
  compileMs: number;
}

export interface StartPlaces {
  script: string;
  module: string;
}

/** Milliseconds the browser has to say why it refused, after it refused. */
const HINDSIGHT_MS = 100;

/** A start that cannot go on, with its reason. */
export function startFault(problem: Reason, cause?: unknown): PortfolioError {
  return new PortfolioError('engine-start', { problem }, { cause });
}

/**
 * Waits for a start, and rejects with the reason as soon as it cannot come to an end: the worker died, the policy of the
 * page or of the worker refused something, the module came incomplete, or nothing was heard for too long.
 */
export async function watchStart<T>(
  worker: Worker,
  places: StartPlaces,
  { quietMs, compileMs }: StartPatience,
  work: (alive: () => void) => Promise<T>,
): Promise<T> {
  let refused: string | null = null;
  let failing: (fault: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (failing = reject));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = quietMs;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => failing(startFault(silence(wait, wait === compileMs))), wait);
  };
  const violation = ({ effectiveDirective, violatedDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    if (concerns(blockedURI, places)) refused = effectiveDirective || violatedDirective;
  };
  const hear = (event: MessageEvent) => {
    const notice = noticeIn(event.data);
    if (!notice) return;
    event.stopImmediatePropagation();
    if (notice.kind === 'read') wait = compileMs;
    const problem = problemIn(notice, places);
    if (problem) failing(startFault(problem));
    else alive();
  };
  const broken = (event: ErrorEvent) =>
    failing(startFault(event.message ? said(event.message) : reason('engine-no-worker', { address: places.script })));
  // before DuckDB listens, which does not know these messages
  worker.addEventListener('message', hear);
  worker.addEventListener('error', broken);
  document.addEventListener('securitypolicyviolation', violation);
  alive();
  try {
    return await Promise.race([work(alive), failed]);
  } catch (cause) {
    await new Promise((resolve) => setTimeout(resolve, HINDSIGHT_MS));
    if (refused !== null) throw startFault(reason('engine-refused', { directive: refused }), cause);
    throw cause instanceof PortfolioError ? cause : startFault(said(problemOf(cause)), cause);
  } finally {
    clearTimeout(timer);
    failed.catch(() => undefined);
    worker.removeEventListener('error', broken);
    document.removeEventListener('securitypolicyviolation', violation);
  }
}

function problemIn(notice: StartNotice, { module }: StartPlaces): Reason | null {
  switch (notice.kind) {
    case 'refused':
      return reason('engine-refused', { directive: notice.directive });
    case 'cut':
      return reason('engine-cut', { address: module, bytes: notice.bytes });
    case 'failed':
      return reason('engine-damaged', { address: module, text: notice.message });
    default:
      return null;
  }
}

function silence(waited: number, compiling: boolean): Reason {
  return reason(compiling ? 'engine-slow' : 'engine-silent', { seconds: waited / 1000 });
}

/** A violation names the address, only its origin where that is another one, or the kind of thing that was refused. */
function concerns(blocked: string, { script, module }: StartPlaces): boolean {
  return [script, module, 'wasm-eval', 'blob'].some(
    (place) => place === blocked || new URL(place, script).origin === blocked,
  );
}
