import { hashText } from '../lib/hash.ts';
import { VERSION } from '../lib/version.ts';
import type { Metric } from './definition.ts';

/**
 * The version of a metric's definition: that of the product and, after `+`, the start of the SHA-256 of what is defined (SQL, predicates,
 * parts, limits). Two answers with the same version were worked out in the same way. What is defined by a function, as for metrics made
 * of metrics, changes with the product's version only.
 */
export function definitionVersion(metric: Metric): string {
  return `${VERSION}+${hashText(JSON.stringify(metric)).slice(0, 12)}`;
}
