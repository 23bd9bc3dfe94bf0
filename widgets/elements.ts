import Evidence from '../src/dashboard/LaterEvidence.svelte';
import tokens from '../src/charts/tokens.css?inline';
import { defineData } from '../src/elements/data-element.svelte.ts';
import { defineBoard } from '../src/elements/define-board.svelte.ts';
import { boards } from './index.ts';
import { oneMetric } from './one-metric.ts';
import BoardView from './view/BoardView.svelte';

/** Registers every custom element of ours; calling it twice, or from two bundles, does no harm. */
export function defineAll(): void {
  defineData();
  for (const board of [...boards, oneMetric]) defineBoard(board, { BoardView, Evidence, tokens });
}
