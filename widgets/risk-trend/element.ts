import { defineWidget, type WidgetParts } from '../../src/elements/define-widget.svelte.ts';
import { riskTrend } from './risk-trend.widget.ts';

/** Registers `<bw-risk-trend>`. */
export function define(parts: WidgetParts): void {
  defineWidget(riskTrend, parts);
}
