import type { MetricRequest, MetricRow } from '../../../src/metrics/metric.ts';
import type { Portfolio } from '../../../src/session/portfolio.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { NO_EVIDENCE } from '../../support/no-evidence.ts';
import { UNCHANGED } from '../../support/unchanged-settings.ts';

/** A portfolio of one value, whatever is asked; what is asked of it is noted. */
export function portfolioOf(value: number, asked: MetricRequest[] = []): Portfolio {
  const row: MetricRow = {
    metric: 'npl-ratio',
    code: 'R12',
    period: '2026-06',
    by: { sector: 'solar' },
    value,
    numerator: value,
    denominator: 1,
    n: 9,
    coverage: 1,
    unit: 'fraction',
    status: 'green',
    reason: null,
    flags: [],
  };
  return {
    engine: {} as Portfolio['engine'],
    imports: [],
    loads: [],
    tables: { exposure: 9 },
    snapshots: ['2026-06-30'],
    currency: 'CNY',
    ...UNCHANGED,
    version: 1,
    async ask(metric, request = {}) {
      if (metric === 'no-such-metric') throw new Error('unknown metric: no-such-metric');
      asked.push(request);
      return [row];
    },
    async evidence(metric, request) {
      const rows = { columns: ['source_file', 'source_row'], rows: [['a.csv', 2]] };
      return { ...NO_EVIDENCE, metric, request, sql: 'SELECT 1', rows, total: 1 };
    },
    contributions: () => Promise.reject(new Error('not asked for in these tests')),
    workings: () => Promise.reject(new Error('not asked for in these tests')),
    values: async () => [],
  };
}

export function sessionOf(portfolio: Portfolio): Session {
  const session = new Session(() => Promise.reject(new Error('no engine in this test')));
  session.portfolio = portfolio;
  session.status = 'ready';
  return session;
}

/** The detail of the next event of that name, which nobody refuses. */
export const heard = (name: string) =>
  new Promise<unknown>((done) => {
    document.addEventListener(name, (event) => done((event as CustomEvent).detail), { once: true });
  });

/** Gives a data element the session it would have loaded. */
export function fill(data: Element | null, portfolio: Portfolio): Session {
  const { session } = data as Element & { session: Session };
  session.portfolio = portfolio;
  session.status = 'ready';
  return session;
}
