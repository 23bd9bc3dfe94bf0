import { DIMENSIONS, type Dimension, type Filter } from '../metrics/metric.ts';
import { PortfolioError } from '../lib/errors.ts';

/** A wish to filter: values one dimension must have, none to lift the filter. */
export interface FilterRequest {
  dimension: Dimension;
  values: string[];
}

/** A filter request as it may come from anybody's script; null when it is not one. */
export function readFilterRequest(detail: unknown): FilterRequest | null {
  if (typeof detail !== 'object' || detail === null || !('dimension' in detail) || !('values' in detail)) return null;
  const dimension = asDimension(detail.dimension);
  return dimension && Array.isArray(detail.values) ? { dimension, values: detail.values.map(String) } : null;
}

/** A filter written as an attribute, `sector=光伏&branch=华东分行&branch=华北分行`, escaped as in an address. */
export function parseFilter(text: string): Filter {
  const filter: Partial<Record<Dimension, string[]>> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const dimension = asDimension(name);
    if (!dimension) throw new PortfolioError('unknown-dimension', { dimension: name, known: DIMENSIONS.join(', ') });
    (filter[dimension] ??= []).push(value);
  }
  return filter;
}

/** Dimensions named in an attribute, `branch, sector`; an unknown one is an error that says which there are. */
export function parseDimensions(text: string): Dimension[] {
  const named = text.split(',').map((name) => {
    const dimension = asDimension(name.trim());
    if (dimension) return dimension;
    throw new PortfolioError('unknown-dimension', { dimension: name.trim(), known: DIMENSIONS.join(', ') });
  });
  return [...new Set(named)];
}

function asDimension(name: unknown): Dimension | null {
  return DIMENSIONS.find((dimension) => dimension === name) ?? null;
}
