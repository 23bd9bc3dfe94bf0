import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/charts/figure.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MetricRequest } from '../../src/metrics/metric.ts';
import type { Portfolio, Records } from '../../src/session/portfolio.ts';
import { makeCard } from '../../widgets/make-card.ts';
import type { CardEntry } from '../../widgets/card.ts';
import { fakePortfolio } from './fake-portfolio.ts';

const ASKED: MetricRequest = { asOf: '2026-06-30' };
const ALONE: MetricRequest = { ...ASKED, filter: { client: ['C1'] } };

const REVIEWS: Records = {
  table: 'review',
  columns: [
    { name: 'review_id', type: 'text' },
    { name: 'client_id', type: 'text' },
    { name: 'review_type', type: 'code' },
    { name: 'done_date', type: 'date' },
    { name: 'state', type: 'code' },
    { name: 'findings_count', type: 'integer' },
    { name: 'score_credit', type: 'number' },
    { name: 'manager_id', type: 'category' },
  ],
  rows: [
    { cells: ['R2', 'C1', 'pre_maturity', null, 'overdue', null, null, 'M1'], file: 'review.csv', row: 12 },
    { cells: ['R1', 'C1', 'periodic', '2026-05-04', 'done', 1200, null, null], file: 'review.csv', row: 7 },
  ],
  dated: true,
  total: 3,
  states: [
    { state: 'done', rows: 2 },
    { state: 'overdue', rows: 1 },
  ],
};

const CLIENT: Records = {
  table: 'client',
  columns: [
    { name: 'client_id', type: 'text' },
    { name: 'group_id', type: 'text' },
    { name: 'size_class', type: 'code' },
    { name: 'risk_tier', type: 'code' },
    { name: 'high_pollution_flag', type: 'flag' },
  ],
  rows: [{ cells: ['C1', null, 'large', 3, false], file: 'client.csv', row: 2 }],
  dated: false,
  total: 1,
  states: [],
};

/** A card as it is drawn of what the portfolio answers, and what it was asked. */
async function drawn(entry: CardEntry, answer: Records, language: 'en' | 'zh-CN' = 'en', request = ALONE) {
  const asked: Parameters<Portfolio['records']>[] = [];
  const portfolio: Portfolio = {
    ...fakePortfolio({}),
    records: (...question) => {
      asked.push(question);
      return Promise.resolve(answer);
    },
  };
  const figure = await makeCard(entry).figure(portfolio, request, createTranslate(language, 'CNY'));
  if (!figure) throw new Error('no figure');
  return { figure, asked };
}

const texts = ({ table }: Figure) =>
  table?.rows.map((cells) => cells.map(({ text }) => text.replaceAll('\u00a0', ' ')));
const heads = ({ table }: Figure) => table?.columns.map(({ title, align }) => `${title} ${align}`);

