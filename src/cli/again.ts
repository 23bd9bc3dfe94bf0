import type { Load } from '../ingest/index.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason } from '../lib/reasons.ts';

/** Options that say what becomes of a month that a later path brings again. */
export const AGAIN_OPTIONS = {
  beside: { type: 'boolean' },
  replace: { type: 'boolean' },
} as const;

/** What they decide: without either it is asked. */
export interface Again {
  again: 'ask' | 'replace';
  /** Every delivery stands beside those before it. */
  beside: boolean;
}

/** Reads `--beside` and `--replace`; both together say nothing. */
export function readAgain({ beside = false, replace = false }: { beside?: boolean; replace?: boolean }): Again {
  if (beside && replace)
    throw new PortfolioError('bad-value', { option: '--beside', value: '--replace', hint: reason('not-both') });
  return { again: replace ? 'replace' : 'ask', beside };
}

/** The deliveries as they were decided about. */
export function asDecided(loads: readonly Load[], { beside }: Again): readonly Load[] {
  return beside ? loads.map((load, place) => (place === 0 ? load : { ...load, beside })) : loads;
}
