import EvidenceInPlace from '../src/dashboard/EvidenceInPlace.svelte';
import FilterBar from '../src/dashboard/FilterBar.svelte';
import Evidence from '../src/dashboard/LaterEvidence.svelte';
import tokens from '../src/charts/tokens.css?inline';
import BoardElement from '../src/elements/BoardElement.svelte';
import type { BoardOf } from '../src/elements/board-of.svelte.ts';
import { defineData } from '../src/elements/data-element.svelte.ts';
import { defineElement } from '../src/elements/define-element.svelte.ts';
import { elementText } from '../src/elements/element-list.ts';
import EvidenceElement from '../src/elements/EvidenceElement.svelte';
import FilterBarElement from '../src/elements/FilterBarElement.svelte';
import type { WidgetHost } from '../src/elements/widget-host.ts';
import type { Board } from './card.ts';
import { CARD_METHODS } from '../src/elements/card-methods.ts';
import { boards } from './index.ts';
import { givenBoard, namedBoard } from './named-board.ts';
import { oneCard, type CardWish } from './one-card.ts';
import { oneMetric } from './one-metric.ts';
import BoardView from './view/BoardView.svelte';

/** Registers every custom element of ours; calling it twice, or from two bundles, does no harm. */
export function defineAll(): void {
  defineData();
  for (const board of [...boards, oneMetric]) if (board.tag !== null) defineCards(board.tag, () => board);
  defineCards('bw-card', (host) => oneCard(wishOf(host)));
  defineCards('bw-table', (host) => oneCard(tableWish(wishOf(host))));
  defineCards('bw-board', boardOf);
  const methods = { refresh: CARD_METHODS.refresh };
  defineElement({
    ...{ text: elementText('bw-filter-bar'), tokens, methods },
    ...{ view: FilterBarElement, given: { FilterBar } },
  });
  defineElement({
    ...{ text: elementText('bw-evidence'), tokens, methods },
    ...{ view: EvidenceElement, given: { Evidence: EvidenceInPlace } },
  });
}

/** Registers an element that draws the cards of a board. */
function defineCards(tag: string, cardsOf: BoardOf): void {
  defineElement({
    ...{ text: elementText(tag), tokens, methods: CARD_METHODS },
    ...{ view: BoardElement, given: { boardOf: cardsOf, noBoard: NOTHING, BoardView, Evidence } },
  });
}

const NOTHING: Board = { id: 'none', tag: null, needs: [], entries: [], title: () => '', cards: () => [] };

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
