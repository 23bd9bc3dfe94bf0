import { PortfolioError } from '../src/lib/errors.ts';
import { DIMENSIONS, type Dimension } from '../src/metrics/metric.ts';
import type { Card, CardEntry } from './card.ts';
import { cardOfKind } from './card-of-kind.ts';
import { CARDS } from './cards/index.ts';
import type { CardKind } from './kind.ts';
import { KINDS } from './kinds/index.ts';

const EVERY: readonly CardKind[] = [...CARDS, ...KINDS];

/** The names `card` of an entry may have. */
export const CARD_NAMES: readonly string[] = EVERY.map(({ id }) => id);

/** The card an entry of a board stands for; an unknown one is an error that says which there are. */
export function makeCard(given: CardEntry): Card {
  const entry = spelledOut(given);
  const kind = kindOf(entry.card);
  if (!kind) throw new PortfolioError('unknown-card', { card: given.card, known: CARD_NAMES.join(', ') });
  return cardOfKind(kind, entry, given.id ?? given.card.replaceAll(':', '-'));
}

function kindOf(card: string): CardKind | undefined {
  return EVERY.find(({ id }) => id === card);
}

/** `ranked:dscr:sector` or `records:review` as what it is short for; `heat:npl-ratio:team:sector` with what stands across. */
export function spelledOut(entry: CardEntry): CardEntry {
  const [card = '', metric, by, across, ...rest] = entry.card.split(':');
  if (metric === undefined) return entry;
  const dimensions = [by, across].filter((name) => name !== undefined);
  const takes = kindOf(card)?.across ? 2 : 1;
  if (rest.length > 0 || dimensions.length > takes || !dimensions.every(isDimension))
    throw new PortfolioError('unknown-dimension', {
      dimension: [...dimensions, ...rest].join(':'),
      known: DIMENSIONS.join(', '),
    });
  if (kindOf(card)?.table) return { ...entry, card, table: metric };
  const split = { ...(by === undefined ? {} : { by }), ...(across === undefined ? {} : { across }) };
  return { ...entry, card, metrics: [metric], ...(split as Pick<CardEntry, 'by' | 'across'>) };
}

function isDimension(text: string): text is Dimension {
  return DIMENSIONS.some((dimension) => dimension === text);
}
