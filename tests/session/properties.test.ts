import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import type { Dimension, MetricRow } from '../../src/metrics/metric.ts';
import { MONTHS, randomBook } from '../support/random-book.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const SEEDS = [1, 2, 3];
const PARTITIONS: Dimension[] = ['sector', 'branch', 'client', 'manager'];

/** Metrics whose numerators and denominators are sums over rows, so that groups add up to the whole. */
const ADDITIVE = METRICS.filter((metric) => metric.kind === 'amount' || (metric.kind === 'ratio' && !metric.share));

const plain = (rows: readonly MetricRow[]) => rows.map((row) => JSON.stringify(row));

describe('any book', () => {
  it.each(SEEDS)('gives a finite value or a reason, never both, never NaN (seed %i)', async (seed) => {
    await withPortfolioOf(randomBook(seed), async (portfolio) => {
      for (const { id, redOn } of METRICS)
        for (const row of await portfolio.ask(id, { from: MONTHS[0], by: ['sector'] })) {
          expect(row.value === null, `${id} ${JSON.stringify(row)}`).toBe(row.reason !== null);
          for (const number of [row.value, row.numerator, row.denominator, row.coverage, row.n])
            if (number !== null) expect(Number.isFinite(number), `${id} ${JSON.stringify(row)}`).toBe(true);
          if (row.value === null)
            expect(row.status).toBe(row.reason === 'NEG_DENOM' && redOn?.includes(row.reason) ? 'red' : 'grey');
        }
    });
  });

  it.each(SEEDS)('has groups that add up to the whole (seed %i)', async (seed) => {
    await withPortfolioOf(randomBook(seed), async (portfolio) => {
      for (const metric of ADDITIVE)
        for (const dimension of PARTITIONS) {
          const key = (row: MetricRow) => JSON.stringify((metric.parts ?? []).map(({ name }) => row.by[name]));
          const total = await portfolio.ask(metric.id);
          const groups = await portfolio.ask(metric.id, { by: [dimension] });
          // asked by client a score is not weighted
          if (metric.kind === 'ratio' && metric.byClient && dimension === 'client') continue;
          for (const whole of total) {
            const sum = groups
              .filter((row) => key(row) === key(whole))
              .reduce((sum, row) => sum + (row.numerator ?? 0), 0);
            if (whole.numerator !== null) expect(sum, `${metric.id} by ${dimension}`).toBeCloseTo(whole.numerator, 4);
          }
        }
    });
  });

  it.each(SEEDS)('keeps earlier months as they were when a month is added (seed %i)', async (seed) => {
    const book = randomBook(seed);
    const shorter = { ...book, exposure: (book.exposure ?? []).filter((row) => row.as_of_date !== MONTHS[4]) };
    const before = await withPortfolioOf(shorter, async (portfolio) =>
      Promise.all(METRICS.map(({ id }) => portfolio.ask(id, { from: MONTHS[0], asOf: MONTHS[3] }))),
    );
    const after = await withPortfolioOf(book, async (portfolio) =>
      Promise.all(METRICS.map(({ id }) => portfolio.ask(id, { from: MONTHS[0], asOf: MONTHS[4] }))),
    );
    METRICS.forEach(({ id }, index) => {
      const earlier = (after[index] ?? []).filter(({ period }) => period <= '2026-03');
      expect(plain(earlier), id).toEqual(plain(before[index] ?? []));
    });
  });

  it.each(SEEDS)('keeps its ratios when a facility is split in two (seed %i)', async (seed) => {
    const book = randomBook(seed);
    const ids = [
      'npl-ratio',
      'overdue-ratio',
      'special-mention-ratio',
      'hhi',
      'hhi-sector',
      'npl-formation',
      'dpd-buckets',
      'portfolio-esg-score',
    ];
    const ratios = (tables: typeof book) =>
      withPortfolioOf(tables, async (portfolio) => (await Promise.all(ids.map((id) => portfolio.ask(id)))).flat());
    const split = (book.exposure ?? []).flatMap((row) => {
      const half = Math.round(Number(row.outstanding) * 50) / 100;
      const rest = Math.round((Number(row.outstanding) - half) * 100) / 100;
      if (row.facility_id !== 'F7') return [row];
      return [
        { ...row, outstanding: half },
        { ...row, facility_id: 'F7b', outstanding: rest },
      ];
    });
    const [one, two] = [await ratios(book), await ratios({ ...book, exposure: split })];
    one.forEach((row, index) => {
      if (row.value === null) expect(two[index]?.value).toBeNull();
      else expect(two[index]?.value, row.metric).toBeCloseTo(row.value, 9);
    });
  });
});
