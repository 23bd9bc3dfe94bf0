import type { CardEntry } from '../../../widgets/card.ts';
import { makeCard } from '../../../widgets/make-card.ts';
import type { BoardFile } from '../../../widgets/make-board.ts';
import { apart } from '../../../widgets/read-board.ts';

/** A card of a draft, told from all others as long as the draft is there. */
export interface DraftCard {
  readonly id: number;
  readonly entry: CardEntry;
}

/** A board while somebody changes it. */
export class Draft {
  name = $state('');
  cards = $state.raw<readonly DraftCard[]>([]);
  readonly #file: BoardFile;
  readonly #before: string;
  #last = 0;

  constructor(file: BoardFile, name: string) {
    this.#file = file;
    this.name = name;
    this.cards = file.cards.map((entry) => this.#new(entry));
    this.#before = this.#told;
  }

  /** As it would be kept: cards with ids of their own. */
  get file(): BoardFile {
    const { id, needs, split } = this.#file;
    const cards = apart(this.cards.map(({ entry }) => entry));
    return { id, title: this.name.trim(), tag: null, needs, ...(split ? { split } : {}), cards };
  }

  get isWhole(): boolean {
    return this.name.trim() !== '' && this.cards.length > 0;
  }

  get isChanged(): boolean {
    return this.#told !== this.#before;
  }

  add(entry: CardEntry): void {
    this.cards = [...this.cards, this.#new(entry)];
  }

  remove(card: DraftCard): void {
    this.cards = this.cards.filter(({ id }) => id !== card.id);
  }

  /** To the place before or behind its neighbour; where it then stands, from 1. */
  move(card: DraftCard, by: -1 | 1): number {
    const from = this.cards.findIndex(({ id }) => id === card.id);
    const to = Math.min(Math.max(from + by, 0), this.cards.length - 1);
    this.cards = this.cards.toSpliced(from, 1).toSpliced(to, 0, card);
    return to + 1;
  }

  setSpan(card: DraftCard, span: 'half' | 'full'): void {
    this.cards = this.cards.map((each) => (each.id === card.id ? { ...each, entry: { ...each.entry, span } } : each));
  }

  /** Split otherwise it is another card, under the name of what it now shows. */
  setSplit(card: DraftCard, split: Pick<CardEntry, 'by' | 'across'>): void {
    this.cards = this.cards.map((each) =>
      each.id === card.id ? { ...each, entry: resplit(each.entry, split) } : each,
    );
  }

  get #told(): string {
    return JSON.stringify([this.name, this.cards.map(({ entry }) => entry)]);
  }

  #new(entry: CardEntry): DraftCard {
    this.#last += 1;
    return { id: this.#last, entry };
  }
}

/** What a card is split by, as its entry says it: `ranked:dscr:sector`, or in fields of their own. */
export function splitOf(entry: CardEntry): Pick<CardEntry, 'by' | 'across'> {
  const [, , by, across] = entry.card.split(':');
  return { by: (by ?? entry.by) as CardEntry['by'], across: (across ?? entry.across) as CardEntry['across'] };
}

function resplit(entry: CardEntry, split: Pick<CardEntry, 'by' | 'across'>): CardEntry {
  const [card, metric] = entry.card.split(':');
  const named = [card, metric].filter((part) => part !== undefined).join(':');
  const { metrics, title, period, span } = entry;
  const told = Object.entries({ metrics, title, period, span, ...split }).filter(([, value]) => value !== undefined);
  const made = { card: named, ...Object.fromEntries(told) } as CardEntry;
  const [lead = card] = makeCard(made).metrics;
  return { ...made, id: [card, lead, ...Object.values(split)].join('-').replaceAll('_', '-') };
}
