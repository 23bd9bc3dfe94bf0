import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate.ts';
import { DIMENSIONS, type MetricRequest } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { partText } from '../words/part-text.ts';

/** What of the whole book is meant: what the data are a part of, and the filter, as dimensions and the labels of their values; null for all of it. */
export async function scopeOf(portfolio: Portfolio, { filter }: MetricRequest, t: Translate): Promise<string | null> {
  const part = partText(t);
  const parts = part === null ? [] : [part];
  for (const dimension of DIMENSIONS) {
    const wanted = filter?.[dimension];
    if (wanted === undefined || wanted.length === 0) continue;
    const labels = new Map((await portfolio.values(dimension, t.language)).map(({ value, label }) => [value, label]));
    const names = wanted.map((value) => labels.get(value) ?? value).join(', ');
    parts.push(`${lookup(t, `dimension.${dimension}`, dimension)}: ${names}`);
  }
  return parts.length === 0 ? null : parts.join('; ');
}