describe('a card of rows', () => {
  it('shows them as they stood, with names, words, states and where each came from', async () => {
    const { figure, asked } = await drawn({ card: 'records:review', rows: 2 }, REVIEWS, 'en', ASKED);
    expect(asked).toEqual([['review', ASKED, { limit: 2 }]]);
    expect(figure).toMatchObject({ id: 'records-review', title: 'Reviews', span: 'full', status: 'red' });
    expect(figure.finding).toBe('Reviews: 3 (done in time 2, overdue 1).');
    // what nobody filled in is no column
    expect(heads(figure)).toEqual([
      ...['Review id start', 'Client start', 'Review type start', 'Done date start', 'State start'],
      ...['Findings end', 'Responsible manager start', 'Source start'],
    ]);
    expect(texts(figure)).toEqual([
      ['R2', '青禾光伏电力有限公司 (C1)', 'before maturity', '—', 'overdue', '—', '林一 (M1)', 'review.csv, row 12'],
      ['R1', '青禾光伏电力有限公司 (C1)', 'periodic', '2026-05-04', 'done in time', '1,200', '—', 'review.csv, row 7'],
    ]);
    expect(figure.table?.rows[0]?.slice(1, 5)).toEqual([
      { text: '青禾光伏电力有限公司 (C1)', thing: { kind: 'client', id: 'C1' } },
      { text: 'before maturity' },
      { text: '—' },
      { text: 'overdue', status: 'red' },
    ]);
    expect(figure.foot).toEqual(['as of 2026-06-30', 'the first 2 of 3']);
    // the third stands in the evidence, with the columns that are not here
    expect(figure.records).toEqual({ table: 'review', request: ASKED });
  });

  it('speaks the language of the reader, and does not repeat the one client it is about', async () => {
    const { figure } = await drawn({ card: 'records', id: 'mine', table: 'review' }, REVIEWS, 'zh-CN');
    expect([figure.id, figure.title, figure.finding]).toEqual([
      'mine',
      '检查与复审',
      '检查与复审 3 条（按期完成 2、逾期未检查 1）。',
    ]);
    expect(texts(figure)).toEqual([
      ['R2', '到期前检查', '—', '逾期未检查', '—', '林一（M1）', 'review.csv 第 12 行'],
      ['R1', '常规检查', '2026年5月4日', '按期完成', '1,200', '—', 'review.csv 第 7 行'],
    ]);
  });

  it('writes a single client down line by line, and says that it carries no date', async () => {
    const { figure } = await drawn({ card: 'records:client' }, CLIENT);
    expect(figure.finding).toBe('tier 3');
    expect(heads(figure)).toEqual(['Field start', 'Value start']);
    expect(texts(figure)).toEqual([
      ['Client', '青禾光伏电力有限公司 (C1)'],
      ['Size class', 'large'],
      ['Risk tier', 'tier 3'],
      ['High-pollution flag', 'no'],
      ['Source', 'client.csv, row 2'],
    ]);
    // here the name leads nowhere
    expect(figure.table?.rows[0]?.[1]).toEqual({ text: '青禾光伏电力有限公司 (C1)' });
    expect(figure.foot.at(-1)).toBe('without a date of its own: as it was delivered last');
  });

  it('shows the columns its board chooses, blank or not, and amounts in the currency of their row', async () => {
    const { figure, asked } = await drawn(
      { card: 'records:facility', columns: ['facility_id', 'approved_limit', 'interest_rate', 'purpose'] },
      {
        table: 'facility',
        columns: [
          { name: 'facility_id', type: 'text' },
          { name: 'approved_limit', type: 'money' },
          { name: 'interest_rate', type: 'fraction' },
          { name: 'purpose', type: 'text' },
          { name: 'currency', type: 'category' },
        ],
        rows: [
          { cells: ['F1', 5_000_000, 0.045, null, 'USD'], file: 'a.csv', row: 2 },
          { cells: ['F2', 5_000_000, 0.045, null, 'CNY'], file: 'a.csv', row: 3 },
        ],
        dated: true,
        total: 2,
        states: [],
      },
    );
    expect(asked[0]?.[2]).toMatchObject({
      columns: ['facility_id', 'approved_limit', 'interest_rate', 'purpose', 'currency'],
    });
    expect(texts(figure)).toEqual([
      ['F1', 'USD 5.00 million', '4.50%', '—', 'a.csv, row 2'],
      ['F2', 'CNY 5.00 million', '4.50%', '—', 'a.csv, row 3'],
    ]);
    expect([figure.status, figure.finding]).toEqual(['grey', 'Facilities: 2.']);
  });

  it('says in a sentence that there is nothing, and marks itself as having nothing to show', async () => {
    const nothing: Records = { ...REVIEWS, rows: [], total: 0, states: [] };
    const { figure } = await drawn({ card: 'records:review' }, nothing);
    expect(figure).toMatchObject({ nothing: true, finding: 'Reviews: nothing on record at the date.', status: 'grey' });
    expect([figure.table, figure.records]).toEqual([undefined, undefined]);
  });

  it('folds where its table is not there, and stops with its card', async () => {
    const card = makeCard({ card: 'records:ticket' });
    expect(card.missing(fakePortfolio({}))).toEqual(['ticket']);
    expect(makeCard({ card: 'records:review' }).missing(fakePortfolio({}))).toEqual([]);
    const stop = new AbortController();
    const given: unknown[] = [];
    const portfolio: Portfolio = {
      ...fakePortfolio({}),
      records: (_, __, options) => {
        given.push(options?.signal);
        return Promise.resolve(REVIEWS);
      },
    };
    await card.figure(portfolio, ASKED, createTranslate('en', 'CNY'), stop.signal);
    expect(given).toEqual([stop.signal]);
  });
});
