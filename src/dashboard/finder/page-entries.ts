import type { Board } from '../../../widgets/card.ts';
import { metricName } from '../../../widgets/shared/group-words.ts';
import { lookup } from '../../i18n/lookup.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Portfolio } from '../../session/portfolio.ts';
import { bestOf, cardsOn, type CardPlace } from '../card-of.ts';
import type { Entry } from './search.ts';

/** Something the page can do. */
export interface Command {
  readonly kind: 'panel' | 'setting';
  readonly id: string;
  readonly label: (t: Translate) => string;
  readonly run: () => void;
}

interface Asked {
  portfolio: Portfolio;
  sections: readonly Board[];
  pages: readonly Board[];
  commands: readonly Command[];
  /** The reader's language first; what is found is found by its names in all. */
  spoken: readonly [Translate, ...Translate[]];
}

/** Sections, cards, metrics and what the page can do, and where those that are places lead. */
export interface PageEntries {
  readonly entries: readonly Entry[];
  readonly places: ReadonlyMap<string, CardPlace>;
}

export function pageEntries({ portfolio, sections, pages, commands, spoken }: Asked): PageEntries {
  const [t] = spoken;
  const named = (name: (t: Translate) => string) => ({ label: name(t), also: spoken.map(name) });
  const boardName = (board: string) => (words: Translate) => lookup(words, `shell.${board}`, board);
  const placed = cardsOn(sections, portfolio);
  const everywhere = [...placed, ...cardsOn(pages, portfolio)];
  const places = new Map<string, CardPlace>();
  const cards = placed.map(({ board, card }): Entry => {
    places.set(`card ${card.id}`, { board, card: card.id });
    return { kind: 'card', id: card.id, ...named((words) => card.title(words)), context: boardName(board)(t) };
  });
  const metrics = portfolio.catalogue.metrics.flatMap(({ id, code }): Entry[] => {
    const place = bestOf(id, everywhere);
    if (!place) return [];
    places.set(`metric ${id}`, place);
    return [
      { kind: 'metric', id, code, ...named((words) => metricName(words, id)), context: boardName(place.board)(t) },
    ];
  });
  return {
    places,
    entries: [
      ...sections.map(({ id }): Entry => ({ kind: 'section', id, ...named(boardName(id)) })),
      ...cards,
      ...metrics,
      ...commands.map(({ kind, id, label }): Entry => ({ kind, id, ...named(label) })),
    ],
  };
}
