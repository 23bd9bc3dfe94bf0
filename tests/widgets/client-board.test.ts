import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { boards, pages } from '../../widgets/index.ts';
import { samplePortfolio } from '../support/sample.ts';
import { clientPage, figuresOf } from './boards.ts';

/** A borrower of the sample with two projects, covenants and all else; one that has loans and little more. */
const [RICH, POOR] = ['C0215', 'C0001'];

let portfolio: Portfolio;
beforeAll(async () => {
  portfolio = await samplePortfolio();
});

async function page(client: string, language: 'en' | 'zh-CN' = 'en', asOf = '2026-06-30'): Promise<Figure[]> {
  const t = createTranslate(language, portfolio.currency, portfolio.words);
  return figuresOf(clientPage, portfolio, { asOf, filter: { client: [client] } }, t);
}

const byId = (figures: readonly Figure[]) => new Map(figures.map((figure) => [figure.id, figure]));

describe('the page of a client', () => {
  it('is no section of the page and no chapter of the report', () => {
    expect(boards.filter(({ about }) => about !== undefined)).toEqual([]);
    // an address tells a page by its dimension alone
    expect(pages.map(({ id, about, tag }) => [id, about, tag])).toEqual(
      ['client', 'project', 'facility', 'manager', 'team'].map((kind) => [kind, kind, null]),
    );
  });

  it('tells what is known of the client, and marks what nothing is on record of', async () => {
    const rich = await page(RICH);
    expect(rich.map(({ id, finding }) => [id, finding])).toEqual([
      ['client-keys', 'None of 10 indicators with a value is past its limit or on watch.'],
      ['client-facts', expect.stringMatching(/^Industrial parks? · Sichuan · tier 3 · .+ \(RM26\)$/)],
      ['client-balance', expect.stringMatching(/^Outstanding balance CNY 64\.54 million, down /)],
      ['client-loans', 'Loan ledger: 3.'],
      ['client-facilities', 'Facilities: 4.'],
      ['client-projects', 'Projects: 2.'],
      ['client-cover', expect.stringMatching(/^DSCR 1\.49x, /)],
      ['client-cashflow', 'Project cash flows: 4.'],
      ['client-covenants', 'Covenant tests: 2 (met 2).'],
      ['client-financials', 'Financial statements: 3.'],
      ['client-reviews', 'Reviews: 24 (done in time 24).'],
      ['client-files', 'File items: 4 (in order 4).'],
      ['client-alerts', 'Alerts: 19 (closed 19).'],
      ['client-actions', 'Credit actions: nothing on record at the date.'],
      ['client-esg', 'ESG assessments: 7.'],
      ['client-contacts', 'Contacts: 2.'],
      ['client-tickets', 'Service tickets: 5 (solved 5).'],
    ]);
    expect(rich.filter(({ nothing }) => nothing).map(({ id }) => id)).toEqual(['client-actions']);
    const silent = (await page(POOR)).filter(({ nothing }) => nothing).map(({ id }) => id);
    expect(silent).toEqual(expect.arrayContaining(['client-projects', 'client-cover', 'client-covenants']));
    expect(silent).not.toContain('client-loans');
  });

  it('says of its loans what the metrics add up, and of the date nothing that came later', async () => {
    const cells = (figure: Figure | undefined) => figure?.table?.rows.map((row) => row.map(({ text }) => text)) ?? [];
    const now = byId(await page(RICH));
    const tile = now.get('client-keys')?.tiles?.[0];
    const [balance] = await portfolio.ask('outstanding-balance', { filter: { client: [RICH] } });
    expect(tile?.value.ref?.row.value).toBe(balance?.value);
    const { rows } = await portfolio.records('exposure', { filter: { client: [RICH] } }, { columns: ['outstanding'] });
    expect(rows.reduce((sum, { cells: [amount] }) => sum + Number(amount), 0)).toBe(balance?.value);
    for (const figure of now.values()) {
      const told = [figure.finding, ...cells(figure).flat()].join(' ');
      expect([figure.id, told]).toEqual([figure.id, expect.not.stringMatching(/\{|\}|undefined|null|NaN/)]);
    }
    const before = byId(await page(RICH, 'en', '2025-03-31'));
    const dates = ['client-reviews', 'client-alerts', 'client-financials', 'client-esg'].flatMap((id) => {
      const done = before
        .get(id)
        ?.table?.columns.flatMap(({ title }, index) =>
          /^(Done date|Raised date|Date|Reported|Known|Assessment date|Closed)/i.test(title) ? [index] : [],
        );
      return cells(before.get(id)).flatMap((row) => (done ?? []).map((index) => row[index] ?? ''));
    });
    expect(dates.length).toBeGreaterThan(10);
    expect(dates.filter((date) => date > '2025-03-31' && date !== '—')).toEqual([]);
  });

  it('speaks Chinese to who reads Chinese, codes of columns and states as well', async () => {
    for (const { id, title, finding, table } of await page(RICH, 'zh-CN')) {
      expect([id, title, finding]).toEqual([
        id,
        expect.stringMatching(/\p{Script=Han}|DSCR/u),
        expect.stringMatching(/\p{Script=Han}/u),
      ]);
      for (const column of table?.columns ?? []) expect(column.title, id).toMatch(/\p{Script=Han}/u);
      const texts = table?.rows.flat().map(({ text }) => text) ?? [];
      expect([id, texts.filter((text) => /^[a-z]+(_[a-z]+)*$/.test(text))]).toEqual([id, []]);
    }
  });
});
