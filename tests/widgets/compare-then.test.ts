import { expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { loadPortfolio } from '../../src/session/loads/load-portfolio.ts';
import type { CardRequest } from '../../widgets/card.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { samplePortfolio } from '../support/sample.ts';

const t = createTranslate('en', 'CNY');
const QUARTERLY = `数据日期,借据编号,客户编号,贷款余额（元）,五级分类
2025-12-31,F1,C1,700,正常
2026-03-31,F1,C1,800,正常
2026-06-30,F1,C1,900,正常
2026-06-30,F2,C2,100,次级
`;

const otherOf = async (portfolio: Awaited<ReturnType<typeof samplePortfolio>>, card: string, request: CardRequest) => {
  const other = (await makeCard({ card }).figure(portfolio, request, t))?.headline?.other;
  return other?.value ?? other?.cell.why;
};

it('a month without a book of its own has no value, where the one before stood in for it', async () => {
  const content = new TextEncoder().encode(QUARTERLY);
  const portfolio = await loadPortfolio(await startNodeEngine(), [{ name: 'ledger.csv', content }]);
  const [may] = await portfolio.ask('outstanding-balance', { asOf: '2026-05-31' });
  expect([may?.value, may?.flags]).toEqual([800, ['STALE']]);
  const cards = ['outstanding-balance', 'npl-ratio', 'client-count'];
  for (const card of cards)
    expect([card, await otherOf(portfolio, `number:${card}`, { compare: 'month' })]).toEqual([
      card,
      'no data of that month',
    ]);
  expect(await otherOf(portfolio, 'number:outstanding-balance', { compare: 'quarter' })).toBe(800);
  expect(await otherOf(portfolio, 'number:outstanding-balance', { compare: '2025-12-31' })).toBe(700);
});

it('a year to date is held against that of a year before only, a quarter against whole quarters', async () => {
  const portfolio = await samplePortfolio();
  const valueAt = async (metric: string, request: CardRequest) => (await portfolio.ask(metric, request))[0]?.value;
  const migration = (compare: CardRequest['compare'] & string, asOf = '2026-06-30') =>
    otherOf(portfolio, 'number:normal-loan-migration', { compare, asOf });
  const year = 'a year to date is compared with that of a year before only';
  expect(await migration('year')).toBe(await valueAt('normal-loan-migration', { asOf: '2025-06-30' }));
  expect(await migration('2025-06-30')).toBe(await valueAt('normal-loan-migration', { asOf: '2025-06-30' }));
  for (const compare of ['month', 'quarter', '2026-03-31'] as const) expect(await migration(compare)).toBe(year);
  expect(await migration('month', '2026-01-31')).toBe(year);

  const breaches = (compare: CardRequest['compare'] & string) =>
    otherOf(portfolio, 'number:covenant-breach-rate', { compare });
  expect(await breaches('month')).toMatch(/^a quarter to date is compared with that of a whole quarter/);
  expect(await breaches('quarter')).toBe(await valueAt('covenant-breach-rate', { asOf: '2026-03-31' }));

  const entries = (period: 'ytd' | 'ttm') =>
    otherOf(portfolio, 'number:watch-list-entries', { compare: 'month', period });
  expect(await entries('ytd')).toBe(year);
  expect(await entries('ttm')).toBe(await valueAt('watch-list-entries', { asOf: '2026-05-31', period: 'ttm' }));
});
