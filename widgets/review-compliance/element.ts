import { defineWidget, type WidgetParts } from '../../src/elements/define-widget.svelte.ts';
import { reviewCompliance } from './review-compliance.widget.ts';

/** Registers `<bw-review-compliance>`. */
export function define(parts: WidgetParts): void {
  defineWidget(reviewCompliance, parts);
}
