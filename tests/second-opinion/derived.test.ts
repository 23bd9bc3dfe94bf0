import { afterAll, describe, expect, it } from 'vitest';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import { EVENTS } from './events.ts';
import type { Book } from './book.ts';
import { loansAt, sameDay, viewOf } from './plain.ts';
import { counted } from './readings.ts';
import { Dice, unrulyBook } from './unruly-book.ts';

const AT = '2026-06-30';
const close = (value: number | null | undefined, expected: number) => expect(value).toBeCloseTo(expected, 9);

/** Points of a result on its scale, up to the cap: written as the catalogue writes it, once for each direction. */
function points(
  actual: number,
  scale: { target: number; floor: number; stretch: number; cap: number },
  better: string,
): number {
  const { target, floor, stretch, cap } = scale;
  const above =
    better === 'H' ? (20 * (actual - target)) / (stretch - target) : (20 * (target - actual)) / (target - stretch);
  const below =
    better === 'H' ? (100 * (actual - floor)) / (target - floor) : (100 * (floor - actual)) / (floor - target);
  const reached = better === 'H' ? actual >= target : actual <= target;
  return Math.min(cap, Math.max(0, reached ? 100 + above : below));
}

/** A score card with results by hand for three managers, some of them missing. */
function cards(seed: number) {
  const dice = new Dice(seed);
  return ['M1', 'M2', 'M3'].flatMap((manager) =>
    [0.75, 0.15, 0.1].map((weight, index) => {
      const better = dice.of('H', 'L');
      const [low, middle, high] = [10 + dice.whole(20), 40 + dice.whole(20), 70 + dice.whole(20)];
      const scale = better === 'H' ? [low, middle, high] : [high, middle, low];
      return {
        scope_type: 'manager',
        scope_id: manager,
        period: '2026',
        kpi_code: `HAND${index}`,
        weight,
        floor: scale[0] ?? 0,
        target: scale[1] ?? 0,
        stretch: scale[2] ?? 0,
        cap: dice.of(110, 120),
        direction: better,
        actual_manual: dice.chance(0.2) ? null : dice.whole(1000) / 10,
      };
    }),
  );
}

/**
 * Places by the total to two decimals, equal ones sharing the better: of managers with five clients at least, three months on duty and 70 %
 * of the weight of their card.
 */
function ranksOf(book: Book, totals: readonly MetricRow[]): Map<string, number> {
  const owed = loansAt(book, AT).filter(({ outstanding }) => outstanding !== 0);
  const ranked = totals.filter(({ by: { manager = '' }, value, coverage }) => {
    const clients = new Set(owed.filter(({ manager_id }) => manager_id === manager).map(({ client_id }) => client_id));
    const since = book.manager.find(({ manager_id }) => manager_id === manager)?.active_from ?? '';
    return clients.size >= 5 && since <= sameDay(AT, -3) && value !== null && (coverage ?? 0) >= 0.7;
  });
  const score = ({ value }: MetricRow) => Math.round((value ?? 0) * 100);
  return new Map(
    ranked.map((row) => [row.by.manager ?? '', 1 + ranked.filter((other) => score(other) > score(row)).length]),
  );
}

const rowOf = (rows: readonly MetricRow[], manager: string, kpi?: string) =>
  rows.find(({ by }) => by.manager === manager && (kpi === undefined || by.kpi === kpi));

describe('an independent reading of what is made of metrics', () => {
  let ranked = 0;
  afterAll(() => expect(ranked).toBeGreaterThan(4));

  it.each([1, 2, 3, 4])('agrees on KPI scores, their weighted mean and the ranks by it (card %i)', async (seed) => {
    const kpi = cards(seed);
    const unruly = unrulyBook(seed);
    // on duty long enough for a rank, but for one of them
    const since = (manager_id: string) => (manager_id === 'M3' && seed === 1 ? '2026-04-01' : '2018-01-01');
    const manager = unruly.manager.map((row) => ({ ...row, active_from: since(row.manager_id), active_to: null }));
    const book = { ...unruly, manager };
    await withPortfolioOf({ ...book, kpi }, async (portfolio) => {
      const request = { asOf: AT, by: ['manager'] as const };
      const scores = await portfolio.ask('kpi-score', request);
      const totals = await portfolio.ask('manager-total-score', request);
      for (const manager of ['M1', 'M2', 'M3']) {
        const lines = kpi.filter(({ scope_id }) => scope_id === manager);
        const told = lines.flatMap((line) =>
          line.actual_manual === null ? [] : [{ ...line, score: points(line.actual_manual, line, line.direction) }],
        );
        for (const { kpi_code, score } of told) close(rowOf(scores, manager, kpi_code)?.value, score);
        for (const { kpi_code } of lines.filter(({ actual_manual }) => actual_manual === null))
          expect(rowOf(scores, manager, kpi_code)?.value ?? null).toBeNull();
        const used = told.reduce((sum, { weight }) => sum + weight, 0);
        const points_ = told.reduce((sum, { weight, score }) => sum + weight * score, 0);
        if (used > 0) close(rowOf(totals, manager)?.value, points_ / used);
      }
      const ranks = await portfolio.ask('manager-rank', request);
      const expected = ranksOf(book, totals);
      ranked += expected.size;
      for (const { by, value, reason } of ranks) {
        const place = expected.get(by.manager ?? '') ?? null;
        expect(value, by.manager).toBe(place);
        expect(reason === null).toBe(place !== null);
      }
    });
  });

  it.each([1, 2])('agrees on rates moved towards that of all (seed %i)', async (seed) => {
    const book = unrulyBook(seed);
    const onTime = EVENTS.find(({ metric }) => metric === 'review-on-time');
    const facts = counted(onTime?.facts(book, viewOf(book, AT, AT)) ?? []);
    const rate = (rows: typeof facts) => rows.filter(({ top }) => top === 1).length / rows.length;
    const all = rate(facts);
    await withPortfolioOf(book, async (portfolio) => {
      const rows = await portfolio.ask('shrunk-rate', { asOf: AT, by: ['manager'] });
      const managers = [...new Set(facts.map(({ by }) => by.manager ?? ''))].filter((name) => name !== 'unknown');
      expect(managers.length).toBeGreaterThan(1);
      for (const manager of managers) {
        const own = facts.filter(({ by }) => by.manager === manager);
        const n = own.length;
        close(rowOf(rows, manager, 'review-on-time')?.value, (n / (n + 10)) * rate(own) + (10 / (n + 10)) * all);
      }
    });
  });

  it.each([1, 2])('agrees on the backlog and how long it takes (seed %i)', async (seed) => {
    await withPortfolioOf(unrulyBook(seed), async (portfolio) => {
      const values = async (metric: string) =>
        (await portfolio.ask(metric, { asOf: AT })).map(({ value }) => value ?? NaN);
      const [arrivals, done] = [await values('review-arrivals'), await values('review-completions')];
      const pace = done.reduce((sum, value) => sum + value, 0) / 3;
      const expected = arrivals.reduce<number[]>(
        (left, due, index) => [...left, index === 0 ? due : Math.max(0, (left[index - 1] ?? 0) + due - pace)],
        [],
      );
      (await values('review-backlog')).forEach((value, index) => close(value, expected[index] ?? NaN));
      (await values('review-wait')).forEach((value, index) => close(value, (expected[index] ?? NaN) / pace));
    });
  });
});
