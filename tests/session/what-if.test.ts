import { describe, expect, it } from 'vitest';
import { bandsOf } from '../../src/report/bands.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { MetricRow, Status } from '../../src/metrics/metric.ts';
import { tryOut, type Trial } from '../../src/session/what-if/trial.ts';
import { countAlerts } from '../../src/session/what-if/back-test.ts';
import { whatIf } from '../../src/session/what-if/try-settings.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import { row } from '../widgets/fake-portfolio.ts';

// special mention: C1 10 of 100, C2 2 of 100, C3 0 of 100; M1 has C1 and C2, M2 has C3
const exposure = [
  { facility_id: 'F1', client_id: 'C1', manager_id: 'M1', outstanding: 90, five_tier: 1 },
  { facility_id: 'F2', client_id: 'C1', manager_id: 'M1', outstanding: 10, five_tier: 2 },
  { facility_id: 'F3', client_id: 'C2', manager_id: 'M1', outstanding: 98, five_tier: 1 },
  { facility_id: 'F4', client_id: 'C2', manager_id: 'M1', outstanding: 2, five_tier: 2 },
  { facility_id: 'F5', client_id: 'C3', manager_id: 'M2', outstanding: 100, five_tier: 1 },
];
const trial = (key: string, value: string, scope = 'portfolio'): Trial => ({ key, scope, value });

describe('a scenario', () => {
  it('tells whose state would be another one, with the balance, and leaves the base as it is', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      const found = await whatIf(portfolio, [trial('threshold:special-mention-ratio:amber', '1%')]);
      // watch at 1 % and not 3 %: C2 with 2 % is new; the whole (12 of 300 = 4 %), M1 (6 %) and C1 stay what they are
      expect(found.changes.map(({ whom, id, base, scenario }) => [whom, id, base.status, scenario.status])).toEqual([
        ['client', 'C2', 'green', 'amber'],
      ]);
      expect(found.totals).toEqual([{ whom: 'client', changed: 1, worse: 1, better: 0, exposure: 100 }]);
      expect(found.changes[0]?.scenario.threshold).toMatchObject({ amber: 0.01, source: 'OWN; amber SCENARIO' });
      const [base] = await portfolio.ask('special-mention-ratio', { filter: { client: ['C2'] } });
      expect(base).toMatchObject({ status: 'green', threshold: { amber: 0.03 } });
      expect(portfolio.scenario).toBe(false);
    });
  });

  it('can be for one client, and stands in for what the bank has set for it', async () => {
    const parameter = [{ key: 'threshold:R13:red', scope: 'client:C2', value: '1%', effective_from: '2026-01-01' }];
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      const found = await whatIf(portfolio, [trial('threshold:special-mention-ratio:red', '5%', 'client:C2')]);
      expect(found.changes.map(({ whom, id, base, scenario }) => [whom, id, base.status, scenario.status])).toEqual([
        ['client', 'C2', 'red', 'green'],
      ]);
    });
  });

  it('refuses what cannot be tried out, in one line', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      const refused = (key: string, value: string, scope?: string) => () =>
        tryOut(portfolio, [trial(key, value, scope)]);
      expect(refused('as_of', '2026-01-31')).toThrow(
        'known are threshold:…, weight:…, esg_weights, esg_provider, esg_scale, esg_scale:…, sector_limit:…',
      );
      expect(refused('net_capital', '-5')).toThrow('no number above 0');
      expect(refused('net_capital', '5', 'sector:solar')).toThrow('for the whole portfolio');
      expect(refused('sector_limit:solar', 'much')).toThrow('no limit of a sector');
      expect(refused('ewi_points:F99', '1/2')).toThrow('no points');
      expect(refused('ewi_points:F01', '3/1')).toThrow('no points');
      expect(refused('pay_bands', 'perhaps')).toThrow('neither on nor off');
      expect(refused('threshold:npl-ratio:red', '7')).toThrow('write 5% or 0.05');
      expect(refused('threshold:npl-ratio:red', '5%', 'planet:x')).toThrow('facility:…');
      expect(refused('threshold:npl-ratio:amber', '9%')).toThrow('lies beyond the limit');
      expect(refused('weight:review-on-time', '-5%')).toThrow('no share');
    });
  });

  it('is marked on every page it is printed on', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      const scenario = tryOut(portfolio, [trial('threshold:npl-ratio:red', '4%')]);
      expect(scenario.scenario).toBe(true);
      const t = createTranslate('en');
      expect(bandsOf(portfolio, portfolio.snapshots.at(-1) ?? null, t)).toEqual([]);
      expect(bandsOf(scenario, scenario.snapshots.at(-1) ?? null, t)).toEqual([
        { status: 'red', text: t('report.band.scenario') },
      ]);
    });
  });

  it('with other ESG weights moves the states they make', async () => {
    const esg = [
      { subject_type: 'client', subject_id: 'C3', assess_date: '2026-01-01', e_score: 40, s_score: 80, g_score: 90 },
    ];
    await withPortfolioOf({ exposure, esg }, async (portfolio) => {
      const found = await whatIf(portfolio, [trial('esg_weights', 'E 0.8, S 0.1, G 0.1')]);
      const client = found.changes.find(({ whom }) => whom === 'client');
      // 70 with equal weights; 32 + 8 + 9 = 49, below 60
      expect(client).toMatchObject({ id: 'C3', base: { value: 70, status: 'green' }, scenario: { status: 'amber' } });
      expect(client?.scenario.value).toBeCloseTo(49, 8);
    });
  });
});

