import { afterAll, describe, expect, it } from 'vitest';
import type { MetricRow } from '../../src/metrics/metric.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import { EVENTS } from './events.ts';
import type { Book } from './book.ts';
import type { Answer } from './opinion.ts';
import { loansAt, sameDay, viewOf } from './plain.ts';
import { counted } from './readings.ts';
import { Dice } from './dice.ts';
import { unrulyBook } from './unruly-book.ts';

const AT = '2026-06-30';
const near = (value: number | null) => (value === null ? null : (expect.closeTo(value, 9) as number));

/** Holds all that is told in a row against what it is made of; a row without a value has no flags and no colour. */
function holds(row: MetricRow | undefined, expected: Partial<Answer>): void {
  const { value, numerator, denominator, n, coverage, status, reason, flags } = row ?? {};
  const sides = { numerator: near(expected.numerator ?? null), denominator: near(expected.denominator ?? null) };
  const rest = { n: 0, status: 'grey', reason: null, flags: [], ...expected };
  expect({ value, numerator, denominator, n, coverage, status, reason, flags }, JSON.stringify(row)).toEqual({
    ...rest,
    ...sides,
    value: near(expected.value ?? null),
    coverage: near(expected.coverage ?? null),
  });
}

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

const clientsOf = (book: Book, manager: string) =>
  new Set(
    loansAt(book, AT)
      .filter(({ outstanding, manager_id }) => outstanding !== 0 && manager_id === manager)
      .map(({ client_id }) => client_id),
  ).size;

/** Why a manager has no place: fewer than five clients, under three months on duty, less than 70 % of the weight of the card. */
function unrankedFor(book: Book, { by: { manager = '' }, value, coverage }: MetricRow): string | null {
  if (clientsOf(book, manager) < 5) return 'BELOW_MIN_N';
  const since = book.manager.find(({ manager_id }) => manager_id === manager)?.active_from ?? '';
  if (since > sameDay(AT, -3)) return 'SHORT_HISTORY';
  return value === null || (coverage ?? 0) < 0.7 ? 'NO_DATA' : null;
}

const cents = ({ value }: MetricRow) => Math.round((value ?? 0) * 100);

/** Places by the total to two decimals, equal ones sharing the better. */
function ranksOf(book: Book, totals: readonly MetricRow[]): Map<string, number> {
  const ranked = totals.filter((row) => unrankedFor(book, row) === null);
  return new Map(
    ranked.map((row) => [row.by.manager ?? '', 1 + ranked.filter((other) => cents(other) > cents(row)).length]),
  );
}

const rowOf = (rows: readonly MetricRow[], manager: string, kpi?: string) =>
  rows.find(({ by }) => by.manager === manager && (kpi === undefined || by.kpi === kpi));

/** What is said of a total of which so many percent of the weight are used. */
const said = (used: number) => [
  ...(used < 100 - 1e-9 ? ['WEIGHTS_RENORMALISED'] : []),
  ...(used < 70 - 1e-9 ? ['NOT_RANKED'] : []),
];

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
        // what is given by hand is made of no items: the result over the target
        for (const { kpi_code, score, actual_manual, target } of told) {
          const sides = { numerator: actual_manual, denominator: target };
          holds(rowOf(scores, manager, kpi_code), { value: score, ...sides });
        }
        for (const { kpi_code, target } of lines.filter(({ actual_manual }) => actual_manual === null))
          holds(rowOf(scores, manager, kpi_code), { denominator: target, reason: 'NO_DATA' });
        const used = told.reduce((sum, { weight }) => sum + 100 * weight, 0);
        const weighted = told.reduce((sum, { weight, score }) => sum + 100 * weight * score, 0);
        const value = used > 0 ? weighted / used : null;
        // points by weight over the weight used, in percent of the card
        holds(rowOf(totals, manager), {
          ...{ value, numerator: value === null ? null : weighted, denominator: used },
          ...{ n: told.length, coverage: used / 100, reason: value === null ? 'NO_DATA' : null },
          status: value === null ? 'grey' : value < 60 ? 'red' : value < 80 ? 'amber' : 'green',
          flags: value === null ? [] : said(used),
        });
      }
      const ranks = await portfolio.ask('manager-rank', request);
      const expected = ranksOf(book, totals);
      ranked += expected.size;
      for (const row of ranks) {
        const manager = row.by.manager ?? '';
        const total = rowOf(totals, manager);
        if (!total) throw new TypeError(`no total of ${manager}`);
        const value = expected.get(manager) ?? null;
        holds(row, {
          ...{ value, numerator: value === null ? null : cents(total) / 100 },
          ...{ n: clientsOf(book, manager), coverage: total.coverage, reason: unrankedFor(book, total) },
        });
      }
    });
  });

  it.each([1, 2])('agrees on rates moved towards that of all (seed %i)', async (seed) => {
    const book = unrulyBook(seed);
    const onTime = EVENTS.find(({ metric }) => metric === 'review-on-time');
    const seen = onTime?.facts(book, viewOf(book, AT, AT)) ?? [];
    const facts = counted(seen);
    const rate = (rows: typeof facts) => rows.filter(({ top }) => top === 1).length / rows.length;
    const all = rate(facts);
    await withPortfolioOf(book, async (portfolio) => {
      const rows = await portfolio.ask('shrunk-rate', { asOf: AT, by: ['manager'] });
      const managers = [...new Set(facts.map(({ by }) => by.manager ?? ''))].filter((name) => name !== 'unknown');
      expect(managers.length).toBeGreaterThan(1);
      for (const manager of managers) {
        const own = facts.filter(({ by }) => by.manager === manager);
        const n = own.length;
        const due = seen.filter(({ by, whole }) => by.manager === manager && whole === 1).length;
        holds(rowOf(rows, manager, 'review-on-time'), {
          value: (n / (n + 10)) * rate(own) + (10 / (n + 10)) * all,
          ...{ numerator: rate(own), denominator: all, n, coverage: n / due },
        });
      }
    });
  });

  it.each([1, 2])('agrees on the backlog and how long it takes (seed %i)', async (seed) => {
    await withPortfolioOf(unrulyBook(seed), async (portfolio) => {
      const rowsOf = async (metric: string) => portfolio.ask(metric, { asOf: AT });
      const [due, done] = [await rowsOf('review-arrivals'), await rowsOf('review-completions')];
      const pace = done.reduce((sum, { value }) => sum + (value ?? NaN), 0) / 3;
      const expected = due.reduce<number[]>(
        (left, { value }, index) =>
          index === 0 ? [value ?? NaN] : [...left, Math.max(0, (left[index - 1] ?? NaN) + (value ?? NaN) - pace)],
        [],
      );
      const beside = due.map(({ n, flags }) => ({ n, flags, denominator: pace }));
      (await rowsOf('review-backlog')).forEach((row, index) => {
        holds(row, { ...beside[index], value: expected[index] ?? NaN, numerator: due[index]?.value ?? NaN });
      });
      (await rowsOf('review-wait')).forEach((row, index) => {
        const left = expected[index] ?? NaN;
        holds(row, { ...beside[index], value: left / pace, numerator: left });
      });
      expect(due.map(({ by }) => by.months_ahead)).toEqual(['0', '1', '2', '3']);
    });
  });
});
