import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { doubtQuestions, rateQuestions } from '../../src/dashboard/rate-questions.ts';
import { usualRate } from '../../src/model/currency-sizes.ts';
import { loadPortfolio } from '../../src/session/loads/load-portfolio.ts';
import { withSetting } from '../../src/session/settings/setting-edits.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const yuan = { facility_id: 'F1', client_id: 'C1', currency: 'CNY', outstanding: 1000, five_tier: 1 };
const loan = (currency: string) => ({ ...yuan, facility_id: 'F2', client_id: 'C2', currency, outstanding: 100 });
const rate = (currency: string, value: number, rate_date = '2026-01-01') => ({ currency, rate_date, rate: value });
const setting = (key: string, value: string) => ({ key, scope: 'portfolio', value });
type Tables = Parameters<typeof withPortfolioOf>[0];

const balance = async (portfolio: Portfolio, asOf?: string) => {
  const [row] = await portfolio.ask('outstanding-balance', asOf ? { asOf } : {});
  return row?.value ?? row?.reason;
};
const balanceOf = (tables: Tables) => withPortfolioOf(tables, (portfolio) => balance(portfolio));

describe('a rate that cannot be right', () => {
  it.each([
    ['a hundredfold', 'USD', 712.34],
    ['turned round', 'USD', 0.1404],
    ['of a hundred yen', 'JPY', 4.7],
    ['in another base', 'USD', 1],
  ])('is no rate: %s', async (_, currency, value) => {
    expect(await balanceOf({ exposure: [yuan, loan(currency)], fx: [rate(currency, value)] })).toBe('NO_RATE');
    const parameter = [setting(`fx:${currency}`, String(value))];
    expect(await balanceOf({ exposure: [yuan, loan(currency)], parameter })).toBe('NO_RATE');
  });

  it.each([
    ['USD', 7.12, 1712],
    ['USD', 6.1, 1610],
    ['JPY', 0.047, 1004.7],
    ['HKD', 0.92, 1092],
    ['VND', 0.00028, 1000.03],
    // nobody knows what these are worth
    ['VES', 0.04, 1004],
    ['LBP', 0.00008, 1000.01],
  ])('is none of %s at %s', async (currency, value, total) => {
    expect(await balanceOf({ exposure: [yuan, loan(currency)], fx: [rate(currency, value)] })).toBe(total);
  });

  it('gives no room to an older one until a sound one comes', async () => {
    const at = (as_of_date: string) => [yuan, loan('USD')].map((row) => ({ ...row, as_of_date }));
    const exposure = ['2026-04-30', '2026-05-31', '2026-06-30'].flatMap(at);
    const fx = [rate('USD', 7, '2026-04-30'), rate('USD', 710, '2026-05-31'), rate('USD', 7.2, '2026-06-30')];
    await withPortfolioOf({ exposure, fx }, async (portfolio) => {
      const months = ['2026-04-30', '2026-05-31', '2026-06-30'].map((date) => balance(portfolio, date));
      expect(await Promise.all(months)).toEqual([1700, 'NO_RATE', 1720]);
    });
  });

  it.each([
    ['100', 100, 712, 1712],
    ['turned', 'turned', 0.125, 1800],
    ['反向', 'turned', 0.125, 1800],
    ['1', 1, 712, 72200],
  ])('is what a setting says: %s', async (said, _, value, total) => {
    const parameter = [setting('fx_quote:USD', said)];
    expect(await balanceOf({ exposure: [yuan, loan('USD')], fx: [rate('USD', value)], parameter })).toBe(total);
  });

  it('stays one where what a setting says makes it no better', async () => {
    const parameter = [setting('fx_quote:USD', '100')];
    const tables = { exposure: [yuan, loan('USD')], fx: [rate('USD', 0.14)], parameter };
    expect(await balanceOf(tables)).toBe('NO_RATE');
  });

  it('leaves sound rates beside it as they are, whatever a setting says', async () => {
    const fx = [rate('USD', 700), rate('USD', 7.2, '2026-06-01')];
    const parameter = [setting('fx_quote:USD', '100')];
    expect(await balanceOf({ exposure: [yuan, loan('USD')], fx, parameter })).toBe(1720);
  });
});

