import type { ShownCard } from '../../widgets/card.ts';
import { PortfolioError } from '../lib/errors.ts';

/** What an element shows just now, card by card; who asks before anything is there waits for it. */
export class ShownCards {
  readonly #cards = new Map<string, ShownCard>();
  #waiting: (() => void)[] = [];
  #rests = false;

  show(card: string, shown: ShownCard | null): void {
    this.#rests = false;
    if (shown) this.#cards.set(card, shown);
    else this.#cards.delete(card);
  }

  /** Everything asked for is drawn. */
  rest(): void {
    this.#rests = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  /** The card of that id, else the first, once all have come to rest. */
  async find(card?: string): Promise<ShownCard> {
    if (!this.#rests) await new Promise<void>((go) => this.#waiting.push(go));
    const found = card === undefined ? [...this.#cards.values()][0] : this.#cards.get(card);
    if (found) return found;
    throw new PortfolioError('unknown-card', { card: card ?? '', known: [...this.#cards.keys()].join(', ') });
  }
}

const ofHosts = new WeakMap<Element, ShownCards>();

/** What the element shows. */
export function shownCards(host: Element): ShownCards {
  const known = ofHosts.get(host) ?? new ShownCards();
  ofHosts.set(host, known);
  return known;
}
