import { PortfolioError } from '../src/lib/errors.ts';
import type { Board, Card } from './card.ts';
import { pages, sections } from './index.ts';
import { makeCard } from './make-card.ts';

/** Every board: the sections of the page, then those about one client … */
export const EVERY_BOARD: readonly Board[] = [...sections, ...pages];

/** A card of a board of ours. */
export interface BoardCard {
  readonly board: Board;
  readonly entry: Board['entries'][number];
  readonly card: Card;
}

/** Every card of every board. */
export function everyCard(): BoardCard[] {
  return EVERY_BOARD.flatMap((board) => board.entries.map((entry) => ({ board, entry, card: makeCard(entry) })));
}

/** The board of a name, also of those that come with the data; an unknown one is an error that says which there are. */
export function boardOf(id: string, shared: readonly Board[] = []): Board {
  const all = [...EVERY_BOARD, ...shared];
  const board = all.find((each) => each.id === id);
  if (!board) throw new PortfolioError('unknown-board', { board: id, known: all.map((each) => each.id).join(', ') });
  return board;
}
