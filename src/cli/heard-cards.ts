import type { Board, Card, CardRequest } from '../../widgets/card.ts';
import type { Figure } from '../charts/figure.ts';
import type { Translate } from '../i18n/translate.ts';
import type { MetricRow } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';

/** A card of a board with what it was made of. */
export interface HeardCard {
  readonly card: Card;
  /** Null where it lacks data, or there is no date to look at. */
  readonly figure: Figure | null;
  /** Tables or columns it has nothing to say without. */
  readonly missing: readonly string[];
  /** What went wrong with it alone. */
  readonly problem: unknown;
  /** Every row that was answered for it, each once. */
  readonly rows: readonly MetricRow[];
}

/** Draws every card of a board and hears what each asks; one that fails fails alone. */
export async function heardCards(
  board: Board,
  portfolio: Portfolio,
  request: CardRequest,
  t: Translate,
): Promise<HeardCard[]> {
  return Promise.all(
    board.cards(portfolio).map(async (card) => {
      const missing = card.missing(portfolio);
      const heard = new Set<MetricRow>();
      if (missing.length > 0) return { card, figure: null, missing, problem: null, rows: [] };
      try {
        const figure = await card.figure(hearing(portfolio, heard), request, t);
        return { card, figure, missing, problem: null, rows: [...heard] };
      } catch (problem) {
        return { card, figure: null, missing, problem, rows: [...heard] };
      }
    }),
  );
}

/** The same portfolio; the rows it answers are noted, each once. */
function hearing(portfolio: Portfolio, heard: Set<MetricRow>): Portfolio {
  return {
    ...portfolio,
    ask: async (metric, request, options) => {
      const rows = await portfolio.ask(metric, request, options);
      // what others are held against stands beside them
      if (!options?.beside) rows.forEach((row) => heard.add(row));
      return rows;
    },
  };
}
