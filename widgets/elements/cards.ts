import type { BoardOf } from '../../src/elements/board-of.svelte.ts';
import type { Begin } from '../../src/elements/element-shell.ts';
import type { WidgetHost } from '../../src/elements/widget-host.ts';
import type { Board } from '../card.ts';
import { boards } from '../index.ts';
import { givenBoard, namedBoard } from '../named-board.ts';
import { oneCard, wishOf } from '../one-card.ts';
import { beginBoard } from './begin-board.ts';

/** Brings the elements to life that draw cards of boards. */
export function begin(tag: string): Begin {
  return beginBoard(BOARDS_OF[tag] ?? (() => ownBoard(tag)));
}

const BOARDS_OF: Readonly<Record<string, BoardOf>> = {
  'bw-card': (host) => oneCard(wishOf('bw-card', (name) => host.read(name))),
  'bw-table': (host) => oneCard(wishOf('bw-table', (name) => host.read(name))),
  'bw-board': boardOf,
};

function ownBoard(tag: string): Board {
  const found = boards.find((board) => board.tag === tag);
  if (!found) throw new Error(`no board has the element ${tag}`);
  return found;
}

function boardOf(host: WidgetHost, signal: AbortSignal): Board | Promise<Board> {
  const [name, definition] = [host.read('board'), host.read('definition')];
  if (definition !== null) return givenBoard(definition);
  const { origin = null, portfolio = null } = host.session ?? {};
  const known = origin !== null || portfolio !== null;
  const source = origin?.kind === 'address' ? origin.address : null;
  return namedBoard(name ?? 'overview', { source: known ? source : undefined, signal });
}
