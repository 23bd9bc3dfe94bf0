import { PortfolioError } from '../src/lib/errors.ts';
import { reason } from '../src/lib/reasons.ts';
import { DIMENSIONS, SPANS } from '../src/metrics/metric.ts';
import type { Portfolio } from '../src/session/portfolio.ts';
import type { Board, CardEntry } from './card.ts';
import { everyCard } from './every-board.ts';
import { KINDS } from './kinds/index.ts';
import { wholeOf } from './kinds/focus.ts';
import { CARD_NAMES, makeCard, spelledOut } from './make-card.ts';

/** What is said of one card, each as text; null where it is not said. */
export interface CardWish {
  /** A card of a board by its id, or a card or kind by its name. */
  readonly card: string | null;
  /** Slugs or codes, separated by commas; the first leads. */
  readonly metric: string | null;
  readonly by: string | null;
  readonly across: string | null;
  readonly period: string | null;
  /** The table it shows rows of. */
  readonly table: string | null;
}

type Said = Pick<Portfolio, 'catalogue'>;

/** The card an element's attributes wish for; `<bw-table>` is one of metrics, or of the rows of a table of the data. */
export function wishOf(tag: string, read: (attribute: string) => string | null): CardWish {
  const table = read('table');
  return {
    card: tag === 'bw-table' ? (table === null ? 'table' : 'records') : read('card'),
    metric: read('metric'),
    by: read('by'),
    across: read('across'),
    period: read('period'),
    table,
  };
}

/** A board of one card, as attributes or a command line describe it. */
export function oneCard(wish: CardWish): Board {
  return {
    id: 'card',
    tag: null,
    needs: [],
    entries: [],
    title: () => '',
    cards: (portfolio) => [makeCard({ ...entryOf(wish, portfolio), span: 'full' })],
  };
}

/** The entry of a board that is wished for; what cannot be one is an error that says why. */
function entryOf(wish: CardWish, portfolio: Said): CardEntry {
  const { card } = wish;
  const said = saidOf(wish, portfolio);
  if (card === null) return { card: usualCard(wish, portfolio), ...said };
  const known = entryWithId(card);
  if (!known) return demandMetric({ ...spelledOut({ card }), ...said });
  // of other metrics, or split otherwise, it is no longer what the board calls it
  const { title, ...rest } = spelledOut(known);
  const isOther = Object.keys(said).length > 0;
  return { ...rest, ...(title === undefined || isOther ? {} : { title }), id: card, ...said };
}

/** A kind of card shows nothing without a metric; of an unknown card, making it says what there is. */
function demandMetric(entry: CardEntry): CardEntry {
  const kind = KINDS.find(({ id }) => id === entry.card);
  if (kind && !kind.table && kind.metrics(entry).length === 0) throw new PortfolioError('no-card');
  return entry;
}

function saidOf({ metric, by, across, period, table }: CardWish, { catalogue }: Said): Partial<CardEntry> {
  const metrics = metric?.split(',').map((name) => catalogue.find(name).id);
  return {
    ...(metrics ? { metrics } : {}),
    ...(by === null ? {} : { by: oneOf('by', by, DIMENSIONS) }),
    ...(across === null ? {} : { across: oneOf('across', across, DIMENSIONS) }),
    ...(period === null ? {} : { period: oneOf('period', period, SPANS) }),
    ...(table === null ? {} : { table }),
  };
}

/** What a metric is looked at as where nobody says it: its course; split, its groups; of several numbers, all of them. */
function usualCard({ metric, by, across, table }: CardWish, { catalogue }: Said): string {
  if (table !== null) return 'records';
  if (metric === null) throw new PortfolioError('no-card');
  const [first = ''] = metric.split(',');
  const { parts = [] } = catalogue.find(first);
  if (parts.length > 0) return wholeOf(parts);
  if (across !== null) return 'heat';
  return by === null ? 'trend' : 'ranked';
}

function entryWithId(id: string): CardEntry | undefined {
  if (CARD_NAMES.includes(id)) return undefined;
  return everyCard().find(({ card }) => card.id === id)?.entry;
}

function oneOf<T extends string>(option: string, value: string, known: readonly T[]): T {
  const found = known.find((each) => each === value);
  if (found === undefined)
    throw new PortfolioError('bad-value', { option, value, hint: reason('one-of', { known: known.join(', ') }) });
  return found;
}
