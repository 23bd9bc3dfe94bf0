import { expect, it } from 'vitest';
import { createFinder } from '../../src/dashboard/find-choices.ts';
import { namedChoices } from '../../src/dashboard/named-choices.ts';
import { hideNames } from '../../src/session/portfolio/hidden-names.ts';
import { samplePortfolio } from '../support/sample.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const BOOK = {
  exposure: [
    { client_id: 'C1', outstanding: 1 },
    { client_id: 'C2', client_name: '北辰高速', outstanding: 1 },
  ],
  client: [{ client_id: 'C1', client_name: '云岭光伏', client_name_en: 'Yunling Solar' }],
};

it('finds a client by the Chinese name on the English page, and by the English one on the Chinese', async () => {
  await withPortfolioOf(BOOK, async (portfolio) => {
    const english = await namedChoices(portfolio, 'client', { language: 'en' });
    expect(english).toEqual([
      { value: 'C1', label: 'Yunling Solar', also: ['云岭光伏'] },
      { value: 'C2', label: '北辰高速', also: ['北辰高速'] },
    ]);
    const chinese = await namedChoices(portfolio, 'client', { language: 'zh-CN' });
    const by = (choices: typeof english, typed: string) => createFinder(choices)(typed).map(({ label }) => label);
    expect([by(english, '云岭'), by(english, 'ylgf'), by(chinese, 'yunling solar')]).toEqual([
      ['Yunling Solar'],
      ['Yunling Solar'],
      ['云岭光伏'],
    ]);
  });
});

it('finds nobody by a name that is hidden', async () => {
  await withPortfolioOf(BOOK, async (portfolio) => {
    const { portfolio: hidden } = await hideNames(portfolio);
    const choices = await namedChoices(hidden, 'client', { language: 'en' });
    expect(choices.map(({ value }) => value)).toEqual(['C1', 'C2']);
    expect(JSON.stringify(choices)).not.toMatch(/云岭|Yunling|北辰/);
  });
});

it('finds every client of the sample by each of its names', async () => {
  const portfolio = await samplePortfolio();
  const find = createFinder(await namedChoices(portfolio, 'client', { language: 'en' }));
  for (const { value, label } of await portfolio.values('client', 'zh-CN'))
    expect(find(label).map((choice) => choice.value)).toContain(value);
});
