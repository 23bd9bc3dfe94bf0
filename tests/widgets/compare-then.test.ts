import { expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { loadPortfolio } from '../../src/session/loads/load-portfolio.ts';
import type { CardRequest } from '../../widgets/card.ts';
import { makeCard } from '../../widgets/make-card.ts';

const t = createTranslate('en', 'CNY');
const QUARTERLY = `数据日期,借据编号,客户编号,贷款余额（元）,五级分类
2025-12-31,F1,C1,700,正常
2026-03-31,F1,C1,800,正常
2026-06-30,F1,C1,900,正常
2026-06-30,F2,C2,100,次级
`;

const otherOf = async (portfolio: Awaited<ReturnType<typeof loadPortfolio>>, card: string, request: CardRequest) => {
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
