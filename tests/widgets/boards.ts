import type { Figure } from '../../src/charts/figure.ts';
import type { Translate } from '../../src/i18n/translate-with.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import type { Board, BoardOptions, CardRequest } from '../../widgets/card.ts';
import { boards, pages } from '../../widgets/index.ts';
import { oneMetric } from '../../widgets/one-metric.ts';

function boardOf(id: string): Board {
  const found = [...boards, ...pages].find((board) => board.id === id);
  if (!found) throw new Error(`no board ${id}`);
  return found;
}

export const overview = boardOf('overview');
export const riskTrend = boardOf('risk');
export const reviewCompliance = boardOf('compliance');
export const esgScores = boardOf('esg');
export const managerPerformance = boardOf('managers');
export const clientPage = boardOf('client');
export const metric = oneMetric;

/** What the cards of a board show, in their order. */
export async function figuresOf(
  board: Board,
  portfolio: Portfolio,
  request: CardRequest,
  t: Translate,
  options: BoardOptions = {},
): Promise<Figure[]> {
  const figures = await Promise.all(board.cards(portfolio, options).map((card) => card.figure(portfolio, request, t)));
  return figures.flatMap((figure) => figure ?? []);
}
