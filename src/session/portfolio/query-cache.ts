import { PortfolioError } from '../../lib/errors.ts';

/** Whether a question may wait behind those somebody looks at; it may not any more once somebody looks at it. */
export interface Haste {
  later: boolean;
}

interface Entry<T> {
  promise: Promise<T>;
  haste: Haste;
  stop: AbortController;
  waiting: number;
  settled: boolean;
}

/**
 * Answers by key. Equal questions asked at once share one run; a run is stopped when everybody who waited for it went away; what
 * failed is asked anew.
 */
export class QueryCache<T> {
  readonly #entries = new Map<string, Entry<T>>();

  /** The answer for a key; `run` is called when there is none yet. */
  get(
    key: string,
    run: (signal: AbortSignal, haste: Haste) => Promise<T>,
    signal?: AbortSignal,
    haste: Haste = { later: false },
  ): Promise<T> {
    if (signal?.aborted) return Promise.reject(new PortfolioError('cancelled'));
    const entry = this.#entries.get(key) ?? this.#start(key, run, haste);
    if (!haste.later) entry.haste.later = false;
    if (entry.settled || signal === undefined) {
      entry.waiting += 1;
      return entry.promise;
    }
    return this.#wait(key, entry, signal);
  }

  #start(key: string, run: (signal: AbortSignal, haste: Haste) => Promise<T>, haste: Haste): Entry<T> {
    const stop = new AbortController();
    const entry: Entry<T> = { promise: run(stop.signal, haste), haste, stop, waiting: 0, settled: false };
    this.#entries.set(key, entry);
    entry.promise.then(
      () => {
        entry.settled = true;
      },
      () => this.#forget(key, entry),
    );
    return entry;
  }

  #wait(key: string, entry: Entry<T>, signal: AbortSignal): Promise<T> {
    entry.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(new PortfolioError('cancelled'));
        entry.waiting -= 1;
        if (entry.waiting > 0 || entry.settled) return;
        this.#forget(key, entry);
        entry.stop.abort();
      };
      signal.addEventListener('abort', leave, { once: true });
      entry.promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  #forget(key: string, entry: Entry<T>): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }
}
