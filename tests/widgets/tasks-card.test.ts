import { describe, expect, it } from 'vitest';
import type { FigureTable } from '../../src/charts/figure.ts';
import type { RowSet } from '../../src/engine/engine.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MetricRequest } from '../../src/metrics/metric.ts';
import type { Evidence, Portfolio } from '../../src/session/portfolio.ts';
import { fakePortfolio, row } from './fake-portfolio.ts';
import { figuresOf, overview } from './boards.ts';
import { ASKED, figure, t } from './overview-figure.ts';

describe('who has to act', () => {
  const open = (task: string, value: number | null, by: Record<string, string> = {}) =>
    row('open-tasks', '2026-06', value, { by: { ...by, task }, ...(value === null ? { reason: 'NO_DATA' } : {}) });
  const answers = {
    'open-tasks': [
      open('review', 2),
      open('acknowledgement', 1),
      open('plan', 0),
      open('permit', 1),
      open('certificate', null),
    ],
    'open-tasks/manager,client': [
      open('review', 2, { manager: 'M1', client: 'C1' }),
      open('acknowledgement', 1, { manager: 'M2', client: 'C1' }),
      open('permit', 1, { manager: 'unknown', client: 'C9' }),
    ],
  };
  const listed: RowSet = {
    columns: ['task', 'item', 'client', 'manager', 'due_date', 'days_late'],
    rows: [
      ['permit', 'D1', 'C9', null, null, null],
      ['acknowledgement', 'A1', 'C1', 'M2', '2026-07-03', 0],
      ['review', 'R2', 'C1', 'M1', '2026-05-31', 30],
      ['review', 'R1', 'C1', 'M1', '2026-05-01', 60],
    ],
  };
  const tasksIn = async (language: 'en' | 'zh-CN', request: MetricRequest = ASKED) => {
    const asked: MetricRequest[] = [];
    const portfolio = fakePortfolio(answers);
    const evidence: Portfolio['evidence'] = (_, question, page) => {
      asked.push(question);
      expect(page?.limit).toBe(4);
      return Promise.resolve({ rows: listed } as Evidence);
    };
    const figures = await figuresOf(overview, { ...portfolio, evidence }, request, createTranslate(language, 'CNY'));
    const found = figures.find(({ id }) => id === 'overview-tasks');
    return { figure: found, asked, questions: portfolio.asked.filter(({ metric: id }) => id === 'open-tasks') };
  };
  const texts = (table: FigureTable | undefined) => table?.rows.map((cells) => cells.map(({ text }) => text));

  it('is told a row a task, the latest first', async () => {
    const { figure } = await tasksIn('en');
    expect(texts(figure?.table)).toEqual([
      ['林一', 'Overdue review', '青禾光伏电力有限公司 (C1)', '2026-05-01', '60', '2'],
      ['林一', 'Overdue review', '青禾光伏电力有限公司 (C1)', '2026-05-31', '30', '2'],
      ['周二', 'Alert not acknowledged', '青禾光伏电力有限公司 (C1)', '2026-07-03', '0', '1'],
      ['unknown', 'Expired permit', 'C9', 'n/a', 'n/a', '1'],
    ]);
    expect(figure?.finding).toBe(
      '4 tasks for 2 people, 1 more than 30 days late; the oldest: overdue review, 青禾光伏电力有限公司 (C1), 60 days late.',
    );
    expect([figure?.status, figure?.span, figure?.foot.at(-1)]).toEqual([
      'amber',
      'full',
      'nothing is recorded of: late certificate',
    ]);
    expect(figure?.table?.rows.map((cells) => cells.flatMap(({ thing }) => thing?.id ?? []).join(' '))).toEqual([
      ...['M1 C1', 'M1 C1', 'M2 C1', 'C9'],
    ]);
    expect(figure?.table?.rows[0]?.at(-1)?.ref).toMatchObject({
      row: { metric: 'open-tasks', by: { task: 'review' } },
      request: { asOf: '2026-06-30', filter: { manager: ['M1'], client: ['C1'] } },
    });
  });

  it('stops with its card', async () => {
    const stop = new AbortController();
    const given: unknown[] = [];
    const portfolio: Portfolio = {
      ...fakePortfolio(answers),
      evidence: (_, __, options) => {
        given.push(options?.signal);
        return Promise.resolve({ rows: listed } as Evidence);
      },
    };
    const card = overview.cards(portfolio).find(({ id }) => id === 'overview-tasks');
    await card?.figure(portfolio, ASKED, t, stop.signal);
    expect(given).toEqual([stop.signal]);
  });

  it('is told in the same order in every language', async () => {
    const { figure } = await tasksIn('zh-CN');
    expect(texts(figure?.table)?.map(([person, task, client]) => [person, task, client])).toEqual([
      ['林一', '检查逾期', '青禾光伏电力有限公司（C1）'],
      ['林一', '检查逾期', '青禾光伏电力有限公司（C1）'],
      ['周二', '预警未签收', '青禾光伏电力有限公司（C1）'],
      [createTranslate('zh-CN', 'CNY')('widgets.unknown'), '环保许可过期', 'C9'],
    ]);
  });

  it('is asked of the person the page is filtered to', async () => {
    const mine = { ...ASKED, filter: { manager: ['M1'] } };
    const { asked, questions } = await tasksIn('en', mine);
    expect(asked).toEqual([mine]);
    expect(questions.map(({ request }) => request.filter)).toEqual([mine.filter, mine.filter, {}]);
  });

  it('is nobody only where every kind is recorded', async () => {
    const kinds = ['review', 'acknowledgement', 'plan', 'permit', 'certificate'];
    const told = async (values: readonly (number | null)[]) => {
      const rows = kinds.map((kind, index) => open(kind, values[index] ?? null));
      const { finding, status, table } = await figure('overview-tasks', { 'open-tasks': rows });
      return [finding, status, table];
    };
    expect(await told([0, 0, 0, 0, 0])).toEqual([t('overview.tasks.none'), 'green', undefined]);
    expect(await told([0, 0, 0, 0])).toEqual([t('overview.tasks.unsure'), 'grey', undefined]);
    expect(await told([])).toEqual([t('overview.tasks.unknown'), 'grey', undefined]);
    const rows = kinds.map((kind) => open(kind, 0));
    const mine = { ...ASKED, filter: { manager: ['M9'] } };
    const empty = row('outstanding-balance', '2026-06', null, { n: 0, reason: 'NO_DATA' });
    const { finding, status } = await figure(
      'overview-tasks',
      { 'open-tasks': rows, 'outstanding-balance': [empty] },
      undefined,
      mine,
    );
    expect([finding, status]).toEqual([t('overview.tasks.nobody'), 'grey']);
  });
});
