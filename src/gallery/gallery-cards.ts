import { everyCard } from '../../widgets/every-board.ts';
import type { Translate } from '../i18n/translate-with.ts';
import type { Dimension } from '../metrics/metric.ts';

/** A card as the gallery lists it. */
export interface GalleryCard {
  readonly id: string;
  readonly board: string;
  /** What it is called, in every language. */
  readonly titles: readonly string[];
  readonly metrics: readonly string[];
  /** It tells of one value of this dimension, which has to be named. */
  readonly about?: Dimension;
}

/** Every card of every board of ours. */
export function galleryCards(words: readonly Translate[]): GalleryCard[] {
  return everyCard().map(({ board: { id: board, about }, card: { id, metrics, title } }) => ({
    ...{ id, board, metrics, titles: words.map(title) },
    ...(about === undefined ? {} : { about }),
  }));
}

/** Those that a search finds: by id, board, metric, or title in any language; without one all. */
export function foundCards(cards: readonly GalleryCard[], search: string): GalleryCard[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = ({ id, board, metrics, titles }: GalleryCard) =>
    [id, board, ...metrics, ...titles].join('\n').toLowerCase();
  return cards.filter((card) => words.every((word) => textOf(card).includes(word)));
}

/** The three lines that put a card into a page. */
export function snippetOf({ id, about }: GalleryCard, source: string): string {
  const filter = about === undefined ? '' : ` filter="${about}=…"`;
  return [
    '<script type="module" src="bellwether.js"></script>',
    `<bw-data src="${source}"></bw-data>`,
    `<bw-card card="${id}"${filter}></bw-card>`,
  ].join('\n');
}
