import tokens from '../../src/charts/tokens.css?inline';
import Evidence from '../../src/dashboard/EvidenceInPlace.svelte';
import { CARD_METHODS } from '../../src/elements/card-methods.ts';
import EvidenceElement from '../../src/elements/EvidenceElement.svelte';
import { beginElement } from '../../src/elements/widget-life.svelte.ts';

const methods = { refresh: CARD_METHODS.refresh };

/** Brings `<bw-evidence>` to life. */
export const begin = beginElement({ tokens, methods, view: EvidenceElement, given: { Evidence } });
