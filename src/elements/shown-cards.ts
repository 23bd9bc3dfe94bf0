import type { ShownCard } from '../../widgets/card.ts';
import { PortfolioError } from '../lib/errors.ts';

interface Waiting {
  readonly go: () => void;
  readonly stop: (error: Error) => void;
}

/** What an element shows just now, card by card; who asks before anything is there waits for it, or hears why there is nothing. */
export class ShownCards {
  readonly #cards = new Map<string, ShownCard>();
  #order: readonly string[] = [];
  #waiting: Waiting[] = [];
  #rests = false;
  #problem: Error | null = null;

  show(card: string, shown: ShownCard | null): void {
    this.#rests = false;
    if (shown) this.#cards.set(card, shown);
    else this.#cards.delete(card);
  }

  /** Everything asked for is drawn, in this order. */
  rest(order: readonly string[]): void {
    this.#rests = true;
    this.#order = order;
    for (const { go } of this.#takeWaiting()) go();
  }

  /** Nothing is going to be drawn, for this; null: something may be again. */
  fail(problem: Error | null): void {
    this.#problem = problem;
    if (problem) for (const { stop } of this.#takeWaiting()) stop(problem);
  }

  /** The card of that id, else the first, once all have come to rest. */
  async find(card?: string): Promise<ShownCard> {
    if (this.#problem) throw this.#problem;
    if (!this.#rests) await new Promise<void>((go, stop) => this.#waiting.push({ go, stop }));
    const asked = card ?? this.#order.find((id) => this.#cards.has(id)) ?? '';
    const found = this.#cards.get(asked);
    if (found) return found;
    throw new PortfolioError('unknown-card', { card: asked, known: [...this.#cards.keys()].join(', ') });
  }

  #takeWaiting(): readonly Waiting[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }
}

const ofHosts = new WeakMap<Element, ShownCards>();

/** What the element shows. */
export function shownCards(host: Element): ShownCards {
  const known = ofHosts.get(host) ?? new ShownCards();
  ofHosts.set(host, known);
  return known;
}
