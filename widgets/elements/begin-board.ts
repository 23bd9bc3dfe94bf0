import tokens from '../../src/charts/tokens.css?inline';
import type { BoardOf } from '../../src/elements/board-of.svelte.ts';
import BoardElement from '../../src/elements/BoardElement.svelte';
import { CARD_METHODS } from '../../src/elements/card-methods.ts';
import type { Begin } from '../../src/elements/element-shell.ts';
import { beginElement } from '../../src/elements/widget-life.svelte.ts';
import type { Board } from '../card.ts';
import BoardView from '../view/BoardView.svelte';

const NOTHING: Board = { id: 'none', tag: null, needs: [], entries: [], title: () => '', cards: () => [] };

/** Brings an element to life that draws the cards of a board. */
export function beginBoard(boardOf: BoardOf): Begin {
  const evidence = () => import('../../src/dashboard/LaterEvidence.svelte');
  const given = { boardOf, noBoard: NOTHING, BoardView, evidence };
  return beginElement({ tokens, methods: CARD_METHODS, view: BoardElement, given });
}
