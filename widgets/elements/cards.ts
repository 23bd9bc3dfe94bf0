import type { BoardOf } from '../../src/elements/board-of.svelte.ts';
import type { Begin } from '../../src/elements/element-shell.ts';
import type { WidgetHost } from '../../src/elements/widget-host.ts';
import type { Board } from '../card.ts';
import { boards } from '../index.ts';
import { givenBoard, namedBoard } from '../named-board.ts';
import { oneCard, type CardWish } from '../one-card.ts';
import { beginBoard } from './begin-board.ts';

/** Brings the elements to life that draw cards of boards. */
export function begin(tag: string): Begin {
  return beginBoard(BOARDS_OF[tag] ?? (() => ownBoard(tag)));
}

const BOARDS_OF: Readonly<Record<string, BoardOf>> = {
  'bw-card': (host) => oneCard(wishOf(host)),
  'bw-table': (host) => oneCard(tableWish(wishOf(host))),
  'bw-board': boardOf,
};

function ownBoard(tag: string): Board {
  const found = boards.find((board) => board.tag === tag);
  if (!found) throw new Error(`no board has the element ${tag}`);
  return found;
}

function wishOf(host: WidgetHost): CardWish {
  const read = (name: string) => host.read(name);
  return {
    card: read('card'),
    metric: read('metric'),
    by: read('by'),
    across: read('across'),
    period: read('period'),
    table: read('table'),
  };
}

/** A table of metrics, or of the rows of a table of the data. */
function tableWish(wish: CardWish): CardWish {
  return { ...wish, card: wish.table === null ? 'table' : 'records' };
}

function boardOf(host: WidgetHost, signal: AbortSignal): Board | Promise<Board> {
  const [name, definition] = [host.read('board'), host.read('definition')];
  if (definition !== null) return givenBoard(definition);
  const { origin = null, portfolio = null } = host.session ?? {};
  const known = origin !== null || portfolio !== null;
  const source = origin?.kind === 'address' ? origin.address : null;
  return namedBoard(name ?? 'overview', { source: known ? source : undefined, signal });
}
