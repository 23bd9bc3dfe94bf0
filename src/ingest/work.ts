import { PortfolioError } from '../lib/errors.ts';

/** How far a piece of work is: bytes of its input and rows seen so far; null where that is not known. */
export interface Seen {
  bytes: number | null;
  rows: number | null;
}

/** How a long piece of work is stopped, and who hears how far it is. */
export interface Work {
  signal?: AbortSignal | undefined;
  onSeen?: ((seen: Seen) => void) | undefined;
}

/** Ends work that nobody waits for any more. */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new PortfolioError('cancelled');
}
