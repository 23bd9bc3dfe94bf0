import type { IsoDate } from '../../lib/dates.ts';
import type { AskOptions, Portfolio } from '../portfolio.ts';
import type { Breach } from './breach.ts';
import { firstDay } from './find-breaches.ts';
import { sinceWhen } from './since.ts';

/** The first month-end from which a value has been beyond its limit without interruption, as far as the ledger goes back. */
export async function sinceOf(
  portfolio: Portfolio,
  { metric, row, level, request }: Breach,
  options: AskOptions = {},
): Promise<IsoDate | null> {
  const { asOf = portfolio.snapshots.at(-1) } = request;
  if (asOf === undefined) return null;
  const whole = { ...request, asOf, from: firstDay(asOf, portfolio.snapshots) };
  return sinceWhen(await portfolio.ask(metric, whole, options), whole, true)(row, level);
}
