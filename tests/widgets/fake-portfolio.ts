import type { Engine } from '../../src/engine/engine.ts';
import { monthOf } from '../../src/lib/dates.ts';
import { OURS } from '../../src/metrics/catalogue.ts';
import type { MetricRequest, MetricRow } from '../../src/metrics/metric.ts';
import { defaultLimits } from '../../src/metrics/limit.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { withStatus } from '../../src/session/settings/limit-state.ts';
import { UNCHANGED } from '../support/unchanged-settings.ts';

/** Rows by hand: under `metric`, or under `metric/dimension` for a split one. */
export type Answers = Readonly<Record<string, readonly MetricRow[]>>;

/** A row of a metric with what its definition says; its state from its limits where it is not given. */
export function row(metric: string, period: string, value: number | null, more: Partial<MetricRow> = {}): MetricRow {
  const known = OURS.find(metric);
  const plain: MetricRow = {
    metric: known.id,
    code: known.code,
    period,
    by: {},
    value,
    numerator: null,
    denominator: null,
    n: 40,
    coverage: 0.95,
    unit: known.unit,
    status: 'grey',
    reason: value === null ? 'NO_DATA' : null,
    flags: [],
    ...more,
  };
  return { ...withStatus(plain, known, (set) => defaultLimits(known, set)), ...more };
}

/** One row a month, ending with 2026-06. */
export function months(metric: string, values: readonly (number | null)[]): MetricRow[] {
  const last = 2026 * 12 + 5;
  return values.map((value, index) => {
    const month = last - (values.length - 1 - index);
    return row(metric, `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`, value);
  });
}

/** A portfolio that answers from hand-made rows; whatever is not there is one row without data. `asked` remembers every question. */
export function fakePortfolio(
  answers: Answers,
  { tables = { exposure: 10, review: 10, alert: 10, esg: 10 } as Record<string, number>, from = '2026-01-31' } = {},
): Portfolio & { asked: { metric: string; request: MetricRequest }[] } {
  const asked: { metric: string; request: MetricRequest }[] = [];
  return {
    asked,
    engine: {} as Engine,
    imports: [],
    loads: [],
    tables,
    snapshots: [from, '2026-06-30'],
    currency: 'CNY',
    version: 1,
    ...UNCHANGED,
    ask(metric, request = {}) {
      asked.push({ metric, request });
      const key = request.by?.length ? `${metric}/${request.by.join(',')}` : metric;
      const last = monthOf(request.asOf ?? '2026-06-30');
      const first = request.from ? monthOf(request.from) : last;
      const found = (answers[key] ?? []).filter(({ period }) => period >= first && period <= last);
      return Promise.resolve(found.length > 0 || request.by?.length ? found : [row(metric, last, null)]);
    },
    records: (table) => Promise.resolve({ table, columns: [], rows: [], dated: true, total: 0, states: [] }),
    evidence: () => Promise.reject(new Error('not asked for in these tests')),
    contributions: () => Promise.reject(new Error('not asked for in these tests')),
    workings: () => Promise.reject(new Error('not asked for in these tests')),
    values: (dimension) =>
      Promise.resolve(
        dimension === 'client'
          ? [{ value: 'C1', label: '青禾光伏电力有限公司' }]
          : dimension === 'manager'
            ? [
                { value: 'M1', label: '林一' },
                { value: 'M2', label: '周二' },
              ]
            : [],
      ),
  };
}
