import type { Language } from '../src/i18n/language.ts';
import { lookup } from '../src/i18n/lookup.ts';
import type { Dimension, Family } from '../src/metrics/metric.ts';
import type { Portfolio } from '../src/session/portfolio.ts';
import type { Board, Card, CardEntry } from './card.ts';
import { focusEntries } from './kinds/focus.ts';
import { makeCard } from './make-card.ts';

/** A board as its JSON says it; `board.schema.json` is its schema. */
export interface BoardFile {
  readonly id: string;
  /** What a board of somebody's own is called: one name, or one a language; that of ours is the text `shell.<id>`. */
  readonly title?: string | Readonly<Record<Language, string>>;
  /** Its custom element; null where it has none. */
  readonly tag: string | null;
  /** It tells of one value of this dimension. */
  readonly about?: Dimension;
  readonly needs: readonly string[];
  /** What a single metric is split by where nobody says it. */
  readonly split?: string;
  readonly cards: readonly CardEntry[];
}

const FAMILIES: readonly string[] = ['risk', 'compliance', 'esg', 'managers'] satisfies Family[];

/** A board made of its JSON. */
export function makeBoard({ id, title, tag, about, needs, split = 'sector', cards }: BoardFile): Board {
  const own = cards.map(makeCard);
  return {
    id,
    tag,
    ...(about === undefined ? {} : { about }),
    needs,
    entries: cards,
    title: (t) => (typeof title === 'object' ? title[t.language] : title) ?? lookup(t, `shell.${id}`, id),
    cards: (portfolio, { metric, by = split } = {}) =>
      metric === undefined
        ? [...own, ...cardsOfOwnMetrics(portfolio, id)]
        : focusEntries(portfolio, { metric, by }).map(makeCard),
  };
}

/** A card for each metric of the bank's own, on the board of its family. */
function cardsOfOwnMetrics({ catalogue }: Pick<Portfolio, 'catalogue'>, family: string): Card[] {
  if (!FAMILIES.includes(family)) return [];
  const own = catalogue.own.flatMap(({ metric }) => (metric.family === family ? [metric.id] : []));
  return own.map((id) => makeCard({ card: 'trend', id: `own-${id}`, metrics: [id] }));
}
