import { PortfolioError } from '../../lib/errors.ts';
import { reason } from '../../lib/reasons.ts';
import { LIMITS, type Limits } from './size-limits.ts';
import { breather } from './pause.ts';
import { Unreadable } from './unreadable.ts';

/** What may still come out of one archive, all its entries together. */
export class UnpackBudget {
  #unpacked = 0;

  constructor(
    readonly packedBytes: number,
    readonly limits: Limits = LIMITS,
  ) {}

  take(bytes: number): void {
    this.#unpacked += bytes;
    const { unpackedBytes, ratio, ratioFrom } = this.limits;
    if (this.#unpacked > unpackedBytes) throw new Unreadable('unpacks-too-large', { limit: unpackedBytes });
    if (this.#unpacked > ratioFrom && this.#unpacked > this.packedBytes * ratio)
      throw new Unreadable('unpacks-too-large', { limit: this.packedBytes * ratio });
  }
}

interface UnpackOptions {
  budget: UnpackBudget;
  signal?: AbortSignal | undefined;
}

/** Pieces of the unpacked bytes; ends with an error at the budget's end, whatever the archive says of itself. */
export async function* unpackPieces(
  packed: Blob,
  method: 'gzip' | 'deflate-raw',
  { budget, signal }: UnpackOptions,
): AsyncGenerator<Uint8Array> {
  const pause = breather();
  const feeding = new AbortController();
  const reader = packed
    .stream()
    .pipeThrough(new DecompressionStream(method), { signal: feeding.signal, preventAbort: true })
    .getReader();
  try {
    for (;;) {
      if (signal?.aborted) throw new PortfolioError('cancelled');
      const { done, value } = await reader.read();
      if (done) return;
      budget.take(value.byteLength);
      yield value;
      await pause();
    }
  } catch (cause) {
    if (cause instanceof Unreadable || cause instanceof PortfolioError) throw cause;
    throw new Unreadable('damaged-file', { detail: reason('packed-cut') }, { cause });
  } finally {
    // The source is let go, not the unpacked side: Node's, cancelled with pieces waiting, throws where nobody can catch.
    feeding.abort();
  }
}

/** The unpacked bytes of a .gz file. */
export async function unpackGzip(packed: Blob, options: UnpackOptions): Promise<Blob> {
  const pieces: Blob[] = [];
  for await (const piece of unpackPieces(packed, 'gzip', options)) pieces.push(new Blob([new Uint8Array(piece)]));
  return new Blob(pieces);
}
