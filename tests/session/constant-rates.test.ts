import { describe, expect, it } from 'vitest';
import { bridge } from '../../src/session/bridge/bridge.ts';
import { atRatesOf } from '../../src/session/constant-rates.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import { at, dollars, exposure, MILLION, parameter, rate } from '../support/two-currencies.ts';

const DATES = { from: '2026-03-31', to: '2026-06-30' };

describe('an amount at the rates of a later date', () => {
  it('is what a bridge tells beside the effect of rates', async () => {
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      const [group] = (await bridge(portfolio, 'outstanding-balance', DATES)).groups;
      const of = (cause: string) => group?.effects.find((effect) => effect.cause === cause)?.effect ?? 0;
      const asked = { metric: 'outstanding-balance', request: { asOf: DATES.from }, later: DATES.to };
      const past = await atRatesOf(portfolio, asked);
      expect(past?.value).toBe(1740 * MILLION);
      expect([group?.change, of('rate')]).toEqual([610 * MILLION, 40 * MILLION]);
      expect(2310 * MILLION - (past?.value ?? 0)).toBe((group?.change ?? 0) - of('rate'));
    });
  });

  it('is none where rates did nothing to it', async () => {
    const asked = { request: { asOf: DATES.from }, later: DATES.to };
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      expect(await atRatesOf(portfolio, { ...asked, metric: 'npl-ratio' })).toBeNull();
      expect(await atRatesOf(portfolio, { ...asked, metric: 'client-count' })).toBeNull();
      // one rate only has been in force by then
      expect(await atRatesOf(portfolio, { ...asked, metric: 'outstanding-balance', later: '2026-04-30' })).toBeNull();
    });
  });
});

describe('an answer by the rates of one day', () => {
  it('is that of a ledger whose rates were always those, also of a metric made of metrics', async () => {
    const bad = exposure.map((row, index) => (index === 3 ? { ...row, five_tier: 3 } : row));
    const monthly = bad.map((row) => (row.as_of_date === '2026-03-31' ? { ...row, as_of_date: '2026-05-31' } : row));
    const metrics = ['npl-formation', 'shrunk-rate'];
    const settings = [rate('7.0'), rate('7.4', '2026-06-01')];
    const all = (portfolio: Portfolio, options = {}) =>
      Promise.all(metrics.map((id) => portfolio.ask(id, { asOf: '2026-06-30' }, options)));
    await withPortfolioOf({ exposure: monthly, parameter: settings }, async (portfolio) => {
      const [own, then] = [await all(portfolio), await all(portfolio, { ratesAt: '2026-06-30' })];
      await withPortfolioOf({ exposure: monthly, parameter: [rate('7.4')] }, async (fixed) => {
        expect(then).toEqual(await all(fixed));
      });
      expect(metrics.filter((_, index) => JSON.stringify(own[index]) === JSON.stringify(then[index]))).toEqual([]);
    });
  });

  it('comes whole where its book is given up for others while it is asked', async () => {
    const days = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'];
    const rows = days.map((day) => at(day, dollars, 100));
    const settings = [{ ...rate('CNY'), key: 'base_currency' }, ...days.map((day, month) => rate(`${month + 2}`, day))];
    await withPortfolioOf({ exposure: rows, parameter: settings }, async (portfolio) => {
      const ask = (ratesAt: string, metric = 'outstanding-balance') =>
        portfolio.ask(metric, { asOf: '2026-01-31' }, { ratesAt });
      const [first = '', ...others] = days;
      await ask(first);
      const shares = Promise.all(
        ['npl-ratio', 'top-name-share', 'hhi', 'overdue-ratio'].map((metric) => ask(first, metric)),
      );
      const balances = await Promise.all(others.map((day) => ask(day)));
      expect((await shares).flat().map(({ value }) => value)).toEqual([0, 1, 1, null]);
      expect(balances.flat().map(({ value }) => value)).toEqual([3, 4, 5, 6, 7].map((each) => each * 100 * MILLION));
    });
  });
});
