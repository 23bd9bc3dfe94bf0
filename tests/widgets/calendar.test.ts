import { describe, expect, it } from 'vitest';
import type { ValueRef } from '../../src/charts/figure.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MetricRequest } from '../../src/metrics/metric.ts';
import { makeCard } from '../../widgets/make-card.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import type { TestRow } from '../support/with-tables.ts';

const ASKED: MetricRequest = { asOf: '2026-06-30' };
const LOANS: Record<string, TestRow[]> = {
  exposure: [
    { client_id: 'C1', outstanding: 100, manager_id: 'M1' },
    // it runs for six months at most, so its client is looked at monthly
    { client_id: 'C2', outstanding: 50, origination_date: '2026-03-01', maturity_date: '2026-08-01' },
  ],
  client: [
    { client_id: 'C1', client_name: '青禾光伏' },
    { client_id: 'C2', client_name: '云岭公路' },
  ],
  manager: [{ manager_id: 'M1', manager_name: '林一' }],
};
const THINGS: Record<string, TestRow[]> = {
  review: [
    { review_id: 'R1', client_id: 'C1', manager_id: 'M1', review_type: 'periodic', due_date: '2026-05-01' },
    { review_id: 'R2', client_id: 'C1', manager_id: 'M1', review_type: 'special', due_date: '2026-06-20' },
    { review_id: 'R3', client_id: 'C2', due_date: '2026-06-06', done_date: '2026-06-06' },
    { review_id: 'R4', client_id: 'C1', due_date: '2026-06-01', waived_flag: true },
    { review_id: 'R5', client_id: 'C1', manager_id: 'M1', due_date: '2026-09-29' }, // the 91st day
  ],
  file_item: [
    { item_id: 'D1', client_id: 'C1', doc_type: 'licence', expiry_date: '2026-06-30' },
    { item_id: 'D2', client_id: 'C1', doc_type: 'insurance', expiry_date: '2026-09-28' },
    { item_id: 'D3', client_id: 'C1', doc_type: 'env_permit', status: 'expired' },
    { item_id: 'D4', client_id: 'C1', doc_type: 'kyc', status: 'missing' },
  ],
  covenant: [
    { covenant_id: 'K1', client_id: 'C2', metric: 'DSCR', test_date: '2026-06-30', certificate_due: '2026-07-31' },
    {
      ...{ covenant_id: 'K2', client_id: 'C2', metric: 'DSCR', test_date: '2026-03-31', certificate_due: '2026-04-30' },
      certificate_received: '2026-04-29',
    },
  ],
};

const drawn = (tables: Record<string, TestRow[]>, request = ASKED, language: 'en' | 'zh-CN' = 'en') =>
  withPortfolioOf(tables, async (portfolio) => {
    const card = makeCard({ card: 'calendar', metrics: ['due-items', 'review-arrivals'] });
    const figure = await card.figure(portfolio, request, createTranslate(language, 'CNY'));
    if (!figure) throw new Error('no figure');
    const series = figure.chart?.option({ status: {}, categories: [] } as never) as
      { series: { name: string; data: { ref?: ValueRef }[] }[] } | undefined;
    return { figure, rows: figure.table?.rows ?? [], series: series?.series ?? [] };
  });

const texts = (rows: readonly { text: string }[][]) => rows.map((cells) => cells.map(({ text }) => text));

