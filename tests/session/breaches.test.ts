import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/metrics/definition.ts';
import { METRICS } from '../../src/metrics/index.ts';
import type { Dimension, MetricRequest } from '../../src/metrics/metric.ts';
import { findBreaches } from '../../src/session/breaches/find-breaches.ts';
import { sinceOf } from '../../src/session/breaches/since-of.ts';
import { keyOf } from '../../src/session/breaches/row-state.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { samplePortfolio } from '../support/sample.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import type { TestRow } from '../support/with-tables.ts';

/** A loan of `sector` at a month-end; class 3 and above is non-performing. */
const loan = (month: string, name: string, sector: string, five_tier: number, outstanding = 100): TestRow => ({
  ...{ as_of_date: month, facility_id: name, client_id: `C-${name}`, sector, five_tier, outstanding },
});
const [APRIL, MAY, JUNE] = ['2026-04-30', '2026-05-31', '2026-06-30'] as const;

// NPL ratio, limits 3 % and 5 %: solar 100 % since May, wind 0, steel 100 % until May; the whole 1/3 in April, 2/3 in May, 1/3 in June
const exposure = [
  ...[loan(APRIL, 'F1', 'solar', 1), loan(APRIL, 'F2', 'wind', 1), loan(APRIL, 'F3', 'steel', 3)],
  ...[loan(MAY, 'F1', 'solar', 3), loan(MAY, 'F2', 'wind', 1), loan(MAY, 'F3', 'steel', 3)],
  ...[loan(JUNE, 'F1', 'solar', 3), loan(JUNE, 'F2', 'wind', 1), loan(JUNE, 'F3', 'steel', 1)],
];

function only(portfolio: Portfolio, ...metrics: string[]): Portfolio {
  const { catalogue } = portfolio;
  const fewer = Object.assign(Object.create(catalogue) as typeof catalogue, {
    metrics: metrics.map((id) => catalogue.find(id)),
  });
  return { ...portfolio, catalogue: fewer };
}

describe('breaches', () => {
  it('are told with limit, scope and since when, and what is over', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      const found = await findBreaches(only(portfolio, 'npl-ratio'), {}, { history: true });
      const told = found.list.map(({ scope, by, value, limit, level, since, isNew }) => {
        return { scope, by, value, limit, level, since, isNew };
      });
      const red = { limit: 0.05, level: 'red', isNew: false };
      expect(told).toEqual([
        // (1/3 - 5 %) / 5 % of the whole; (1 - 5 %) / 5 % of a third of it
        { ...red, scope: 'sector', by: { sector: 'solar' }, value: 1, since: MAY },
        { ...red, scope: 'portfolio', by: {}, value: 1 / 3, since: APRIL },
      ]);
      expect(found.gone.map(({ by, value, period, level }) => [by['sector'], value, period, level])).toEqual([
        ['steel', 1, '2026-05', 'red'],
      ]);
      // the whole, three sectors; no teams are known, so that there is nothing to be held against at their level
      expect([found.checks, found.counts]).toEqual([4, { red: 2, amber: 0, within: 2, unchecked: 0 }]);
    });
  });

  it('are told one by one since when, as the list with its history tells', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      const small = only(portfolio, 'npl-ratio');
      const { list } = await findBreaches(small);
      expect(list.map(({ since }) => since)).not.toContain(APRIL);
      const since = await Promise.all(list.map((breach) => sinceOf(small, breach)));
      expect(since).toEqual((await findBreaches(small, {}, { history: true })).list.map((breach) => breach.since));
      expect(since).toEqual([MAY, APRIL]);
    });
  });

  it('are new where they were not beyond this limit a month before', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      const may = await findBreaches(only(portfolio, 'npl-ratio'), { asOf: MAY });
      expect(may.list.map(({ by, isNew, since }) => [by['sector'] ?? 'whole', isNew, since])).toEqual([
        ['whole', false, null],
        ['solar', true, MAY],
        ['steel', false, null],
      ]);
      const april = await findBreaches(only(portfolio, 'npl-ratio'), { asOf: APRIL });
      // there is no month before to tell it from
      expect(april.list.map(({ isNew }) => isNew)).toEqual([false, false]);
    });
  });

  it('of a selection are called so, without the limits of the portfolio', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      const few = only(portfolio, 'npl-ratio', 'hhi-sector', 'top-name-share');
      const whole = await findBreaches(few);
      expect(whole.list.map(({ metric, scope }) => [metric, scope])).toContainEqual(['top-name-share', 'portfolio']);
      const solar = await findBreaches(few, { filter: { sector: ['solar'] } });
      expect(solar.list.map(({ metric, scope, by }) => [metric, scope, by])).toEqual([['npl-ratio', 'selection', {}]]);
      expect(solar.counts).toEqual({ red: 1, amber: 0, within: 0, unchecked: 0 });
    });
  });

  it('count what nobody could tell, and never take it for being within', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      const few = only(portfolio, 'npl-ratio', 'review-on-time', 'special-mention-ratio');
      const ask: Portfolio['ask'] = (metric, request, options) =>
        metric === 'special-mention-ratio' && request?.by?.length
          ? Promise.reject(new Error('out of memory'))
          : portfolio.ask(metric, request, options);
      const found = await findBreaches({ ...few, ask });
      expect(
        found.unchecked.map(({ metric, scope, reason, count, problem }) => [
          metric,
          scope,
          reason,
          count,
          problem?.message,
        ]),
      ).toEqual([
        ['review-on-time', 'portfolio', 'NO_DATA', 1, undefined],
        ['special-mention-ratio', 'sector', 'FAILED', 1, 'out of memory'],
        ['special-mention-ratio', 'team', 'FAILED', 1, 'out of memory'],
      ]);
      expect(found.checks).toBe(8);
      expect(found.counts).toEqual({ red: 2, amber: 0, within: 3, unchecked: 3 });
    });
  });

  it('of too few cases are none, and not within either', async () => {
    const review = [1, 2].map((day) => ({
      ...{ review_id: `R${day}`, client_id: 'C-F1', review_type: 'periodic', due_date: `2026-06-0${day}` },
    }));
    await withPortfolioOf({ exposure, review }, async (portfolio) => {
      const found = await findBreaches(only(portfolio, 'review-on-time'));
      expect(found.list).toEqual([]);
      expect(found.unchecked.find(({ scope }) => scope === 'portfolio')).toMatchObject({
        reason: 'BELOW_MIN_N',
        count: 1,
      });
      expect(found.counts.within).toBe(0);
    });
  });

  it('are found for those the bank has set a limit for by name', async () => {
    const parameter = [
      { key: 'threshold:npl-ratio:red', scope: 'client:C-F1', value: '50%', effective_from: '2026-01-01' },
      { key: 'threshold:top-name-share:red', scope: 'sector:wind', value: '20%', effective_from: '2026-01-01' },
    ];
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      const found = await findBreaches(only(portfolio, 'npl-ratio', 'top-name-share'));
      const own = found.list.filter(({ row }) => row.threshold?.scope.includes(':'));
      // (100 % - 20 %) / 20 % goes before (100 % - 50 %) / 50 %, both of a third of the balance
      expect(own.map(({ metric, scope, by, limit }) => [metric, scope, by, limit])).toEqual([
        ['top-name-share', 'sector', { sector: 'wind' }, 0.2],
        ['npl-ratio', 'client', { client: 'C-F1' }, 0.5],
      ]);
    });
  });

  it('stop when nobody waits for them any more', async () => {
    await withPortfolioOf({ exposure }, async (portfolio, engine) => {
      const stop = new AbortController();
      const query = engine.query.bind(engine);
      let answered = 0;
      engine.query = (sql, options) => {
        if (sql.startsWith('WITH period(')) answered += 1;
        if (answered === 3) stop.abort();
        return query(sql, options);
      };
      const list = findBreaches(portfolio, {}, { signal: stop.signal });
      await expect(list).rejects.toMatchObject({ code: 'cancelled' });
      // what comes after is a question of somebody else's
      await portfolio.ask('client-count');
      expect(answered).toBe(4);
    });
  });
});

