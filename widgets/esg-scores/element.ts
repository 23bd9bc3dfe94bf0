import { defineWidget, type WidgetParts } from '../../src/elements/define-widget.svelte.ts';
import { esgScores } from './esg-scores.widget.ts';

/** Registers `<bw-esg-scores>`. */
export function define(parts: WidgetParts): void {
  defineWidget(esgScores, parts);
}
