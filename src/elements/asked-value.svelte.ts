import type { ValueRef } from '../charts/figure.ts';
import { PortfolioError, toError } from '../lib/errors.ts';
import { reason } from '../lib/reasons.ts';
import type { MetricRequest, MetricRow } from '../metrics/metric.ts';
import type { Portfolio } from '../session/portfolio.ts';

/** A value as `bw-select` and `bw-evidence` tell of it. */
export interface ToldValue {
  readonly metric: string;
  readonly period?: string;
  readonly by?: Readonly<Record<string, string>>;
  readonly request?: MetricRequest;
}

/** A value asked of the portfolio, kept in step with what is asked. Made in a component. */
export class AskedValue {
  value = $state.raw<ValueRef | null>(null);
  error = $state.raw<Error | null>(null);

  constructor(portfolio: () => Portfolio | null, told: () => ToldValue | null) {
    $effect(() => {
      const [from, asked] = [portfolio(), told()];
      this.value = null;
      this.error = null;
      if (!from || !asked) return;
      const stop = new AbortController();
      seek(from, asked, stop.signal).then(
        (value) => !stop.signal.aborted && (this.value = value),
        (error: unknown) => !stop.signal.aborted && (this.error = toError(error)),
      );
      return () => stop.abort();
    });
  }
}

async function seek(portfolio: Portfolio, told: ToldValue, signal: AbortSignal): Promise<ValueRef> {
  const { metric, period, by = {}, request = {} } = told;
  const rows = await portfolio.ask(metric, request, { signal });
  const isIt = (row: MetricRow) =>
    (period === undefined || row.period === period) && Object.entries(by).every(([key, text]) => row.by[key] === text);
  const all = rows.filter(isIt);
  // of a value in parts the whole is meant where no part is named; any other one of several nobody has said
  const whole = told.by && all.filter((row) => Object.keys(row.by).length === Object.keys(by).length);
  const [found, ...more] = whole && whole.length > 0 ? whole : all;
  if (found && more.length === 0) return { row: found, request };
  const hint = reason(found ? 'one-of-several' : 'no-such-value', { count: rows.length });
  throw new PortfolioError('bad-value', { option: 'metric', value: metric, hint });
}
