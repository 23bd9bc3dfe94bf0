import { defineWidget, type WidgetParts } from '../../src/elements/define-widget.svelte.ts';
import { metric } from './metric.widget.ts';

/** Registers `<bw-metric>`. */
export function define(parts: WidgetParts): void {
  defineWidget(metric, parts);
}
