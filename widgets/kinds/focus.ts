import { PortfolioError } from '../../src/lib/errors.ts';
import type { Part } from '../../src/metrics/definition.ts';
import { DIMENSIONS, type Dimension } from '../../src/metrics/metric.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import type { CardEntry } from '../card.ts';

/** One metric on its own: its course, and its values by one dimension, the worst first; a metric of several numbers as all of them. */
export function focusEntries(
  portfolio: Pick<Portfolio, 'catalogue'>,
  options: { metric: string; by: string },
): CardEntry[] {
  const { id, parts = [] } = portfolio.catalogue.find(options.metric);
  const by = dimensionOf(options.by);
  if (parts.length > 0) return [{ card: wholeOf(parts), id: `${id}-parts`, metrics: [id] }];
  return [
    { card: 'trend', id: `${id}-trend`, metrics: [id] },
    { card: 'ranked', id: `${id}-by-${by}`, metrics: [id], by },
  ];
}

/** All numbers of a metric in one picture: two parts as cells, or as curves where the second is whatever has been seen (months on the book). */
export function wholeOf([first, second, ...more]: readonly Part[]): 'parts' | 'matrix' | 'curve' {
  if (!first || !second || more.length > 0) return 'parts';
  return second.cells.length === 0 ? 'curve' : 'matrix';
}

function dimensionOf(text: string): Dimension {
  const found = DIMENSIONS.find((dimension) => dimension === text);
  if (!found) throw new PortfolioError('unknown-dimension', { dimension: text, known: DIMENSIONS.join(', ') });
  return found;
}
