import type { Figure } from '../src/charts/figure.ts';
import type { CardEntry } from './card.ts';
import type { Context } from './shared/context.ts';

/** How cards of one name are made: from the entry of a board alone, or for one purpose. */
export interface CardKind {
  readonly id: string;
  /** Metrics without all of which it has nothing to say. */
  metrics(entry: CardEntry): readonly string[];
  figure(context: Context, entry: Entry): Promise<Figure>;
}

/** An entry whose id and title are settled. */
export interface Entry extends Omit<CardEntry, 'title'> {
  readonly id: string;
  readonly title: string;
}

/** A card made for one purpose, which needs nothing said of it. */
export function purpose(id: string, metrics: readonly string[], figure: CardKind['figure']): CardKind {
  return { id, metrics: () => metrics, figure };
}
