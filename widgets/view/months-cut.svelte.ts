import type { Figure } from '../../src/charts/figure.ts';
import { speakFurther } from '../../src/i18n/speak.ts';
import type { Translate } from '../../src/i18n/translate.ts';
import type { MonthRange } from '../../src/lib/month-range.ts';
import type { figureWithin } from './figure-within.ts';

interface Given {
  readonly range: () => MonthRange | null;
  readonly translate: () => Translate;
}

/** Cuts the figures of a board to a range of months; how, and its words, are fetched once there is one. Made in a component. */
export class MonthsCut {
  /** It could not be fetched: pictures show all months. */
  failed = $state(false);
  #fetched = $state.raw<{ readonly t: Translate; readonly within: typeof figureWithin } | null>(null);
  readonly #given: Given;
  /** Undefined where there is nothing to cut. */
  readonly cut: ((figure: Figure) => Figure) | undefined = $derived.by(() => {
    const [range, fetched] = [this.#given.range(), this.#fetched];
    return range && fetched ? (figure) => fetched.within(figure, range, fetched.t) : undefined;
  });
  /** There is a range, and how to cut to it is on its way. */
  readonly busy = $derived.by(() => this.#wanted && this.#fetched === null && !this.failed);
  readonly #wanted = $derived.by(() => this.#given.range() !== null);

  constructor(given: Given) {
    this.#given = given;
    $effect(() => {
      const t = given.translate();
      this.failed = false;
      if (!this.#wanted) return;
      let stale = false;
      Promise.all([import('./figure-within.ts'), speakFurther(t.language)]).then(
        ([{ figureWithin: within }]) => stale || (this.#fetched = { t, within }),
        () => stale || (this.failed = true),
      );
      return () => {
        stale = true;
      };
    });
  }
}
