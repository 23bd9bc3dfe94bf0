import type { IsoDate } from '../lib/dates.ts';
import type { MetricRequest, MetricRow } from '../metrics/metric.ts';
import { ratesMove } from '../metrics/relations/exchange.ts';
import type { Portfolio } from './portfolio.ts';

/**
 * What an amount would have been at the date of the request by the rates of exchange of a later book: the later value less this one is
 * what became of the loans, the rest of the change is what the rates did (the cause `rate` of a bridge). Null where rates did nothing: one
 * currency, rates that never moved, a metric that is no amount of money.
 */
export async function atRatesOf(
  portfolio: Portfolio,
  { metric, request, later }: { metric: string; request: MetricRequest; later: IsoDate },
): Promise<MetricRow | null> {
  const { exchange, catalogue } = portfolio;
  if (!exchange || catalogue.find(metric).unit !== 'money' || !ratesMove(exchange, later)) return null;
  const [row] = await portfolio.ask(metric, request, { ratesAt: later });
  return row ?? null;
}
