import type { Board } from '../../widgets/card.ts';
import { toError } from '../lib/errors.ts';
import type { WidgetHost } from './widget-host.ts';

/** Which board an element draws, by its attributes; one that has to be fetched is promised. */
export type BoardOf = (host: WidgetHost, signal: AbortSignal) => Board | Promise<Board>;

/** The board of an element, kept in step with its attributes: the one before stays until the next is there. Made in a component. */
export class ElementBoard {
  board = $state.raw<Board | null>(null);
  error = $state.raw<Error | null>(null);

  constructor(host: WidgetHost, boardOf: BoardOf) {
    $effect.pre(() => {
      const stop = new AbortController();
      this.error = null;
      try {
        const found = boardOf(host, stop.signal);
        if (!(found instanceof Promise)) this.board = found;
        else
          found.then(
            (board) => {
              if (!stop.signal.aborted) this.board = board;
            },
            (error: unknown) => {
              if (!stop.signal.aborted) this.error = toError(error);
            },
          );
      } catch (error) {
        this.error = toError(error);
      }
      return () => stop.abort();
    });
  }
}
