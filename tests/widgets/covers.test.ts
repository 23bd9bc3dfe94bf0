import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { makeCard } from '../../widgets/make-card.ts';
import type { CardEntry } from '../../widgets/card.ts';
import { fakePortfolio, months } from './fake-portfolio.ts';

const answers = Object.fromEntries(
  ['review-on-time', 'review-completion', 'npl-ratio', 'normal-loan-migration', 'npl-formation'].map((id) => [
    id,
    months(id, [0.01, 0.02]),
  ]),
);

async function figureOf(entry: CardEntry, language: 'en' | 'zh-CN' = 'en') {
  const t = createTranslate(language, 'CNY');
  const figure = await makeCard(entry).figure(fakePortfolio(answers), { asOf: '2026-06-30' }, t);
  if (!figure) throw new Error('no figure');
  return figure;
}

describe('what the values of a card cover', () => {
  it('is said once at its foot where it is the same of all', async () => {
    const { foot, tiles } = await figureOf({ card: 'keys', metrics: ['review-on-time', 'review-completion'] });
    expect(foot).toEqual(['as of 2026-06-30', 'calendar month']);
    expect(tiles?.map(({ title }) => title)).toEqual(['Reviews on time', 'Reviews completed']);
  });

  it('is said of each number where they differ, of those that are not of the date alone', async () => {
    const { foot, tiles, table } = await figureOf({ card: 'keys', metrics: ['npl-ratio', 'review-on-time'] });
    expect(foot).toEqual(['as of 2026-06-30']);
    const names = ['NPL ratio', 'Reviews on time, calendar month'];
    expect(tiles?.map(({ title }) => title)).toEqual(names);
    expect(table?.rows.map(([name]) => name?.text)).toEqual(names);
  });

  it('is not said twice of a metric whose name says it', async () => {
    const { tiles } = await figureOf({ card: 'keys', metrics: ['normal-loan-migration', 'npl-formation'] });
    expect(tiles?.map(({ title }) => title)).toEqual([
      'Normal-loan migration, year to date',
      'NPL formation, calendar month',
    ]);
    const { tiles: chinese } = await figureOf(
      { card: 'keys', metrics: ['normal-loan-migration', 'npl-formation'] },
      'zh-CN',
    );
    expect(chinese?.map(({ title }) => title)).toEqual(['正常贷款迁徙率（年初至今）', '不良生成率（当月）']);
  });

  it('is what a board asks for, said at its foot', async () => {
    const { foot } = await figureOf({ card: 'trend', metrics: ['review-on-time'], period: 'ttm' });
    expect(foot.slice(0, 2)).toEqual(['as of 2026-06-30', 'last 12 months']);
  });
});
