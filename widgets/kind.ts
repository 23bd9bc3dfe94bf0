import type { Figure } from '../src/charts/figure.ts';
import type { CardEntry } from './card.ts';
import type { Context } from './shared/context.ts';

/** How cards of one name are made: from the entry of a board alone, or for one purpose. */
export interface CardKind {
  readonly id: string;
  /** Metrics without all of which it has nothing to say. */
  metrics(entry: CardEntry): readonly string[];
  /** How wide it is where the entry does not say. */
  readonly span?: 'full';
  draw(context: Context, entry: CardEntry): Promise<Drawing>;
}

/** A figure as its card makes it: what it is called and how wide it is, the board says. */
export type Drawing = Omit<Figure, 'id' | 'title' | 'span'>;

/** A card made for one purpose, which needs nothing said of it. */
export function purpose(id: string, metrics: readonly string[], draw: CardKind['draw']): CardKind {
  return { id, metrics: () => metrics, draw };
}
