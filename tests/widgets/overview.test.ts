import { describe, expect, it } from 'vitest';
import type { FigureTable } from '../../src/charts/figure.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { boards } from '../../widgets/index.ts';
import { HEADLINES } from '../../widgets/cards/headlines.ts';
import { metricName } from '../../widgets/shared/group-words.ts';
import { fakePortfolio, months, row } from './fake-portfolio.ts';
import { figuresOf, metric, overview } from './boards.ts';
import { ASKED, figure, t } from './overview-figure.ts';

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
    expect(finding).toBe('2 breaches, 0 on watch; since last month 3 got worse, 1 better.');
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
