import type { Figure } from '../src/charts/figure.ts';
import type { CardEntry, CardShape } from './card.ts';
import type { Context } from './shared/context.ts';

/** How cards of one name are made: from the entry of a board alone, or for one purpose. */
export interface CardKind {
  readonly id: string;
  /** Metrics without all of which it has nothing to say. */
  metrics(entry: CardEntry): readonly string[];
  /** The table it shows rows of; without any of them it has nothing to say. */
  table?(entry: CardEntry): string;
  /** It is split by a second dimension, `across`, beside `by`. */
  readonly across?: true;
  /** Its values can be held against others, those of its pictures too where these are bars by group or lines over months. */
  readonly compares?: true;
  /** How wide it is where the entry does not say. */
  readonly span?: 'full';
  /** Metrics it shows as tiles, or rows its table usually has; a picture where it does not say. */
  readonly shape?: (entry: CardEntry) => KindShape;
  draw(context: Context, entry: CardEntry): Promise<Drawing>;
}

/** A figure as its card makes it: what it is called and how wide it is, the board says. */
export type Drawing = Omit<Figure, 'id' | 'title' | 'span'>;

/** What cards of a kind look like before anybody has asked for them. */
export interface KindShape extends Omit<CardShape, 'tiles'> {
  /** Metrics, one a tile. */
  readonly tiles?: readonly string[];
}

/** Lists that scroll within their card. */
export const LONG_LIST: KindShape = { rows: 30 };

/** A card made for one purpose, which needs nothing said of it. */
export function purpose(
  id: string,
  metrics: readonly string[],
  draw: CardKind['draw'],
  { compares, ...shape }: KindShape & Pick<CardKind, 'compares'> = {},
): CardKind {
  return { id, metrics: () => metrics, draw, shape: () => shape, ...(compares ? { compares } : {}) };
}