/** Limits that say nothing of a part of the portfolio, and those that are also meant for single ones. */
const WHOLE_ONLY =
  /^(hhi-sector|single-name-concentration|group-concentration|single-name-exposure|group-exposure|top-name-share|sector-limit-use)$/;
const EACH: Readonly<Record<string, Dimension>> = {
  ...{ dscr: 'project', 'dscr-minimum': 'project', 'dscr-forward': 'project', llcr: 'project', plcr: 'project' },
  'reserve-funding': 'project',
  ...{ 'interest-cover': 'client', 'receivables-turnover-change': 'client', 'debt-to-equity': 'client' },
  ...{
    'liabilities-to-assets': 'client',
    'current-ratio': 'client',
    'revenue-change': 'client',
    'net-debt-to-ebitda': 'client',
  },
  ...{
    'limit-utilisation': 'facility',
    'covenant-headroom': 'facility',
    'ewi-score': 'client',
    'permit-status': 'client',
  },
};

describe('the list of the sample', () => {
  it(
    'is every value beyond a limit that the catalogue gives at every level, asked one by one',
    { timeout: 600_000 },
    async () => {
      const portfolio = await samplePortfolio();
      const found = await findBreaches(portfolio);
      const expected: string[] = [];
      const limited = METRICS.filter((metric: Metric) => metric.thresholds ?? metric.redOn);
      for (const metric of limited as readonly Metric[]) {
        const groups: Dimension[] = WHOLE_ONLY.test(metric.id)
          ? []
          : metric.family === 'managers'
            ? ['team']
            : ['sector', 'team'];
        for (const by of [null, ...groups, ...(EACH[metric.id] ? [EACH[metric.id] as Dimension] : [])]) {
          const request: MetricRequest = by === null ? {} : { by: [by] };
          for (const row of await portfolio.ask(metric.id, request)) {
            const known = by === null || by === 'sector' || by === 'team' || row.by[by] !== 'unknown';
            if (known && (row.status === 'red' || row.status === 'amber'))
              expected.push([row.status, metric.id, by ?? 'portfolio', keyOf(row), row.value].join(' '));
          }
        }
      }
      const told = found.list.map((breach) =>
        [breach.level, breach.metric, breach.scope, keyOf(breach), breach.value].join(' '),
      );
      expect(told.toSorted()).toEqual(expected.toSorted());
      expect(found.counts.red).toBeGreaterThan(60);
      expect(found.counts.red).toBeLessThan(130);
      // what the whole book breaks are the stories its README tells
      const whole = found.list.filter(({ level, scope }) => level === 'red' && scope === 'portfolio');
      expect(whole.map(({ metric }) => metric).toSorted()).toEqual([
        'classification-gap',
        'covenant-headroom',
        'dscr-minimum',
        'permit-status',
        'review-coverage',
        'sector-limit-use',
      ]);
      expect(found.checks).toBe(Object.values(found.counts).reduce((sum, count) => sum + count, 0));
      // breaches before what is on watch
      const levels = found.list.map(({ level }) => level);
      expect(levels.lastIndexOf('red')).toBeLessThan(levels.indexOf('amber'));
    },
  );
});
