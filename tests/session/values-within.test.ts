import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { DIMENSIONS, type Dimension, type Filter } from '../../src/metrics/metric.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { hideNames } from '../../src/session/portfolio/hidden-names.ts';
import { MONTHS, randomBook } from '../support/random-book.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const loan = (facility_id: string, client_id: string, manager_id: string | null, sector: string | null) => ({
  ...{ as_of_date: '2026-06-30', outstanding: 10, five_tier: 1, facility_id, client_id, manager_id, sector },
});
const BOOK = {
  exposure: [
    loan('F1', 'C1', 'M1', '水电'),
    loan('F2', 'C2', 'M2', '风电'),
    loan('F3', 'C3', 'M3', null),
    { ...loan('F4', 'C4', 'M3', '光伏'), as_of_date: '2026-05-31' },
    loan('F5', 'C5', null, '光伏'),
  ],
  manager: [
    { manager_id: 'M1', manager_name: '王雨桐', team_id: 'T1', branch: '华东', branch_en: 'East China' },
    { manager_id: 'M2', manager_name: '黄欣然', team_id: 'T1', branch: '华东', branch_en: 'East China' },
    { manager_id: 'M3', manager_name: '周启明', team_id: 'T2', branch: '华北' },
    { manager_id: 'M4', manager_name: '林静', team_id: 'T2', branch: '华北' },
  ],
  // M4 has no loan, only a review
  review: [{ review_id: 'V1', client_id: 'C1', manager_id: 'M4', review_type: 'periodic', due_date: '2026-06-01' }],
};

const within = async (portfolio: Portfolio, dimension: Dimension, filter: Filter, language: 'en' | 'zh-CN' = 'zh-CN') =>
  (await portfolio.values(dimension, language, { within: filter })).map(({ label }) => label);

/** Counts the statements the engine is asked. */
function counted(engine: Engine): () => number {
  let asked = 0;
  const query = engine.query.bind(engine);
  engine.query = (sql, options) => {
    asked += 1;
    return query(sql, options);
  };
  return () => asked;
}

describe('the values of a dimension within a selection', () => {
  it('are those of the rows that the other dimensions let pass, in the book and its events, at any date', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      expect(await within(portfolio, 'manager', { team: ['T1'] })).toEqual(['黄欣然', '王雨桐']);
      expect(await within(portfolio, 'manager', { team: ['T2'] })).toEqual(['林静', '周启明']);
      expect(await within(portfolio, 'sector', { manager: ['M3'] })).toEqual(['光伏', 'unknown']);
      expect(await within(portfolio, 'client', { branch: ['华东'], sector: ['风电', '光伏'] })).toEqual(['C2']);
      expect(await within(portfolio, 'sector', { team: ['unknown'] })).toEqual(['光伏']);
      expect(await within(portfolio, 'branch', { sector: ['风电'] }, 'en')).toEqual(['East China']);
    });
  });

  it('leave out what is chosen of the dimension itself, and are all where nothing else is', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      const all = await portfolio.values('team');
      expect(all.map(({ value }) => value)).toEqual(['T1', 'T2', 'unknown']);
      expect(await portfolio.values('team', 'zh-CN', { within: { team: ['T1'], sector: [] } })).toEqual(all);
      expect(await within(portfolio, 'team', { team: ['T1'], sector: ['水电', '光伏'] })).toEqual([
        'T1',
        'T2',
        'unknown',
      ]);
      expect(await within(portfolio, 'team', { team: ['T1'], manager: ['M3'] })).toEqual(['T2']);
    });
  });

  it('are none where the selection is empty or names what nobody has, and none of a dimension nobody knows', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      expect(await within(portfolio, 'manager', { sector: ['核电'] })).toEqual([]);
      expect(await within(portfolio, 'manager', { sector: ["' OR TRUE --"], stage: ['x'] })).toEqual([]);
      expect(await within(portfolio, 'manager', { team: ['T1'], sector: ['光伏'] })).toEqual([]);
      await expect(within(portfolio, 'manager', { planet: ['Mars'] } as never)).rejects.toThrow('unknown dimension');
      await expect(portfolio.values('planet' as never)).rejects.toThrow('unknown dimension: planet');
    });
  });

  it('hold every group of every answer to the same selection', async () => {
    await withPortfolioOf(randomBook(3), async (portfolio) => {
      const filters: Filter[] = [];
      for (const dimension of ['sector', 'manager', 'product', 'stage'] as const) {
        const [first, second] = await portfolio.values(dimension);
        filters.push({ [dimension]: [first?.value ?? 'unknown'] });
        filters.push({ [dimension]: [second?.value ?? 'unknown', 'unknown'], region: ['unknown'] });
      }
      let groups = 0;
      for (const filter of filters)
        for (const dimension of DIMENSIONS) {
          const values = (await portfolio.values(dimension, 'zh-CN', { within: filter })).map(({ value }) => value);
          const request = { by: [dimension], filter, from: MONTHS[0] };
          for (const metric of ['outstanding-balance', 'review-on-time', 'open-alerts'])
            for (const { by, n } of await portfolio.ask(metric, request)) {
              if (n === 0 || filter[dimension]) continue;
              groups += 1;
              expect(values, `${metric} ${JSON.stringify(request)}`).toContain(by[dimension]);
            }
        }
      expect(groups).toBeGreaterThan(500);
    });
  });
});

describe('asking for them', () => {
  it('takes one statement a selection, however it is written, and none for another language', async () => {
    await withPortfolioOf(BOOK, async (portfolio, engine) => {
      await Promise.all([portfolio.values('manager', 'zh-CN'), portfolio.values('manager', 'en')]);
      const asked = counted(engine);
      await Promise.all([
        within(portfolio, 'manager', { team: ['T1'], branch: ['华东', '华北'] }),
        within(portfolio, 'manager', { branch: ['华北', '华东'], team: ['T1'], manager: ['M1'] }),
        within(portfolio, 'manager', { team: ['T1'], branch: ['华东', '华北'] }, 'en'),
      ]);
      expect(asked()).toBe(1);
      await within(portfolio, 'manager', { team: ['T2'] });
      await within(portfolio, 'manager', {});
      expect(asked()).toBe(2);
    });
  });

  it('is stopped in the engine when nobody waits any more', async () => {
    await withPortfolioOf(BOOK, async (portfolio, engine) => {
      await portfolio.values('manager');
      const signals: (AbortSignal | undefined)[] = [];
      const query = engine.query.bind(engine);
      engine.query = (sql, options) => {
        signals.push(options?.signal);
        return query(sql, options);
      };
      const stop = new AbortController();
      const asked = portfolio.values('manager', 'zh-CN', { within: { team: ['T1'] }, signal: stop.signal });
      await Promise.resolve();
      stop.abort();
      await expect(asked).rejects.toThrow('cancelled');
      expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
      expect(await within(portfolio, 'manager', { team: ['T1'] })).toEqual(['黄欣然', '王雨桐']);
    });
  });

  it('tells no name where names are hidden', async () => {
    await withPortfolioOf(BOOK, async (portfolio) => {
      const hidden = (await hideNames(portfolio)).portfolio;
      const told = await Promise.all(
        (await hidden.values('manager')).map(({ value }) => within(hidden, 'team', { manager: [value] })),
      );
      expect(told.flat().sort()).toEqual(['T1', 'T1', 'T2', 'T2', 'unknown']);
      expect(await within(hidden, 'team', { manager: ['M1'] })).toEqual([]);
      expect((await within(hidden, 'manager', { team: ['T1'] })).every((label) => /^M-\d$/.test(label))).toBe(true);
    });
  });
});
