import type { Figure } from '../src/charts/figure.ts';
import type { Compare } from '../src/session/compare.ts';
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
  /** Its values are held against others, in a way of its own where it has one; or why they are not. */
  readonly compares: true | Uncompared | OwnComparison;
  /** How wide it is where the entry does not say. */
  readonly span?: 'full';
  /** Metrics it shows as tiles, or rows its table usually has; a picture where it does not say. */
  readonly shape?: (entry: CardEntry) => KindShape;
  draw(context: Context, entry: CardEntry): Promise<Drawing>;
}

/** What a card shows that is held against nothing: rows, days, how covenants stand, changes themselves, values of dates of their own. */
export type Uncompared = 'rows' | 'days' | 'standings' | 'changes' | 'periods';

/** What a card shows, with what it is held against. */
export type OwnComparison = (context: Context, drawing: Drawing, compare: Compare) => Promise<Drawing>;

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
  { compares, ...shape }: KindShape & Pick<CardKind, 'compares'>,
): CardKind {
  return { id, metrics: () => metrics, draw, shape: () => shape, compares };
}
