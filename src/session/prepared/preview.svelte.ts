import { BUILD } from '../../lib/build.ts';
import type { Origin } from '../loads/attempt.ts';
import type { Portfolio } from '../portfolio.ts';
import { checkedPortfolio } from './checked-portfolio.ts';
import { fetchPrepared } from './fetch-prepared.ts';
import type { PreparedBook } from './prepared-book.ts';
import { preparedPortfolio } from './prepared-portfolio.ts';

interface Waiting {
  readonly book: PreparedBook;
  readonly origin: Origin;
  readonly come: (portfolio: Portfolio) => void;
  readonly fail: (error: Error) => void;
  /** Somebody asks for more than what was prepared. */
  readonly want: () => void;
  readonly wanted: Promise<void>;
}

/** Prepared answers: shown until the engine's portfolio is there or is known never to come, and then held against it. */
export class Preview {
  /** Metrics the engine answered otherwise than was shown. */
  differing = $state.raw<readonly string[]>([]);
  #waiting = $state.raw<Waiting | null>(null);
  /** Where the data of what is shown come from. */
  readonly origin = $derived(this.#waiting?.origin ?? null);

  /** The portfolio of the answers that come with the data of an address; null where there are none. */
  async find(address: string, signal: AbortSignal): Promise<Portfolio | null> {
    const book = await fetchPrepared(address, signal);
    return book && !signal.aborted ? this.#show(book, { kind: 'address', address }) : null;
  }

  /** The portfolio of answers that were kept; null where other code made them. */
  read(kept: string): Portfolio | null {
    const book = JSON.parse(kept) as PreparedBook;
    return book.from.build === BUILD ? this.#show(book, { kind: 'files' }) : null;
  }

  #show(book: PreparedBook, origin: Origin): Portfolio {
    let want = () => undefined as void;
    const wanted = new Promise<void>((resolve) => (want = resolve));
    const real = new Promise<Portfolio>((come, fail) => {
      this.#waiting = { book, origin, come, fail, want, wanted };
    });
    // who asks hears of it; nobody else has to
    real.catch(() => undefined);
    this.differing = [];
    return preparedPortfolio(book, () => {
      want();
      return real;
    });
  }

  /** Waits until somebody asks for more than what was prepared, or nobody can any more. */
  async wanted(signal: AbortSignal): Promise<void> {
    const waiting = this.#waiting;
    if (!waiting) return;
    signal.addEventListener('abort', waiting.want, { once: true });
    if (signal.aborted) waiting.want();
    await waiting.wanted;
  }

  /** Somebody asks for more. */
  want(): void {
    this.#waiting?.want();
  }

  get isShown(): boolean {
    return this.#waiting !== null;
  }

  /** The engine's portfolio takes its place: what waited for it goes on, and every answer that is not what was shown is noted. */
  end(portfolio: Portfolio): Portfolio {
    const waiting = this.#waiting;
    if (!waiting) return portfolio;
    this.#waiting = null;
    const checked = checkedPortfolio(portfolio, waiting.book, (metric) => {
      if (!this.differing.includes(metric)) this.differing = [...this.differing, metric];
    });
    waiting.come(checked);
    return checked;
  }

  /** No engine will come; true where something was shown until now. */
  fail(error: Error): boolean {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.fail(error);
    return waiting !== null;
  }
}
