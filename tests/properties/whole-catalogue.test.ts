import { beforeAll, describe, expect, it } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import type { MetricRequest, MetricRow } from '../../src/metrics/metric.ts';
import { Dice, unrulyBook } from '../second-opinion/unruly-book.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import type { TestRow } from '../support/with-tables.ts';

type Tables = Readonly<Record<string, readonly TestRow[]>>;

/** More seeds for a longer run: `SEEDS=10 npx vitest run tests/properties`. */
const SEEDS = Array.from({ length: Number(process.env.SEEDS ?? 1) }, (_, index) => 100 + index);
const ASKED: MetricRequest[] = [{ asOf: '2026-06-30' }];

/** Every metric's rows, by what they stand for. */
async function answers(tables: Tables, requests: readonly MetricRequest[] = ASKED): Promise<Map<string, MetricRow>> {
  return withPortfolioOf(tables, async (portfolio) => {
    const found = new Map<string, MetricRow>();
    for (const request of requests)
      for (const { id } of METRICS)
        for (const row of await portfolio.ask(id, request))
          found.set(JSON.stringify([id, request, row.period, Object.entries(row.by).sort()]), row);
    return found;
  });
}

/** Both books give the same values, to nine digits, but for what `ours` makes of a value. */
function same(before: Map<string, MetricRow>, after: Map<string, MetricRow>, expected = (row: MetricRow) => row.value) {
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  for (const [key, row] of before) {
    const [value, other] = [expected(row), after.get(key)?.value ?? null];
    const text = `${key}: ${value} ${other}`;
    if (value === null || other === null) expect(other, text).toBe(value);
    else expect(Math.abs(value - other), text).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(value)));
  }
}

const AMOUNTS = new Set(
  [
    ...['outstanding', 'limit_amount', 'undrawn', 'ead', 'provision', 'collateral_value', 'approved_limit'],
    ...['equity', 'debt_total', 'revenue', 'opex', 'tax', 'wc_change', 'maintenance_capex', 'cfads', 'interest_due'],
    ...['principal_due', 'fees_due', 'debt_open', 'ebit', 'interest_expense', 'total_assets', 'total_liabilities'],
    ...['total_debt', 'current_assets', 'current_liabilities', 'inventory', 'accounts_receivable', 'denominator'],
  ].values(),
);

/** Ten times every amount of money, the bank's capital as well. */
function tenfold(book: Tables): Tables {
  return Object.fromEntries(
    Object.entries(book).map(([table, rows]) => [
      table,
      rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => {
            if (AMOUNTS.has(name) && typeof value === 'number') return [name, Math.round(value * 1000) / 100];
            if (name === 'value' && row.key === 'net_capital')
              return [name, `${Number(String(value).replaceAll(',', '')) * 10}`];
            return [name, value];
          }),
        ),
      ),
    ]),
  );
}

/** Tables in another order; the sources keep their rows. */
function shuffled(book: Tables, seed: number): Tables {
  const dice = new Dice(seed);
  return Object.fromEntries(
    Object.entries(book).map(([table, rows]) => {
      const numbered = rows.map((row, index) => ({ ...row, source_row: index + 2 }));
      return [
        table,
        numbered
          .map((row) => ({ row, place: dice.whole(1e9) }))
          .sort((a, b) => a.place - b.place)
          .map(({ row }) => row),
      ];
    }),
  );
}

describe.each(SEEDS)('the whole catalogue on an unruly book (seed %i)', (seed) => {
  const book = unrulyBook(seed);
  let before: Map<string, MetricRow>;
  beforeAll(async () => {
    before = await answers(book);
  }, 60_000);

  it('does not depend on the order of rows', async () => {
    same(before, await answers(shuffled(book, seed)));
  });

  it('keeps its ratios and multiplies its amounts when all money is ten times as much', async () => {
    const units = new Map(METRICS.map(({ id, unit }) => [id, unit]));
    const scale = (row: MetricRow) => {
      if (row.value === null) return null;
      // tonnes for a million: the same tonnes for ten times the money
      if (row.metric === 'emission-intensity') return row.value / 10;
      return units.get(row.metric) === 'money' ? row.value * 10 : row.value;
    };
    same(before, await answers(tenfold(book)), scale);
  });

  it('gives a finite value or a reason, and rows of a matrix that sum to one', async () => {
    const found = await answers(book, [{ asOf: '2026-03-31', by: ['sector'] }]);
    const sums = new Map<string, number>();
    for (const [key, row] of [...before, ...found]) {
      expect(row.value === null, key).toBe(row.reason !== null);
      for (const number of [row.value, row.numerator, row.denominator, row.coverage, row.n])
        if (number !== null) expect(Number.isFinite(number), key).toBe(true);
      const { to, ...rest } = row.by;
      if (to === undefined || row.value === null) continue;
      const line = JSON.stringify([row.metric, row.period, Object.entries(rest).sort(), key.includes('sector')]);
      sums.set(line, (sums.get(line) ?? 0) + row.value);
    }
    expect(sums.size).toBeGreaterThan(5);
    for (const [line, value] of sums) expect(value, line).toBeCloseTo(1, 9);
  });
});
