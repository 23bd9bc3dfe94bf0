import type { IsoDate } from '../../lib/dates.ts';
import type { Dimension, MetricRequest } from '../../metrics/metric.ts';
import type { Language } from '../../i18n/language.ts';
import type { AskOptions, EvidenceOptions, Portfolio, ValuesOptions } from '../portfolio.ts';
import { requestKey } from '../portfolio/request.ts';

type Known = Pick<Portfolio, 'catalogue' | 'snapshots' | 'lastEvent'>;

/** One key for equal questions to a portfolio, whatever stops them and how soon they are wanted. */
export function askKey(portfolio: Known, metric: string, request: MetricRequest, { ratesAt }: AskOptions = {}): string {
  return keyOf(portfolio, metric, request, ratesAt);
}

export function evidenceKey(
  portfolio: Known,
  metric: string,
  request: MetricRequest,
  { signal: _, ...page }: EvidenceOptions = {},
): string {
  return `${keyOf(portfolio, metric, request)} ${JSON.stringify(page)}`;
}

/** The key of all values of a dimension; those within a selection, and those on record anywhere, have others, which nobody knows before. */
export function valuesKey(
  dimension: Dimension,
  language: Language = 'zh-CN',
  { within = {}, recorded }: ValuesOptions = {},
): string {
  const selection = Object.entries(within).filter(([name, values]) => name !== dimension && values?.length);
  return JSON.stringify([dimension, language, selection, ...(recorded ? ['recorded'] : [])]);
}

function keyOf({ catalogue, ...known }: Known, metric: string, request: MetricRequest, ratesAt?: IsoDate): string {
  const asOf = request.asOf ?? known.snapshots.at(-1) ?? known.lastEvent ?? undefined;
  const by = [...new Set(request.by ?? [])];
  return requestKey(catalogue.find(metric).id, { ...request, asOf, by }, ratesAt);
}
