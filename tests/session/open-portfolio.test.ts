import { describe, expect, it } from 'vitest';
import { METRICS, type MetricId } from '../../src/metrics/index.ts';
import type { Filter } from '../../src/metrics/metric.ts';
import { openPortfolio } from '../../src/session/portfolio/open-portfolio.ts';
import { rowOf, rowsOf, withPortfolioOf } from '../support/value-of.ts';
import { withTables } from '../support/with-tables.ts';

const exposure = [
  {
    as_of_date: '2026-03-31',
    facility_id: 'F1',
    outstanding: 100,
    five_tier: 1,
    branch: '上海',
    client_id: 'C1',
    client_name: '甲',
  },
  {
    as_of_date: '2026-04-29',
    facility_id: 'F1',
    outstanding: 90,
    five_tier: 1,
    branch: '上海',
    client_id: 'C1',
    client_name: '甲',
  },
  {
    as_of_date: '2026-04-30',
    facility_id: 'F1',
    outstanding: 80,
    five_tier: 1,
    branch: '上海',
    client_id: 'C1',
    client_name: '甲',
  },
  {
    as_of_date: '2026-06-15',
    facility_id: 'F1',
    outstanding: 60,
    five_tier: 1,
    client_id: 'C1',
    client_name: '甲公司',
    currency: 'CNY',
  },
];

describe('periods of an answer', () => {
  it('takes the last snapshot of a month and leaves a month without one as a gap', async () => {
    const rows = await rowsOf({ exposure }, 'outstanding-balance', { from: '2026-03-01' });
    expect(rows.map(({ period, value, reason }) => [period, value, reason])).toEqual([
      ['2026-03', 100, null],
      ['2026-04', 80, null],
      ['2026-05', null, 'NO_DATA'],
      ['2026-06', 60, null],
    ]);
  });

  it('uses an earlier snapshot for a month that has none yet, and says so', async () => {
    expect(await rowOf({ exposure }, 'npl-ratio', { asOf: '2026-07-10' })).toMatchObject({
      period: '2026-07',
      value: 0,
      flags: ['STALE'],
    });
  });

  it('never looks past the date it is asked for', async () => {
    expect(await rowOf({ exposure }, 'outstanding-balance', { asOf: '2026-06-14' })).toMatchObject({
      value: 80,
      flags: ['STALE'],
    });
    expect(await rowOf({ exposure }, 'outstanding-balance', { asOf: '2026-01-01' })).toMatchObject({
      value: null,
      reason: 'NO_DATA',
    });
  });
});