describe('a scenario of another setting', () => {
  const sectors = exposure.map((row) => ({ ...row, sector: row.client_id === 'C3' ? 'wind' : 'solar' }));

  it('moves the limit of a sector, also where the files set none', async () => {
    await withPortfolioOf({ exposure: sectors }, async (portfolio) => {
      const { changes, values } = await whatIf(portfolio, [trial('sector_limit:solar', '50%')]);
      // 200 of a limit of half of 300
      const solar = changes.find(({ whom }) => whom === 'sector');
      expect(solar).toMatchObject({ metric: 'sector-limit-use', id: 'solar', scenario: { status: 'red' } });
      expect(solar?.scenario.value).toBeCloseTo(200 / 150, 12);
      expect(values.filter(({ metric }) => metric === 'sector-limit-use').map(({ by }) => by.sector)).toEqual([
        'solar',
      ]);
    });
  });

  it('stands in for what the files say, whatever scope they write beside it', async () => {
    const parameter = [
      { key: 'sector_limit:solar', scope: 'sector:solar', value: '90%', effective_from: '2026-01-01' },
    ];
    await withPortfolioOf({ exposure: sectors, parameter }, async (portfolio) => {
      const { changes } = await whatIf(portfolio, [trial('Sector_Limit:Solar', '50%')]);
      expect(changes.find(({ whom }) => whom === 'sector')?.scenario.value).toBeCloseTo(200 / 150, 12);
    });
  });

  it('flags a sector and weighs an indicator otherwise, for the clients concerned alone', async () => {
    await withPortfolioOf({ exposure: sectors }, async (portfolio) => {
      const flagged = [trial('sector_flag:wind', 'red'), trial('ewi_points:M01', '1/6')];
      const { changes } = await whatIf(portfolio, flagged);
      const scores = changes.filter(({ metric, whom }) => metric === 'ewi-score' && whom === 'client');
      // M01 at red, six points in place of two; without a flag it is green
      expect(scores.map(({ id, base, scenario }) => [id, base.value, scenario.value, scenario.status])).toEqual([
        ['C3', 0, 6, 'red'],
      ]);
      const [base] = await portfolio.ask('ewi-score', { by: ['client'], filter: { client: ['C3'] } });
      expect(base?.value).toBe(0);
      const plain = tryOut(portfolio, [trial('sector_flag:wind', 'red')]);
      expect((await plain.ask('ewi-score', { filter: { client: ['C3'] } }))[0]?.value).toBe(2);
    });
  });

  it('takes other capital', async () => {
    const parameter = [{ key: 'net_capital', value: '10', unit: '亿元' }];
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      const { values } = await whatIf(portfolio, [trial('net_capital', '1000')]);
      // the largest client owes 100: of a billion, of a thousand
      expect(values.find(({ metric }) => metric === 'single-name-concentration')).toMatchObject({
        ...{ base: 1e-7, scenario: 0.1 },
      });
    });
  });
});

describe('a limit held against history', () => {
  const at = (client: string, month: string, status: Status): MetricRow => ({
    ...row('npl-ratio', month, 0.01),
    by: { client },
    status,
  });
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  const count = (rows: MetricRow[], downgrades: Record<string, string[]>) =>
    countAlerts(
      rows,
      'amber',
      new Map(Object.entries(downgrades).map(([client, months]) => [client, months.map(number)])),
      number('2026-12'),
    );

  it('counts an alert as early, late, false or open by what followed within six months', () => {
    const raised = (client: string, month: string) => [at(client, '2025-12', 'green'), at(client, month, 'red')];
    const rows = [
      ...raised('early', '2026-01'), // downgraded 2026-07, six months later
      ...raised('too early', '2026-01'), // 2026-08 is beyond the window: false, and the downgrade is missed
      ...raised('late', '2026-05'), // downgraded 2026-05
      ...raised('open', '2026-07'), // six months end in 2027-01
      ...raised('false', '2026-06'), // six months are over in 2026-12
    ];
    const downgrades = { early: ['2026-07'], 'too early': ['2026-08'], late: ['2026-05'], nobody: ['2026-03'] };
    expect(count(rows, downgrades)).toEqual({ alerts: 5, early: 1, late: 1, false: 2, open: 1, missed: 1, lead: 6 });
  });

  it('takes a state for an alert only when it began, and a standing one for a warning', () => {
    const rows = [at('C1', '2026-01', 'red'), at('C1', '2026-02', 'grey'), at('C1', '2026-03', 'amber')];
    expect(count(rows, { C1: ['2026-04'] })).toMatchObject({ alerts: 0, missed: 0 });
    expect(count(rows, { C1: ['2026-12'] })).toMatchObject({ alerts: 0, missed: 1 });
  });

  it('is done by the downgrades of the ledger', async () => {
    const months = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'];
    // C1: 0, 2, 2, 2 % on special mention; its other loan becomes substandard in April
    const ledger = months.flatMap((as_of_date, index) => [
      { as_of_date, facility_id: 'F1', client_id: 'C1', outstanding: 98, five_tier: index < 3 ? 1 : 3 },
      { as_of_date, facility_id: 'F2', client_id: 'C1', outstanding: 2, five_tier: index < 1 ? 1 : 2 },
    ]);
    await withPortfolioOf({ exposure: ledger }, async (portfolio) => {
      const { history } = await whatIf(portfolio, [trial('threshold:special-mention-ratio:amber', '1%')]);
      // two downgrades: February (F2) and April (F1). The watch level of 1 % is reached in February: the next is April, two months on
      expect(history).toMatchObject([
        {
          ...{ metric: 'special-mention-ratio', level: 'amber', months: 4, downgrades: 2 },
          base: { alerts: 0, missed: 2 },
          scenario: { alerts: 1, early: 1, late: 0, missed: 0, lead: 2 },
        },
      ]);
    });
  });
});
