import type { Part } from '../../src/metrics/definition.ts';
import type { Context } from '../shared/context.ts';

/** The parts a metric is split into of its own, in order; empty for one that is a single number. */
export function partsOf({ portfolio }: Pick<Context, 'portfolio'>, metric: string): readonly Part[] {
  return portfolio.catalogue.find(metric).parts ?? [];
}
