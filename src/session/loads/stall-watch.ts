/** Milliseconds in which not one byte of a source comes, after which its server is taken to hang. */
export const STALL_MS = 7_000;

/**
 * Ends what is being fetched when nothing comes any more. One watch stands over all files of a source: a browser fetches
 * a few at a time, and those that wait for their turn are quiet without fault.
 */
export class StallWatch {
  readonly #stalled = new AbortController();
  readonly #quietMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #open = 0;

  constructor(quietMs: number = STALL_MS) {
    this.#quietMs = quietMs;
  }

  get seconds(): number {
    return this.#quietMs / 1000;
  }

  /** Aborts when nothing comes any more. */
  get signal(): AbortSignal {
    return this.#stalled.signal;
  }

  /** Fetches an address to its end; `check` sees the answer before its bytes, and by throwing ends them. */
  async fetch(url: URL, signal: AbortSignal | undefined, check: (response: Response) => void): Promise<Blob> {
    this.#open += 1;
    this.#alive();
    const stop = new AbortController();
    const ends = signal ? [signal, this.signal] : [this.signal];
    const end = () => stop.abort();
    for (const each of ends) each.addEventListener('abort', end, { once: true });
    if (ends.some(({ aborted }) => aborted)) end();
    try {
      const response = await fetch(url, { signal: stop.signal });
      this.#alive();
      check(response);
      if (!response.body) return await response.blob();
      const passing = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform: (chunk, next) => {
          this.#alive();
          next.enqueue(chunk);
        },
      });
      return await new Response(response.body.pipeThrough(passing), { headers: response.headers }).blob();
    } catch (cause) {
      // what nobody reads any more, as the page of a 404, comes no further
      end();
      throw cause;
    } finally {
      for (const each of ends) each.removeEventListener('abort', end);
      this.#open -= 1;
      if (this.#open === 0) clearTimeout(this.#timer);
    }
  }

  #alive(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#stalled.abort(), this.#quietMs);
  }
}
