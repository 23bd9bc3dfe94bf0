import tokens from '../../src/charts/tokens.css?inline';
import FilterBar from '../../src/dashboard/FilterBar.svelte';
import { CARD_METHODS } from '../../src/elements/card-methods.ts';
import FilterBarElement from '../../src/elements/FilterBarElement.svelte';
import { beginElement } from '../../src/elements/widget-life.svelte.ts';

const methods = { refresh: CARD_METHODS.refresh };

/** Brings `<bw-filter-bar>` to life. */
export const begin = beginElement({ tokens, methods, view: FilterBarElement, given: { FilterBar } });
