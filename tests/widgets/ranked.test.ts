import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { fakePortfolio, row } from './fake-portfolio.ts';

const en = createTranslate('en', 'CNY');

async function findingOf(metric: string): Promise<string | undefined> {
  const of = (team: string, value: number) => row(metric, '2026-06', value, { by: { team } });
  const portfolio = fakePortfolio({ [`${metric}/team`]: [of('A', 0.2), of('B', 0.7)] });
  return (await makeCard({ card: `ranked:${metric}:team` }).figure(portfolio, {}, en))?.finding;
}

describe('a ranking without limits', () => {
  it.each([
    // more of it is better: the least stands first
    ['esg-trained-share', 'A is lowest: 20.00%.'],
    ['forborne-share', 'B is highest: 70.00%.'],
  ])('says of the first what it is: %s', async (metric, finding) => {
    expect(await findingOf(metric)).toBe(finding);
  });

  it('does not lead from a share of a whole to that share of itself', async () => {
    const share = row('sector-share', '2026-06', 0.4, { by: { sector: '港口' } });
    const portfolio = fakePortfolio({ 'sector-share': [share] });
    const figure = await makeCard({ card: 'parts:sector-share' }).figure(portfolio, { asOf: '2026-06-30' }, en);
    const refs = figure?.table?.rows.flat().flatMap(({ ref }) => (ref ? [ref.request] : []));
    expect(refs).toEqual([{ asOf: '2026-06-30' }]);
  });
});
