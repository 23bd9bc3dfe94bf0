import { defineWidget, type WidgetParts } from '../../src/elements/define-widget.svelte.ts';
import { managerPerformance } from './manager-performance.widget.ts';

/** Registers `<bw-manager-performance>`. */
export function define(parts: WidgetParts): void {
  defineWidget(managerPerformance, parts);
}
