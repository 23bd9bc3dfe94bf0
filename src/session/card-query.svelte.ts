import type { Figure } from '../charts/figure.ts';
import type { Translate } from '../i18n/translate-with.ts';
import type { Card, CardRequest } from '../../widgets/card.ts';
import { toError } from '../lib/errors.ts';
import type { Portfolio } from './portfolio.ts';

/** What a card is made from; functions, so that the query sees every change. */
export interface CardSource {
  card: () => Card;
  portfolio: () => Portfolio;
  request: () => CardRequest;
  translate: () => Translate;
  /** False while nobody can see it: then nothing is asked. */
  wanted: () => boolean;
}

/**
 * A card's figure, kept in step: asked again when data, filter, as-of date or language change. While a newer answer is on its way
 * the older one stays; what it still asks is stopped, and an answer that comes too late is dropped.
 */
export class CardQuery {
  status = $state<'waiting' | 'loading' | 'ready' | 'error'>('waiting');
  figure = $state.raw<Figure | null>(null);
  error = $state.raw<Error | null>(null);
  /** An answer to the latest question is still on its way. */
  readonly busy = $derived(this.status === 'loading');

  constructor({ card, portfolio, request, translate, wanted }: CardSource) {
    $effect(() => {
      const [made, asked, at, t] = [card(), portfolio(), request(), translate()];
      // what is shown stays while a newer answer is on its way, and is nothing this depends on
      this.status = wanted() ? 'loading' : 'waiting';
      this.error = null;
      if (!wanted()) return;
      const stop = new AbortController();
      made.figure(asked, at, t, stop.signal).then(
        (figure) => !stop.signal.aborted && this.#show('ready', figure),
        (error: unknown) => !stop.signal.aborted && this.#show('error', null, toError(error)),
      );
      return () => stop.abort();
    });
  }

  #show(status: CardQuery['status'], figure: Figure | null, error: Error | null = null): void {
    this.status = status;
    this.figure = figure;
    this.error = error;
  }
}