describe('the calendar of what falls due', () => {
  it('lists what is late and what comes in 90 days, the latest first, with whose it is and how it stands', async () => {
    const { figure, rows } = await drawn({ ...LOANS, ...THINGS });
    expect(figure.finding).toBe(
      '3 items are late, 1 of them by more than 30 days, and 4 items fall due within 90 days, 2 of them within 7. The oldest: review, 青禾光伏 (C1), 60 days late.',
    );
    expect(texts(rows)).toEqual([
      ['2026-05-01', 'Review: periodic', '青禾光伏 (C1)', '林一', '60 late', 'Late by more than 30 days', '2'],
      ['2026-06-20', 'Review: special', '青禾光伏 (C1)', '林一', '10 late', 'Late', '2'],
      ['2026-06-30', 'Permit or licence: licence', '青禾光伏 (C1)', '林一', 'today', 'Within 7 days', '2'],
      ['2026-07-06', 'Review not yet planned', '云岭公路 (C2)', 'unknown', 'in 6', 'Within 7 days', '1'],
      ['2026-07-31', 'Covenant certificate: DSCR', '云岭公路 (C2)', 'unknown', 'in 31', 'Later', '1'],
      ['2026-09-28', 'Other document: insurance', '青禾光伏 (C1)', '林一', 'in 90', 'Later', '1'],
      ['n/a', 'Permit or licence: environmental permit', '青禾光伏 (C1)', '林一', 'n/a', 'Late', '2'],
    ]);
    expect(rows.map((cells) => cells.map(({ thing }) => thing?.id).filter(Boolean))).toEqual([
      ...[['C1', 'M1'], ['C1', 'M1'], ['C1', 'M1'], ['C2'], ['C2'], ['C1', 'M1'], ['C1', 'M1']],
    ]);
    expect(rows.map((cells) => cells[5]?.status)).toEqual([
      'red',
      'amber',
      undefined,
      undefined,
      undefined,
      undefined,
      'amber',
    ]);
    expect(rows.map((cells) => cells[4]?.raw?.value)).toEqual([-60, -10, 0, 6, 31, 90, undefined]);
    expect([figure.status, figure.foot.at(-1)]).toEqual([
      'amber',
      'reviews not yet planned fall due by the days within which the client must be reviewed',
    ]);
  });

  it('shows kinds by weeks from the date on, what is late apart, each cell with the way to its rows', async () => {
    const { figure, series } = await drawn({ ...LOANS, ...THINGS }, ASKED, 'zh-CN');
    expect(series.map(({ name }) => name)).toEqual(['贷后检查', '证照许可', '其他资料', '合规证明', '待排检查']);
    // what leads to its rows: R1 and R2, D3 and D1, D2 in the last week, K1, and the reviews to come of July
    expect(
      series.map(({ data }) => data.flatMap(({ ref }, column) => (ref ? [[column, ref.row.metric]] : []))),
    ).toEqual([
      [[0, 'due-items']],
      [
        [0, 'due-items'],
        [1, 'due-items'],
      ],
      [[13, 'due-items']],
      [[5, 'due-items']],
      [[1, 'review-arrivals']],
    ]);
    expect(series.every(({ data }) => data.length === 14)).toBe(true);
    expect(figure.chart?.alt).toContain('逾期、6/30、7/7、7/14');
    expect(figure.finding).toBe(
      '逾期 3 项，其中超过 30 天 1 项；未来 90 天到期 4 项，其中 7 天内 2 项。最久一项：贷后检查，青禾光伏（C1），逾期 60 天。',
    );
  });

  it('follows the filter', async () => {
    const { rows } = await drawn({ ...LOANS, ...THINGS }, { ...ASKED, filter: { client: ['C2'] } });
    expect(texts(rows).map(([due]) => due)).toEqual(['2026-07-06', '2026-07-31']);
  });

  it('is good news only where every kind is recorded', async () => {
    const done = THINGS.review?.filter(({ review_id }) => review_id === 'R3') ?? [];
    const exposure = [{ client_id: 'C1', outstanding: 100 }];
    const partly = await drawn({ exposure, review: done });
    expect([partly.figure.status, partly.figure.finding, partly.figure.foot.at(-1)]).toEqual([
      ...['grey', 'Of what is recorded nothing is late, and nothing falls due within 90 days.'],
      'nothing is recorded of: permit or licence, other document, covenant certificate',
    ]);
    const far = { client_id: 'C1', expiry_date: '2030-01-01' };
    const file_item = [
      { ...far, item_id: 'A', doc_type: 'licence' },
      { ...far, item_id: 'B', doc_type: 'contract' },
    ];
    const all = await drawn({ exposure, review: done, file_item, covenant: THINGS.covenant?.slice(1) ?? [] });
    expect([all.figure.status, all.figure.finding, all.rows]).toEqual([
      ...['green', 'Nothing is late, and nothing falls due within 90 days.'],
      [],
    ]);
  });
});
