import { defineShell } from '../src/elements/element-shell.ts';
import { CARD_SHAPES, DATA_SHAPE, EVIDENCE_SHAPE, FILTER_SHAPE, METRIC_SHAPE } from '../src/elements/element-tags.ts';

/** Registers every custom element of ours; calling it twice, or from two bundles, does no harm. Each fetches its code when one is in a page. */
export function defineAll(): void {
  defineShell('bw-data', DATA_SHAPE, async () => (await import('./elements/data.ts')).begin);
  defineShell('bw-metric', METRIC_SHAPE, async () => (await import('./elements/metric.ts')).begin);
  defineShell('bw-filter-bar', FILTER_SHAPE, async () => (await import('./elements/filter-bar.ts')).begin);
  defineShell('bw-evidence', EVIDENCE_SHAPE, async () => (await import('./elements/evidence.ts')).begin);
  for (const [tag, shape] of Object.entries(CARD_SHAPES))
    defineShell(tag, shape, async () => (await import('./elements/cards.ts')).begin(tag));
}
