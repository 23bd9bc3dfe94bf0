import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { boards } from '../../widgets/index.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { samplePortfolio } from '../support/sample.ts';
import { clientPage, figuresOf } from './boards.ts';

const t = createTranslate('en', 'CNY');

/** Names of the sample's clients by their number. */
async function namesIn(portfolio: Portfolio): Promise<Map<string, string>> {
  return new Map((await portfolio.values('client', 'en')).map(({ value, label }) => [value, label]));
}

describe('a cell that names a client', () => {
  it('says which one it is, on every board, in every table', async () => {
    const portfolio = await samplePortfolio();
    const names = await namesIn(portfolio);
    const words = createTranslate('en', portfolio.currency, portfolio.words);
    const pages = await Promise.all([
      ...boards.map((board) => figuresOf(board, portfolio, {}, words)),
      figuresOf(clientPage, portfolio, { filter: { client: ['C0215', 'C0001'] } }, words),
    ]);
    const cells = pages.flat().flatMap(({ id, table }) => (table?.rows ?? []).flat().map((cell) => ({ id, ...cell })));
    const told = new Set<string>();
    for (const { id, text, thing } of cells) {
      const named = [...names].filter(
        ([, name]) => text === name || text.includes(`${name} (`) || text.endsWith(` ${name}`),
      );
      if (named.length === 0) continue;
      expect([id, text, named.map(([number]) => number)]).toEqual([id, text, expect.arrayContaining([thing?.id])]);
      told.add(id);
    }
    expect([...told]).toEqual(
      expect.arrayContaining(['overview-tasks', 'esg-lowest', 'client-facts', 'client-loans', 'client-reviews']),
    );
    const breaches = cells.filter(({ id, thing }) => id === 'overview-breaches' && thing?.kind === 'client');
    for (const { text, thing } of breaches) expect(text).toContain(names.get(thing?.id ?? ''));
  });

  it('is one in a ranking by client, and none in one by anything else or of nobody', async () => {
    const portfolio = await samplePortfolio();
    const ranked = async (by: string) =>
      (await makeCard({ card: `ranked:outstanding-balance:${by}` }).figure(portfolio, {}, t))?.table?.rows ?? [];
    const clients = await ranked('client');
    expect(clients.length).toBeGreaterThan(100);
    for (const [first] of clients) expect(first?.thing?.id).toMatch(/^C\d{4}$/);
    expect((await ranked('team')).map(([first]) => first?.thing?.kind)).toContain('team');
    expect((await ranked('sector')).flat().filter(({ thing }) => thing !== undefined)).toEqual([]);
  });
});
