import type { Figure } from '../charts/figure.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Card, CardRequest } from '../../widgets/card.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { errorText } from '../words/error-text.ts';
import type { AbsentCard } from './model.ts';

export interface CardsAsked {
  portfolio: Portfolio;
  t: Translate;
  signal?: AbortSignal | undefined;
  requestOf: (card: Card) => CardRequest;
}

/** What the cards show; a card that fails or lacks data is named, and the others stand. */
export async function cardFigures(
  cards: readonly Card[],
  { portfolio, t, signal, requestOf }: CardsAsked,
): Promise<{ figures: Figure[]; absent: AbsentCard[] }> {
  const outcomes = await Promise.all(
    cards.map(async (card): Promise<{ figure?: Figure | null; absent?: AbsentCard }> => {
      const title = card.title(t);
      const missing = card.missing(portfolio);
      if (missing.length > 0) return { absent: { title, missing } };
      try {
        return { figure: await card.figure(portfolio, requestOf(card), t, signal) };
      } catch (error) {
        if (signal?.aborted) throw error;
        return { absent: { title, missing, problem: errorText(error, t) } };
      }
    }),
  );
  return {
    figures: outcomes.flatMap(({ figure }) => figure ?? []),
    absent: outcomes.flatMap(({ absent }) => absent ?? []),
  };
}
