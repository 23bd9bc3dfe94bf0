import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { bridge } from '../../src/session/bridge/bridge.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { effectText } from '../../src/words/effect-text.ts';
import type { CardRequest } from '../../widgets/card.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { samplePortfolio } from '../support/sample.ts';

let portfolio: Portfolio;
const t = createTranslate('en', 'CNY');
beforeAll(async () => {
  portfolio = await samplePortfolio();
});

async function whyOf(metric: string, request: CardRequest = {}, of = portfolio): Promise<Figure> {
  const figure = await makeCard({ card: `why:${metric}` }).figure(of, request, t);
  if (!figure) throw new Error('no figure');
  return figure;
}
const texts = ({ table }: Figure) => table?.rows.map((cells) => cells.map(({ text }) => text)) ?? [];

describe('why a value moved', () => {
  it.each([{}, { filter: { sector: ['光伏制造'] } }])(
    'says what the bridge of three months says: %o',
    async (request) => {
      const found = await bridge(portfolio, 'npl-ratio', { from: '2026-03-31', to: '2026-06-30', ...request });
      const [group] = found.groups;
      const figure = await whyOf('npl-ratio', request);
      const causes = group?.effects.map(({ cause, effect, items }) => [
        t(`bridge.cause.${cause}`),
        `n = ${items}`,
        effectText(t, effect, 'fraction'),
      ]);
      expect(texts(figure).slice(0, causes?.length)).toEqual(causes);
      expect(texts(figure).at(-1)).toEqual([t('bridge.total'), '', effectText(t, group?.change ?? NaN, 'fraction')]);
      expect([figure.status, figure.chart?.alt.includes('2026-03-31')]).toEqual([group?.to.status, true]);
      const most = group?.effects.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect))[0];
      expect(figure.finding).toContain(effectText(t, most?.effect ?? NaN, 'fraction'));
      expect(figure.finding).toContain(t(`bridge.cause.${most?.cause ?? 'new'}`));
    },
  );

  it('names the loans that did most, with the way to their client, and the value it explains', async () => {
    const { table } = await whyOf('outstanding-balance');
    const named = table?.rows.flatMap(([, what]) => (what?.thing ? [what] : [])) ?? [];
    expect(named).toHaveLength(8);
    for (const { text, thing } of named)
      expect([text, thing?.kind]).toEqual([expect.stringContaining(' · '), 'client']);
    const total = table?.rows.at(-1)?.[2]?.ref;
    expect([total?.row.value, total?.request.asOf]).toEqual([
      (await portfolio.ask('outstanding-balance'))[0]?.value,
      '2026-06-30',
    ]);
  });

  it('says that there is no book to compare with, or that each part moves on its own, and draws nothing', async () => {
    const early = await whyOf('npl-ratio', { asOf: '2023-08-31' });
    expect([early.finding, early.status, early.nothing, early.chart]).toEqual([
      'NPL ratio: there is no ledger of three months before to compare with.',
      ...['grey', true, undefined],
    ]);
    const parts = await whyOf('stage-mix');
    expect([parts.finding, parts.nothing]).toEqual([
      'Balance by IFRS 9 stage has several parts, each of which moves on its own.',
      true,
    ]);
  });
});
