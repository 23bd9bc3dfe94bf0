import type { Board, Card } from '../../widgets/card.ts';
import type { Portfolio } from '../session/portfolio.ts';

/** A card, and the board it stands on. */
export interface CardPlace {
  readonly board: string;
  readonly card: string;
}

/** Where another board shows a metric: the card it leads, else one it stands in; null where there is none. */
export function cardOf(
  metric: string,
  { boards, current, portfolio }: { boards: readonly Board[]; current: string; portfolio: Portfolio },
): CardPlace | null {
  return bestOf(
    metric,
    cardsOn(
      boards.filter(({ id }) => id !== current),
      portfolio,
    ),
  );
}

/** A card that has something to show, on its board. */
export interface PlacedCard {
  readonly board: string;
  readonly card: Card;
}

/** The cards of boards, those left out that lack their data. */
export function cardsOn(boards: readonly Board[], portfolio: Portfolio): PlacedCard[] {
  const shown = boards.filter(({ needs }) => needs.every((table) => portfolio.tables[table]));
  return shown.flatMap((board) =>
    board
      .cards(portfolio)
      .filter((card) => card.missing(portfolio).length === 0)
      .map((card) => ({ board: board.id, card })),
  );
}

/** The card a metric leads, else the first it stands in; null where it is in none. */
export function bestOf(metric: string, placed: readonly PlacedCard[]): CardPlace | null {
  const showing = placed.filter(({ card }) => card.metrics.includes(metric));
  const best = showing.find(({ card }) => card.metrics[0] === metric) ?? showing[0];
  return best ? { board: best.board, card: best.card.id } : null;
}
