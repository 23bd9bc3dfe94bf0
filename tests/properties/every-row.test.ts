import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { METRICS } from '../../src/metrics/index.ts';
import type { MetricRequest, MetricRow } from '../../src/metrics/metric.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { SNAPSHOTS } from '../second-opinion/unruly-loans.ts';
import { withTables } from '../support/with-tables.ts';
import { TODAY, wholeBook } from './books.ts';
import { broken, OF_A_MEASURE, OF_NOTHING } from './rules-of-a-row.ts';

/** More seeds for a longer run: `SEEDS=10 npx vitest run tests/properties/every-row.test.ts`. */
const SEEDS = Array.from({ length: Number(process.env.SEEDS ?? 1) }, (_, index) => 100 + index);

/** A month nobody delivered: the book of October stands in. */
const GAP = '2025-11-20';
const QUESTIONS: Readonly<Record<string, MetricRequest>> = {
  'of the whole book': { asOf: TODAY },
  'by manager': { asOf: TODAY, by: ['manager'] },
  'by client': { asOf: TODAY, by: ['client'] },
  'by sector and region': { asOf: TODAY, by: ['sector', 'region'] },
  'by facility': { asOf: TODAY, by: ['facility'] },
  'of one sector': { asOf: TODAY, filter: { sector: ['solar'] } },
  'of one client': { asOf: TODAY, filter: { client: ['C3'] } },
  'of a month without a book': { asOf: GAP, by: ['sector'] },
  'of every month': { asOf: '2026-05-20', from: '2025-01-01' },
};

const months = new Set(SNAPSHOTS.map((date) => date.slice(0, 7)));

/** Only the month that is asked about falls back on an older book. */
const isOld = ({ period }: MetricRow, { asOf = TODAY }: MetricRequest) =>
  asOf.startsWith(period) && !SNAPSHOTS.some((date) => date.startsWith(period) && date <= asOf);

describe.each(SEEDS)('every row of the catalogue on an unruly book (seed %i)', (seed) => {
  let engine: Engine;
  let portfolio: Portfolio;
  const valued = new Set<string>();
  const few = new Set<string>();
  const measured = new Set<string>();
  const colours = new Set<string>();
  const nothing = new Set<string>();
  beforeAll(async () => {
    engine = await withTables(wholeBook(seed));
    portfolio = await openPortfolio(engine, []);
  });
  afterAll(() => engine.close());

  it.each(Object.entries(QUESTIONS))('keeps the rules of the shape of an answer, %s', async (_, request) => {
    const found: string[] = [];
    for (const metric of METRICS)
      for (const row of await portfolio.ask(metric.id, request)) {
        const rules = broken(row, metric, isOld(row, request));
        if (rules.length > 0) found.push(`${rules.join(', ')}: ${JSON.stringify(row)}`);
        if (row.value === null) continue;
        valued.add(metric.id);
        colours.add(row.status);
        if (row.flags.includes('BELOW_MIN_N')) (metric.minimum === undefined ? measured : few).add(metric.id);
        if (row.n === 0 && row.denominator) nothing.add(metric.id);
      }
    expect(found, found.join('\n')).toEqual([]);
  });

  it('had rows of all kinds to hold them against', () => {
    expect(months.has(GAP.slice(0, 7))).toBe(false);
    expect(valued.size).toBeGreaterThan(0.95 * METRICS.length);
    expect(few.size).toBeGreaterThan(20);
    expect([...colours].sort()).toEqual(['amber', 'green', 'grey', 'red']);
    // nobody is excused who need not be
    expect([...nothing].sort()).toEqual(Object.keys(OF_NOTHING).sort());
    expect([...measured].sort()).toEqual(OF_A_MEASURE);
  });
});
