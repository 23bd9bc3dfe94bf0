import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import { addsAmounts } from '../../src/metrics/priced.ts';
import { bridge } from '../../src/session/bridge/bridge.ts';
import { tryOut } from '../../src/session/what-if/trial.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const yuan = { facility_id: 'F1', client_id: 'C1', currency: 'CNY', outstanding: 100, five_tier: 1 };
const dollars = { facility_id: 'F2', client_id: 'C2', currency: 'USD', outstanding: 50, five_tier: 3 };
const rate = (value: string, effective_from?: string, key = 'fx:USD') => {
  return { key, scope: 'portfolio', value, ...(effective_from ? { effective_from } : {}) };
};

async function answer(portfolio: Portfolio, metric: string, asOf?: string) {
  const [row] = await portfolio.ask(metric, asOf ? { asOf } : {});
  return { value: row?.value ?? null, reason: row?.reason, coverage: row?.coverage, n: row?.n };
}

describe('amounts in several currencies', () => {
  it('are added in the base currency, by the rate in force at the date of the row', async () => {
    const parameter = [rate('7.2', '2026-01-01'), rate('8', '2026-07-01')];
    await withPortfolioOf({ exposure: [yuan, dollars], parameter }, async (portfolio) => {
      expect(portfolio.currency).toBe('CNY');
      // 100 + 50 × 7.2, of which 360 is bad
      expect((await answer(portfolio, 'outstanding-balance')).value).toBe(460);
      expect((await answer(portfolio, 'npl-ratio')).value).toBeCloseTo(360 / 460, 12);
      expect((await answer(portfolio, 'top-name-share')).value).toBeCloseTo(360 / 460, 12);
    });
  });

  it('take a table of rates, the last not after the date', async () => {
    const at = (rate_date: string, rate: number) => ({ currency: 'USD', rate_date, rate });
    const fx = [at('2026-05-31', 7), at('2026-06-15', 7.1), at('2026-07-01', 9)];
    await withPortfolioOf({ exposure: [yuan, dollars], fx }, async (portfolio) => {
      expect((await answer(portfolio, 'outstanding-balance')).value).toBe(455);
    });
  });

  it('are shown in the currency of most of the balance where nothing says which is the base', async () => {
    const exposure = [yuan, { ...yuan, facility_id: 'F3', outstanding: 20 }, { ...dollars, outstanding: 10 }];
    await withPortfolioOf({ exposure, parameter: [rate('7')] }, async (portfolio) => {
      expect(portfolio.currency).toBe('CNY');
      expect((await answer(portfolio, 'outstanding-balance')).value).toBe(190);
    });
  });

  it('are shown in another base with the rates to it', async () => {
    const parameter = [rate('USD', undefined, 'base_currency'), rate('0.125', undefined, 'fx:CNY')];
    await withPortfolioOf({ exposure: [yuan, dollars], parameter }, async (portfolio) => {
      // 100 × 0.125 + 50
      expect([portfolio.currency, (await answer(portfolio, 'outstanding-balance')).value]).toEqual(['USD', 62.5]);
    });
  });

  it('count loans and clients whatever their currency is', async () => {
    await withPortfolioOf({ exposure: [yuan, dollars] }, async (portfolio) => {
      expect((await answer(portfolio, 'client-count')).value).toBe(2);
    });
  });
});