describe('rates of a currency that do not go together', () => {
  const dates = ['2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'];
  const series = (currency: string, values: readonly number[]) =>
    values.map((value, place) => rate(currency, value, dates[place]));

  it('are doubted a hundredfold of most of the others, also of a currency nobody knows', async () => {
    const exposure = [yuan, loan('VES')];
    expect(await balanceOf({ exposure, fx: series('VES', [0.04, 0.041, 0.042, 4.2]) })).toBe('NO_RATE');
    expect(await balanceOf({ exposure, fx: series('VES', [4.2, 0.04, 0.041, 0.042]) })).toBe(1004.2);
    expect(await balanceOf({ exposure, fx: series('VES', [4.2, 0.042]) })).toBe('NO_RATE');
  });

  it('are doubted where a neighbour is turned round', async () => {
    const exposure = [yuan, loan('HKD')];
    await withPortfolioOf({ exposure, fx: series('HKD', [0.92, 0.915, 0.918, 1.09]) }, async (portfolio) => {
      expect(await balance(portfolio)).toBe('NO_RATE');
      expect(doubtQuestions(portfolio).map(({ kind, words }) => [kind, words.rate])).toEqual([['differs', '1.09']]);
    });
    expect(await balanceOf({ exposure, fx: series('HKD', [1.09, 0.92, 0.915, 0.918]) })).toBe(1091.8);
    const parameter = [setting('fx_quote:HKD', 'turned')];
    const turned = series('HKD', [0.92, 0.915, 0.918, 1.25]);
    expect(await balanceOf({ exposure, fx: turned, parameter })).toBe(1125);
    expect(await balanceOf({ exposure, fx: series('HKD', [0.8, 0.8, 0.8, 1.25]), parameter })).toBe(1080);
  });

  it('may cross 1 slowly', async () => {
    const euro = { ...loan('EUR'), currency: 'EUR' };
    const exposure = [{ ...yuan, currency: 'USD' }, euro];
    expect(await balanceOf({ exposure, fx: series('EUR', [1.11, 1.04, 0.98, 0.97]) })).toBe(1097);
  });
});

describe('a table of rates in which one currency is 1', () => {
  it('is in that currency, whatever most of the ledger is in', async () => {
    const fx = [rate('USD', 1), rate('CNY', 0.14), rate('EUR', 1.1)];
    await withPortfolioOf({ exposure: [yuan, loan('USD')], fx }, async (portfolio) => {
      expect([portfolio.currency, await balance(portfolio)]).toEqual(['USD', 240]);
    });
    const yuanTable = [rate('CNY', 1), rate('USD', 7)];
    const exposure = [{ ...yuan, outstanding: 1 }, loan('USD')];
    await withPortfolioOf({ exposure, fx: yuanTable }, async (portfolio) => {
      expect([portfolio.currency, await balance(portfolio)]).toEqual(['CNY', 701]);
    });
  });

  it('cannot be used for another base that is set', async () => {
    const fx = [rate('USD', 1), rate('EUR', 1.1)];
    const parameter = [setting('base_currency', 'CNY')];
    expect(await balanceOf({ exposure: [yuan, loan('USD')], fx, parameter })).toBe('NO_RATE');
  });
});

describe('the question what a rate is', () => {
  const files = {
    'ledger.csv': '数据日期,借据编号,客户编号,贷款余额,币种\n2026-06-30,F1,C1,1000,CNY\n2026-06-30,F2,C2,100,USD\n',
    'fx.csv': '币种,日期,汇率\nUSD,2026-05-31,711\nUSD,2026-06-30,712\n',
  };

  it('is asked once a currency, in the file of the rates and on the page, and answered there', async () => {
    const engine = await startNodeEngine();
    try {
      const sources = Object.entries(files).map(([name, text]) => ({ name, content: new TextEncoder().encode(text) }));
      const portfolio = await loadPortfolio(engine, sources);
      const report = portfolio.imports.find(({ file }) => file === 'fx.csv');
      expect(report?.issues).toMatchObject([
        {
          ...{ problem: 'rate-doubtful', row: 2, column: '汇率', value: '711', severity: 'warning' },
          details: { currency: 'USD', base: 'CNY', rate: '711', rows: 2 },
        },
      ]);
      expect(report?.issueCounts['rate-doubtful']).toBe(2);
      const asked = doubtQuestions(portfolio);
      expect(asked.map(({ kind, words }) => [kind, words.currency, words.rate])).toEqual([['doubtful', 'USD', '711']]);
      expect(rateQuestions(portfolio)).toEqual([]);

      const written = { key: 'fx_quote:USD', scope: 'portfolio', value: '100', from: null };
      const answered = portfolio.withParameters(withSetting(portfolio, written));
      expect(doubtQuestions(answered)).toEqual([]);
      expect(await balance(answered)).toBe(1712);
      expect(await balance(portfolio)).toBe('NO_RATE');

      const wrong = portfolio.withParameters(withSetting(portfolio, { ...written, value: 'maybe' }));
      expect(wrong.settings.faults.map(({ problem }) => problem)).toEqual(['rate-quote-unreadable']);
      expect(await balance(wrong)).toBe('NO_RATE');
    } finally {
      await engine.close();
    }
  });
});

describe('what a currency is usually worth', () => {
  it('is known both ways round, and not for currencies that lost their worth', () => {
    const there = usualRate('USD', 'CNY');
    const back = usualRate('CNY', 'USD');
    expect([there?.low, there?.high]).toEqual([1 / 0.166, 1 / 0.135]);
    expect([back?.low, back?.high]).toEqual([0.135, 0.166]);
    expect(usualRate('VES', 'CNY')).toBeNull();
  });
});
