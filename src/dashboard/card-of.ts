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
  const others = boards.filter(({ id, needs }) => id !== current && needs.every((table) => portfolio.tables[table]));
  const places = others.flatMap((board) =>
    board.cards(portfolio).map((card) => ({ board: board.id, card: card.id, shows: showing(card, metric, portfolio) })),
  );
  const [best] = places.filter(({ shows }) => shows > 0).toSorted((a, b) => b.shows - a.shows);
  return best ? { board: best.board, card: best.card } : null;
}

/** 2 where the metric leads the card, 1 where it stands in it, 0 where it does not or the card has nothing to show. */
function showing(card: Card, metric: string, portfolio: Portfolio): number {
  if (!card.metrics.includes(metric) || card.missing(portfolio).length > 0) return 0;
  return card.metrics[0] === metric ? 2 : 1;
}
