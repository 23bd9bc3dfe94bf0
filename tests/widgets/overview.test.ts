import { describe, expect, it } from 'vitest';
import type { FigureTable } from '../../src/charts/figure.ts';
import type { RowSet } from '../../src/engine/engine.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MetricRequest } from '../../src/metrics/metric.ts';
import type { Evidence, Portfolio } from '../../src/session/portfolio.ts';
import { boards } from '../../widgets/index.ts';
import { HEADLINES } from '../../widgets/cards/headlines.ts';
import { metricName } from '../../widgets/shared/group-words.ts';
import { fakePortfolio, months, row, type Answers } from './fake-portfolio.ts';
import { figuresOf, metric, overview } from './boards.ts';

const t = createTranslate('en', 'CNY');
const ASKED = { asOf: '2026-06-30' };

async function figure(id: string, answers: Answers, tables?: Record<string, number>, request = ASKED) {
  const figures = await figuresOf(overview, fakePortfolio(answers, tables ? { tables } : {}), request, t);
  const found = figures.find((each) => each.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
}

describe('headlines', () => {
  const alerts = (period: string, severity: string, value: number) =>
    row('open-alerts', period, value, { by: { severity, days: '0-30' } });
  const answers = {
    'overdue-90-to-npl': months('overdue-90-to-npl', [1.1, 1.2]),
    'special-mention-ratio': months('special-mention-ratio', [0.055, 0.051]),
    'npl-ratio': months('npl-ratio', [0.01, 0.012]),
    'outstanding-balance': months('outstanding-balance', [4e8, 5e8]),
    'open-alerts': [
      ...[alerts('2026-05', '3', 1), alerts('2026-05', '1', 4)],
      ...[alerts('2026-06', '3', 2), alerts('2026-06', '1', 6)],
    ],
    'review-on-time': months('review-on-time', [0.9, 0.8]),
  };

  it('are those a banker looks for first, always in that order, without what has no value', async () => {
    const { table, tiles, finding, first } = await figure('overview-headlines', answers);
    // overdue to npl is past its limit and stands where it always does; reviews are on a page of their own
    const order = ['outstanding-balance', 'npl-ratio', 'special-mention-ratio', 'open-alerts', 'overdue-90-to-npl'];
    expect(table?.rows.map(([cell]) => cell?.text)).toEqual(order.map((id) => metricName(t, id)));
    expect(tiles?.map(({ title }) => title)).toEqual(order.map((id) => metricName(t, id)));
    expect(first).toBe(true);
    // npl, alerts and overdue rose, special mention fell; more balance is neither
    expect(finding).toBe('Breaches: 2, on watch: 0; since last month 3 got worse, 1 better.');
    expect(table?.rows[2]?.slice(1, 4).map(({ text }) => text)).toEqual(['5.10%', '−0.40 pp', '■ breach']);
  });

  it('tell a count in cells as one number, with its course', async () => {
    const { tiles } = await figure('overview-headlines', answers);
    const [tile] = tiles?.filter(({ title }) => title === metricName(t, 'open-alerts')) ?? [];
    expect([tile?.value.text, tile?.change, tile?.spark.slice(-2)]).toEqual(['8', '+3 since last month', [5, 8]]);
    // its evidence is that of all alerts
    expect([tile?.value.ref?.row.by, tile?.value.ref?.request]).toEqual([{}, { asOf: '2026-06-30' }]);
  });

  it('are told without the one that fails, which is named', async () => {
    const portfolio = fakePortfolio({
      'npl-ratio': answers['npl-ratio'],
      'outstanding-balance': answers['outstanding-balance'],
    });
    const failing = (...ids: string[]): typeof portfolio => ({
      ...portfolio,
      ask: (id, request) => (ids.includes(id) ? Promise.reject(new Error('no memory')) : portfolio.ask(id, request)),
    });
    const [headlines] = overview.cards(portfolio);
    expect((await headlines?.figure(portfolio, ASKED, t))?.status).toBe('green');
    const drawn = await headlines?.figure(failing('dscr'), ASKED, t);
    expect(drawn?.tiles).toHaveLength(2);
    expect(drawn?.foot).toContain(`could not be worked out: ${metricName(t, 'dscr')}`);
    // one that failed is not known to be within its limit
    expect(drawn?.status).toBe('grey');
    await expect(headlines?.figure(failing(...HEADLINES), ASKED, t)).rejects.toThrow('no memory');
  });

  it('ask nothing of what is not loaded', async () => {
    const portfolio = {
      ...fakePortfolio(answers),
      missing: (id: string) => (id === 'open-alerts' || id === 'dscr' ? ['alert'] : []),
    };
    const [headlines] = overview.cards(portfolio);
    const drawn = await headlines?.figure(portfolio, ASKED, t);
    expect(drawn?.tiles).toHaveLength(4);
    expect(portfolio.asked.map(({ metric: id }) => id).filter((id) => /alert|dscr/.test(id))).toEqual([]);
  });
});

describe('exceptions', () => {
  const npl = {
    'npl-ratio': months('npl-ratio', [0.06, 0.06]),
    'npl-ratio/sector': [
      row('npl-ratio', '2026-05', 0.01, { by: { sector: 'steel' } }),
      row('npl-ratio', '2026-06', 0.2, { by: { sector: 'steel' } }),
      row('npl-ratio', '2026-06', 0.01, { by: { sector: 'wind' } }),
      row('npl-ratio', '2026-05', 0.3, { by: { sector: 'coal' } }),
      row('npl-ratio', '2026-06', 0.02, { by: { sector: 'coal' } }),
    ],
  };
  const texts = (table: FigureTable | undefined) => table?.rows.map((cells) => cells.map(({ text }) => text));

  it('list what is past its limit, with the place, what is new and what is over', async () => {
    const { table, finding, status } = await figure('overview-breaches', npl, { exposure: 1 });
    expect(texts(table)?.map((cells) => cells.slice(1))).toEqual([
      // nothing is known of balances: by how far beyond alone
      ['sector steel', '20.00%', '5.00%', '40', 'new'],
      ['whole book', '6.00%', '5.00%', '40', ''],
      ['sector coal', '30.00%', '5.00%', '40', 'over; value of 2026-05-31'],
    ]);
    // a value of a month ago has no state any more, but its rows can still be seen
    expect(table?.rows.map((cells) => [cells[2]?.status, cells[2]?.ref?.request.asOf])).toEqual([
      ['red', '2026-06-30'],
      ['red', '2026-06-30'],
      [undefined, '2026-05-31'],
    ]);
    expect(finding).toMatch(
      /2 breaches, 0 on watch, \d+ could not be checked; since last month new: 1, no longer breached: 1\. First/,
    );
    expect(status).toBe('red');
  });

  it('say how many checks were made, and print the breaches only', async () => {
    const watched = { ...npl, 'overdue-90-to-npl': months('overdue-90-to-npl', [0.95]) };
    const { counts, printed, table } = await figure('overview-breaches', watched);
    const { checks = 0, ...others } = counts ?? {};
    expect(others).toMatchObject({ breaches: 2, watch: 1 });
    // beside those beyond a limit: wind and coal are within
    expect(checks).toBe(2 + 1 + 2 + (counts?.unchecked ?? 0));
    expect([printed, table?.rows.length]).toEqual([2, 4]);
  });

  it('are none where all is within, and unknown where nothing could be checked', async () => {
    const within = await figure('overview-breaches', { 'npl-ratio': months('npl-ratio', [0.01]) });
    expect([within.status, within.table]).toEqual(['green', undefined]);
    expect(within.finding).toMatch(/^1?\d* checks, 0 breaches.*No limit is broken\.$/);
    const nothing = await figure('overview-breaches', {});
    expect(nothing.status).toBe('grey');
    expect(nothing.finding).toContain('Nothing could be held against a limit.');
  });

  it('are unknown where a question failed and the others are within', async () => {
    const portfolio = fakePortfolio({ 'npl-ratio': months('npl-ratio', [0.01]) });
    const ask: typeof portfolio.ask = (id, request) =>
      id === 'dscr' && !request?.by ? Promise.reject(new Error('no memory')) : portfolio.ask(id, request);
    const found = (await figuresOf(overview, { ...portfolio, ask }, ASKED, t)).find(
      ({ id }) => id === 'overview-breaches',
    );
    expect(found?.status).toBe('grey');
    expect(found?.foot.join()).toContain('could not be checked: the question failed: 1');
  });
});

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
      'Tasks 4, people 2, over 30 days late 1; the oldest: overdue review, 青禾光伏电力有限公司 (C1), 60 days.',
    );
    expect([figure?.status, figure?.span, figure?.foot.at(-1)]).toEqual([
      'amber',
      'full',
      'nothing is recorded of: late certificate',
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

describe('one number', () => {
  it('has name, value, state, change and course', async () => {
    const [only] = await figuresOf(
      metric,
      fakePortfolio({ 'npl-ratio': months('npl-ratio', [0.01, null, 0.02, 0.031]) }),
      ASKED,
      t,
      { metric: 'R12' },
    );
    expect(only?.headline).toMatchObject({ text: '3.10%', status: 'amber' });
    expect(only?.tiles?.[0]?.spark.slice(-4)).toEqual([0.01, null, 0.02, 0.031]);
    expect(only?.tiles?.[0]?.change).toBe('+2.10 pp in 3 months');
  });
});

describe('the list of boards', () => {
  it('has each once, and nothing to draw without a date', async () => {
    expect(new Set(boards.map(({ id }) => id)).size).toBe(boards.length);
    for (const board of boards) {
      const empty = { ...fakePortfolio({}), snapshots: [] };
      expect(await figuresOf(board, empty, {}, t)).toEqual([]);
    }
  });

  it('has figures with names of their own, in both languages', async () => {
    for (const language of ['en', 'zh-CN'] as const) {
      for (const board of boards) {
        const figures = await figuresOf(board, fakePortfolio({}), ASKED, createTranslate(language, 'CNY'));
        expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
        for (const { finding, title, foot } of figures)
          expect([finding, title, ...foot].join(' ')).not.toMatch(/[{}]|undefined|null|NaN/);
      }
    }
  });
});