describe('a portfolio', () => {
  it('knows its tables, snapshots and currency', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      expect(portfolio.tables).toEqual({ exposure: 4 });
      expect(portfolio.snapshots).toEqual(['2026-03-31', '2026-04-29', '2026-04-30', '2026-06-15']);
      expect(portfolio.currency).toBe('CNY');
    });
  });

  it('lists values with the newest name and blanks last', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      expect(await portfolio.values('client')).toEqual([{ value: 'C1', label: '甲公司' }]);
      expect((await portfolio.values('branch')).map(({ value }) => value)).toEqual(['上海', 'unknown']);
    });
  });

  it('finds metrics by slug and by code in any case and refuses what it does not know', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      expect(await portfolio.ask('r12')).toEqual(await portfolio.ask('npl-ratio'));
      await expect(portfolio.ask('sharpe')).rejects.toThrow('unknown metric: sharpe');
      await expect(portfolio.ask('R12', { by: ['planet'] as never })).rejects.toThrow('unknown dimension: planet');
      await expect(portfolio.ask('R12', { asOf: '2026-02-30' })).rejects.toThrow('bad value for as-of');
      await expect(portfolio.ask('R12', { from: '2026-07-01' })).rejects.toThrow('bad value for from');
    });
  });

  it('asks the engine once for equal questions', async () => {
    await withPortfolioOf({ exposure }, async (portfolio, engine) => {
      let asked = 0;
      const query = engine.query.bind(engine);
      engine.query = (sql, options) => {
        asked += 1;
        return query(sql, options);
      };
      const filter = { branch: ['上海', 'unknown'] };
      const answers = await Promise.all([
        portfolio.ask('R12', { filter }),
        portfolio.ask('npl-ratio', { filter: { branch: ['unknown', '上海'] }, asOf: '2026-06-15' }),
      ]);
      expect(answers[0]).toBe(answers[1]);
      expect(asked).toBe(1);
    });
  });

  it('filters by text nobody has, by a blank and by text that looks like SQL', async () => {
    const value = async (branch: string[]) =>
      (await rowOf({ exposure }, 'outstanding-balance', { filter: { branch } })).value;
    expect(await value(["x' OR '1'='1"])).toBeNull();
    expect(await value(['unknown'])).toBe(60);
    expect(await value(['上海', 'unknown'])).toBe(60);
    expect((await rowOf({ exposure }, 'outstanding-balance', { filter: { tier: ['not a number'] } })).value).toBeNull();
  });

  it('can be opened again in the same engine after other data came in', async () => {
    const engine = await withTables({ exposure });
    const first = await openPortfolio(engine, []);
    await engine.query(`DELETE FROM exposure WHERE as_of_date = DATE '2026-06-15'`);
    const second = await openPortfolio(engine, []);
    expect(second.version).toBeGreaterThan(first.version);
    expect((await second.ask('X01'))[0]).toMatchObject({ period: '2026-04', value: 80 });
    await engine.close();
  });

  it('answers every metric on a bare ledger with a value or a reason', async () => {
    await withPortfolioOf({ exposure: [{ outstanding: 5 }] }, async (portfolio) => {
      for (const { id } of METRICS)
        for (const row of await portfolio.ask(id))
          expect(row.value === null, `${id}: ${row.value} ${row.reason}`).toBe(row.reason !== null);
      const risky: MetricId[] = [
        'npl-ratio',
        'overdue-ratio',
        'special-mention-ratio',
        'classification-gap',
        'dpd-buckets',
        'overdue-90-to-npl',
      ];
      for (const id of risky)
        for (const row of await portfolio.ask(id))
          expect(row).toMatchObject({ value: null, reason: 'NO_DATA', status: 'grey' });
    });
  });
});

describe('a filter', () => {
  it('reaches reviews, alerts and assessments through the client', async () => {
    const tables = {
      exposure: [
        { facility_id: 'F1', client_id: 'C1', outstanding: 60, sector: 'solar', product: 'term' },
        { facility_id: 'F2', client_id: 'C2', outstanding: 40, sector: 'wind', product: 'line' },
      ],
      review: [
        { review_id: 'a', client_id: 'C1', due_date: '2026-06-01', done_date: '2026-06-01' },
        { review_id: 'b', client_id: 'C2', due_date: '2026-06-01', done_date: '2026-06-09' },
      ],
      alert: [{ alert_id: 'A', client_id: 'C2', raised_date: '2026-06-30', severity: 3 }],
      esg: [{ subject_type: 'client', subject_id: 'C2', assess_date: '2026-01-01', e_score: 30, s_score: 50 }],
    };
    await withPortfolioOf(tables, async (portfolio) => {
      const value = async (id: MetricId, filter: Filter) => (await portfolio.ask(id, { filter }))[0]?.value;
      for (const filter of [{ sector: ['wind'] }, { product: ['line'] }]) {
        expect(await value('review-on-time', filter)).toBe(0);
        expect(await value('open-alerts', filter)).toBe(1);
        expect(await value('portfolio-esg-score', filter)).toBe(40);
      }
      expect(await value('review-on-time', { sector: ['solar'] })).toBe(1);
      expect(await value('open-alerts', { sector: ['solar'] })).toBe(0);
    });
  });
});

describe('a client nobody has a table of', () => {
  it.each([[[0, 1]], [[1, 0]]])(
    'is of the manager of its larger loan of the last day, in whatever order (%j)',
    async (order) => {
      const loans = [
        { facility_id: 'F1', client_id: 'C1', outstanding: 60, manager_id: 'M2' },
        { facility_id: 'F2', client_id: 'C1', outstanding: 40, manager_id: 'M1' },
      ];
      const item = { item_id: 'I1', client_id: 'C1', doc_type: 'kyc', status: 'missing' };
      const tables = { exposure: order.flatMap((index) => loans[index] ?? []), file_item: [item] };
      const [row] = (await rowsOf(tables, 'missing-files', { by: ['manager'] })).filter(({ value }) => value === 1);
      expect(row?.by.manager).toBe('M2');
    },
  );
});
