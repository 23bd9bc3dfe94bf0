import type { IsoDate } from '../../src/lib/dates.ts';
import { atRatesOf } from '../../src/session/constant-rates.ts';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { refOfRow, type Context } from './context.ts';
import { changeOf, type Change } from './series.ts';

/** How a metric's last month differs from `months` before; an amount in several currencies also at constant rates of exchange. */
export async function changeIn(context: Context, rows: readonly MetricRow[], months: number): Promise<Change | null> {
  const change = changeOf(rows, context.months, months);
  if (!change?.past || change.by === null || change.now.value === null) return change;
  const { row, request } = refOfRow(context, change.past);
  const past = await atRatesOf(context.portfolio, { metric: row.metric, request, later: ratesDay(context) });
  return past?.value == null ? change : { ...change, atConstantRates: change.now.value - past.value };
}

/** What stands at the foot of a figure that tells changes at constant rates: whose rates they are. */
export function constantFoot(context: Context, changes: readonly (Change | null)[]): string[] {
  const told = changes.some((change) => change?.atConstantRates !== undefined);
  return told ? [context.t('widgets.foot.constant', { date: context.t.format.date(ratesDay(context)) })] : [];
}

/** The day of the book a figure shows. */
function ratesDay({ portfolio, asOf }: Context): IsoDate {
  return portfolio.snapshots.findLast((date) => date <= asOf) ?? asOf;
}
