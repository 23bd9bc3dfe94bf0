import { describe, expect, it, vi } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { contextOf } from '../../widgets/shared/context.ts';
import { keysFigure } from '../../widgets/kinds/keys.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import { at, dollars, exposure, parameter, rate, yuan } from '../support/two-currencies.ts';
import { figuresOf, metric } from './boards.ts';

async function toldOf(portfolio: Portfolio, language: 'en' | 'zh-CN' = 'en', filter = {}) {
  const t = createTranslate(language, portfolio.currency);
  const [figure] = await figuresOf(metric, portfolio, { filter }, t, { metric: 'outstanding-balance' });
  return { finding: figure?.finding, change: figure?.tiles?.[0]?.change, foot: figure?.foot };
}

describe('the change of an amount in several currencies', () => {
  it('is told with what is left of it at the rates of the later date, in both languages', async () => {
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      expect(await toldOf(portfolio)).toEqual({
        finding:
          'Outstanding balance CNY 2,310.00 million, up CNY 610.00 million in 3 months (at constant rates +CNY 570.00 million).',
        change: '+CNY 610.00 million in 3 months (at constant rates +CNY 570.00 million)',
        foot: [
          'as of 2026-06-30',
          'n = 2',
          'constant rates: the earlier amount by the rates of exchange of 2026-06-30',
        ],
      });
      expect(await toldOf(portfolio, 'zh-CN')).toEqual({
        finding: '贷款余额 23.10 亿元，较 3 个月前上升 6.10 亿元（按不变汇率 +5.70 亿元）。',
        change: '+6.10 亿元（3 个月），按不变汇率 +5.70 亿元',
        foot: ['截至 2026年6月30日', '共 2 项', '不变汇率：期初金额按 2026年6月30日 汇率折算'],
      });
    });
  });

  it('follows the filter, and says when rates were all there was', async () => {
    const still = [...exposure.slice(0, 3), at('2026-06-30', dollars, 100)];
    await withPortfolioOf({ exposure: still, parameter }, async (portfolio) => {
      expect((await toldOf(portfolio, 'en', { sector: ['port'] })).change).toBe(
        '+CNY 40.00 million in 3 months (unchanged at constant rates)',
      );
      expect((await toldOf(portfolio, 'zh-CN', { sector: ['port'] })).finding).toBe(
        '贷款余额 7.40 亿元，较 3 个月前上升 4,000.00 万元（按不变汇率持平）。',
      );
    });
  });

  it('stands where the amount did not move at all', async () => {
    // 100 × 7.0 = 70 × 10
    const rows = [at('2026-03-31', dollars, 100), at('2026-06-30', dollars, 70), at('2026-06-30', yuan, 0)];
    const settings = [rate('7.0'), rate('10', '2026-05-01'), { ...rate('CNY'), key: 'base_currency' }];
    await withPortfolioOf({ exposure: rows, parameter: settings }, async (portfolio) => {
      expect((await toldOf(portfolio)).change).toBe('unchanged in 3 months (at constant rates CNY −300.00 million)');
    });
  });

  it('stands beside key numbers, and only beside amounts', async () => {
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      const context = contextOf(portfolio, {}, createTranslate('en', portfolio.currency));
      if (!context) throw new TypeError('no date');
      const spec = { id: 'keys', title: 'Keys', metrics: ['outstanding-balance', 'npl-ratio', 'client-count'] };
      const { tiles, table, foot } = await keysFigure(context, spec);
      const texts = [
        '+CNY 610.00 million in 3 months (at constant rates +CNY 570.00 million)',
        ...['unchanged in 3 months', 'unchanged in 3 months'],
      ];
      expect(tiles?.map(({ change }) => change)).toEqual(texts);
      expect(table?.rows.map((cells) => cells[2]?.text)).toEqual(texts);
      expect(foot.at(-1)).toBe('constant rates: the earlier amount by the rates of exchange of 2026-06-30');
    });
  });
});

describe('no change at constant rates', () => {
  it('is told of one currency, and no statement is asked for it', async () => {
    const own = exposure.map((row) => ({ ...row, currency: 'CNY' }));
    await withPortfolioOf({ exposure: own, parameter }, async (portfolio, engine) => {
      const ask = vi.spyOn(portfolio, 'ask');
      const query = vi.spyOn(engine, 'query');
      expect(await toldOf(portfolio)).toEqual({
        finding: 'Outstanding balance CNY 1,350.00 million, up CNY 250.00 million in 3 months.',
        change: '+CNY 250.00 million in 3 months',
        foot: ['as of 2026-06-30', 'n = 2'],
      });
      expect([ask.mock.calls.length, query.mock.calls.length]).toEqual([1, 1]);
    });
  });

  it('is told where rates never moved: all of it is', async () => {
    const settings = [rate('7.4'), rate('9', '2026-07-01')];
    await withPortfolioOf({ exposure, parameter: settings }, async (portfolio, engine) => {
      const query = vi.spyOn(engine, 'query');
      expect((await toldOf(portfolio)).change).toBe('+CNY 570.00 million in 3 months');
      expect(query.mock.calls.length).toBe(1);
    });
  });

  it('is told where a balance has no rate: the reason is', async () => {
    const euro = at('2026-06-30', { ...yuan, facility_id: 'F3', currency: 'EUR' }, 10);
    await withPortfolioOf({ exposure: [...exposure, euro], parameter }, async (portfolio) => {
      expect(await toldOf(portfolio)).toMatchObject({
        finding: 'Outstanding balance n/a: no rate of exchange for a loan that counts.',
        change: null,
      });
      expect((await toldOf(portfolio, 'en', { sector: ['port'] })).change).toContain('(at constant rates +');
    });
  });

  it('is told where the earlier balance had no rate yet', async () => {
    const late = [rate('7.4', '2026-05-01'), rate('7.5', '2026-06-01')];
    await withPortfolioOf({ exposure, parameter: late }, async (portfolio) => {
      const told = await toldOf(portfolio);
      expect(told.finding).toBe('Outstanding balance CNY 2,325.00 million, nothing to compare with 3 months ago.');
      expect([told.change, told.foot?.length]).toEqual([null, 2]);
    });
  });
});