describe('a loan that counts and has no rate', () => {
  it('leaves an amount without a value and is on no side of a share, whose coverage falls by it', async () => {
    const exposure = [yuan, { ...yuan, facility_id: 'F3', client_id: 'C3', five_tier: 3 }, dollars];
    await withPortfolioOf({ exposure, parameter: [rate('7.2', '2026-07-01')] }, async (portfolio) => {
      expect(await answer(portfolio, 'outstanding-balance')).toMatchObject({ value: null, reason: 'NO_RATE' });
      // F3 of F1 and F3; two loans of three have a rate
      expect(await answer(portfolio, 'npl-ratio')).toEqual({ value: 0.5, reason: null, coverage: 2 / 3, n: 2 });
      expect(await answer(portfolio, 'hhi')).toEqual({ value: 0.5, reason: null, coverage: 2 / 3, n: 2 });
      const { excluded, total } = await portfolio.evidence('npl-ratio', {});
      expect({ excluded, total }).toEqual({ excluded: [{ reason: 'no-rate', rows: 1 }], total: 2 });
    });
  });

  it('has no share in a group of its own', async () => {
    await withPortfolioOf({ exposure: [yuan, dollars] }, async (portfolio) => {
      const rows = await portfolio.ask('npl-ratio', { by: ['client'] });
      expect(rows.map(({ by, value, reason }) => [by.client, value, reason])).toEqual([
        ['C1', 0, null],
        ['C2', null, 'NO_RATE'],
      ]);
    });
  });

  it('is in no figure that adds amounts up: each is as if the loan were not there, or has no value', async () => {
    const more = {
      limit_amount: 120,
      provision: 5,
      collateral_value: 80,
      pd_12m: 0.01,
      days_past_due: 0,
      ifrs_stage: 1,
    };
    const rows = ['2026-05-31', '2026-06-30'].flatMap((as_of_date) => [
      { ...yuan, ...more, as_of_date, sector: 'a' },
      { ...yuan, ...more, as_of_date, sector: 'a', facility_id: 'F3', client_id: 'C3', five_tier: 2, outstanding: 60 },
    ]);
    const foreign = ['2026-05-31', '2026-06-30'].map((as_of_date) => ({
      ...dollars,
      ...more,
      as_of_date,
      sector: 'a',
    }));
    const answers = (exposure: typeof rows) =>
      withPortfolioOf({ exposure }, async (portfolio) => {
        const asked = METRICS.filter((metric) => metric.kind !== 'derived' && addsAmounts(metric));
        const all = await Promise.all(asked.map(({ id }) => portfolio.ask(id)));
        return new Map(all.flat().map((row) => [`${row.metric} ${JSON.stringify(row.by)}`, row]));
      });
    const [with_, without] = [await answers([...rows, ...foreign]), await answers(rows)];
    const wrong = [...with_].flatMap(([key, { value, reason }]) => {
      const wanted = without.get(key)?.value ?? null;
      return value === wanted || (value === null && reason === 'NO_RATE') ? [] : [`${key}: ${value} for ${wanted}`];
    });
    expect(wrong).toEqual([]);
    expect([...with_.values()].filter(({ reason }) => reason === 'NO_RATE').length).toBeGreaterThan(3);
  });

  it('is asked about with currency, rows and balance', async () => {
    const report = {
      ...{
        file: 'test.csv',
        issues: [],
        issueCounts: {},
        columns: [{ source: '币种', target: 'exposure.currency', unit: null }],
      },
    };
    const { openPortfolio } = await import('../../src/session/portfolio/open-portfolio.ts');
    await withPortfolioOf({ exposure: [yuan, dollars] }, async (_, engine) => {
      const { imports } = await openPortfolio(engine, [report as never]);
      expect(imports[0]?.issues).toMatchObject([
        {
          ...{ problem: 'rate-missing', column: '币种', value: 'USD', row: 3 },
          details: { currency: 'USD', base: 'CNY', rows: 1, balance: 50, date: '2026-06-30' },
        },
      ]);
    });
  });
});

describe('a rate that is tried out or typed', () => {
  it('gives the amounts it was missing, and leaves the bank’s own figures as they are', async () => {
    await withPortfolioOf({ exposure: [yuan, dollars] }, async (portfolio) => {
      const scenario = tryOut(portfolio, [{ key: 'fx:USD', scope: 'portfolio', value: '7.1' }]);
      expect((await answer(scenario, 'outstanding-balance')).value).toBe(455);
      expect((await answer(portfolio, 'outstanding-balance')).value).toBeNull();
    });
  });

  it('is no rate at 0 and below', async () => {
    await withPortfolioOf({ exposure: [yuan, dollars], parameter: [rate('-7')] }, async (portfolio) => {
      expect(portfolio.settings.faults.map(({ problem }) => problem)).toEqual(['rate-unreadable']);
      expect((await answer(portfolio, 'outstanding-balance')).reason).toBe('NO_RATE');
    });
  });
});

describe('the bridge of a book in several currencies', () => {
  it('tells what rates did apart from what loans did', async () => {
    const exposure = [
      ...[yuan, dollars].map((row) => ({ ...row, as_of_date: '2026-05-31' })),
      { ...yuan, as_of_date: '2026-06-30' },
      { ...dollars, as_of_date: '2026-06-30', outstanding: 60 },
    ];
    const parameter = [rate('7', '2026-01-01'), rate('7.5', '2026-06-15')];
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      const { groups } = await bridge(portfolio, 'outstanding-balance', { from: '2026-05-31', to: '2026-06-30' });
      // half a yuan more for each of the 50 dollars that were owed, then 10 drawn at 7.5
      expect(groups[0]?.effects).toEqual([
        { cause: 'drawn', effect: 75, items: 1 },
        { cause: 'rate', effect: 25, items: 1 },
      ]);
      expect(groups[0]?.change).toBe(100);
    });
  });

  it('takes the rates the later book was made with, not those that came into force after it', async () => {
    const exposure = [
      ...[yuan, dollars].map((row) => ({ ...row, as_of_date: '2026-05-31' })),
      ...[yuan, dollars].map((row) => ({ ...row, as_of_date: '2026-06-26' })),
    ];
    const parameter = [rate('7'), rate('7.5', '2026-06-15'), rate('9', '2026-06-28')];
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      const { groups } = await bridge(portfolio, 'outstanding-balance', { from: '2026-05-31', to: '2026-06-30' });
      expect(groups[0]?.effects).toEqual([{ cause: 'rate', effect: 25, items: 1 }]);
    });
  });
});
