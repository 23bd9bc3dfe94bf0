import type { Board } from './card.ts';
import { makeBoard } from './make-board.ts';

/** Rows of a table that are printed; the page and its files have the rest. */
const MOST_ROWS = 500;

/** A board as a document prints it: nobody turns the leaves of a table on paper, so it has all rows it can. */
export function onPaper({ id, tag, about, needs, entries }: Board): Board {
  return makeBoard({
    ...{ id, tag, needs },
    ...(about === undefined ? {} : { about }),
    cards: entries.map((entry) => (entry.card.startsWith('records') ? { ...entry, rows: MOST_ROWS } : entry)),
  });
}
