import type { CardRequest } from '../card.ts';

/** Requests of this many wishes ago are new ones. */
const REMEMBERED = 8;

/** Requests that say the same are the same: nothing is asked, or drawn, again for them. */
export class RecentRequests {
  readonly #known = new Map<string, CardRequest>();

  same(request: CardRequest): CardRequest {
    const key = told(request);
    const known = this.#known.get(key) ?? request;
    this.#known.delete(key);
    this.#known.set(key, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    return known;
  }
}

/** In one order, however it was put together. */
function told(request: CardRequest): string {
  return JSON.stringify(request, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
