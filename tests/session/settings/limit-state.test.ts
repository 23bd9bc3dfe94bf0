import { describe, expect, it } from 'vitest';
import type { MetricRow } from '../../../src/metrics/metric.ts';
import { withFaults } from '../../../src/session/settings/parameter-check.ts';
import { rowOf, rowsOf, withPortfolioOf } from '../../support/value-of.ts';
import { importReport } from '../../report/fixture.ts';

// two clients in solar, one in wind; NPL: C1 40 of 100, C2 0 of 100, C3 4 of 100
const exposure = [
  { facility_id: 'F1', client_id: 'C1', sector: 'solar', outstanding: 60, five_tier: 1 },
  { facility_id: 'F2', client_id: 'C1', sector: 'solar', outstanding: 40, five_tier: 3 },
  { facility_id: 'F3', client_id: 'C2', sector: 'solar', outstanding: 100, five_tier: 1 },
  { facility_id: 'F4', client_id: 'C3', sector: 'wind', outstanding: 96, five_tier: 1 },
  { facility_id: 'F5', client_id: 'C3', sector: 'wind', outstanding: 4, five_tier: 4 },
];
const red = (value: string, scope = 'portfolio', effective_from: string | null = null) => ({
  ...{ key: 'threshold:npl-ratio:red', scope, value, effective_from },
});
const by = (rows: readonly MetricRow[], name: 'client' | 'sector' | 'facility') =>
  Object.fromEntries(rows.map((row) => [row.by[name], [row.status, row.threshold?.red, row.threshold?.scope]]));

describe('the limit that decides', () => {
  it('is the catalogue’s where the bank has set none, and says so', async () => {
    // 44 of 300 is above 5 %
    expect(await rowOf({ exposure }, 'npl-ratio')).toMatchObject({
      status: 'red',
      threshold: {
        amber: 0.03,
        red: 0.05,
        worse: '>',
        scope: 'portfolio',
        source: 'REG S9, S10; amber OWN',
        effective_from: null,
      },
    });
  });

  it('is the bank’s own, by slug or code, with its file, row and date', async () => {
    const parameter = [{ ...red('20%', 'portfolio', '2026-01-01'), key: 'threshold:R12:red' }];
    expect(await rowOf({ exposure, parameter }, 'npl-ratio')).toMatchObject({
      status: 'amber', // 14.7 %: above 3 %, not above 20 %
      threshold: {
        amber: 0.03,
        red: 0.2,
        scope: 'portfolio',
        source: 'BANK test.csv:2; amber OWN',
        effective_from: null,
      },
    });
    const strict = await rowOf({ exposure, parameter: [red('0.1', 'portfolio', '2026-01-01')] }, 'npl-ratio');
    expect(strict).toMatchObject({ status: 'red', threshold: { red: 0.1, effective_from: '2026-01-01' } });
  });

  it('is the narrowest: facility before client before sector before portfolio', async () => {
    const parameter = [
      red('0.5'),
      red('0.45', 'sector:solar'),
      red('0.39', 'client:C1'),
      red('2', 'facility:F2'), // over 100 %, without a % sign: refused
      red('150%', 'facility:F5'),
    ];
    const ask = (dimension: 'client' | 'sector' | 'facility') =>
      rowsOf({ exposure, parameter }, 'npl-ratio', { by: [dimension] });
    expect(by(await ask('sector'), 'sector')).toEqual({
      solar: ['amber', 0.45, 'portfolio'], // 20 %: decided by the amber limit, which nobody changed
      wind: ['amber', 0.5, 'portfolio'],
    });
    expect(by(await ask('client'), 'client')).toEqual({
      C1: ['red', 0.39, 'client:C1'], // 40 %
      C2: ['green', 0.45, 'portfolio'],
      C3: ['amber', 0.5, 'portfolio'],
    });
    const facilities = by(await ask('facility'), 'facility');
    expect(facilities.F2).toEqual(['red', 0.39, 'client:C1']); // a loan takes its client's limit
    expect(facilities.F3?.[1]).toBe(0.45); // and its sector's
    expect(facilities.F5).toEqual(['amber', 1.5, 'portfolio']);
  });

  it('holds for a group that a filter alone leaves', async () => {
    const tables = { exposure, parameter: [red('10%', 'sector:solar')] };
    const filtered = await rowOf(tables, 'npl-ratio', { filter: { sector: ['solar'] } });
    expect(filtered.threshold).toMatchObject({ red: 0.1, scope: 'sector:solar' });
    const two = await rowOf(tables, 'npl-ratio', { filter: { sector: ['solar', 'wind'] } });
    expect(two.threshold).toMatchObject({ red: 0.05, scope: 'portfolio' });
  });

  it('is the one in force at the date, month by month', async () => {
    const months = ['2026-04-30', '2026-05-31', '2026-06-30'];
    const series = months.flatMap((as_of_date) => exposure.map((row) => ({ ...row, as_of_date })));
    const parameter = [red('0.5', 'portfolio', '2026-05-01'), red('0.1', 'portfolio', '2026-06-30')];
    const rows = await rowsOf({ exposure: series, parameter }, 'npl-ratio', { from: '2026-04-01' });
    expect(rows.map(({ status, threshold }) => [status, threshold?.red, threshold?.effective_from])).toEqual([
      ['red', 0.05, null],
      ['amber', 0.5, null],
      ['red', 0.1, '2026-06-30'],
    ]);
  });

  it('never has its watch level beyond its limit', async () => {
    // watch 3 % of the catalogue, limit 2 % of the bank: 2.5 % is red, 1.5 % is green
    const parameter = [red('2%')];
    const row = await rowOf({ exposure, parameter }, 'npl-ratio', { filter: { client: ['C3'] } });
    expect(row).toMatchObject({ status: 'red', threshold: { amber: 0.02, red: 0.02 } });
  });
});

describe('a covenant', () => {
  const cashflow = ['2025-09-30', '2025-12-31', '2026-03-31', '2026-06-30'].map((period_end) => ({
    ...{ project_id: 'P1', scenario: 'actual', period_end, period_months: 3 },
    ...{ cfads: 128, interest_due: 40, principal_due: 60 },
  }));
  const project = [{ project_id: 'P1', client_id: 'C1' }];
  const loans = [
    { facility_id: 'F1', client_id: 'C1', project_id: 'P1', outstanding: 100 },
    { facility_id: 'F9', client_id: 'C9', outstanding: 100 },
  ];
  const test = { covenant_id: 'V1', facility_id: 'F1', client_id: 'C1', metric: 'DSCR', operator: '>=' };
  const covenant = [
    { ...test, test_date: '2025-12-31', threshold: 1.3, lockup_threshold: 1.4 },
    { ...test, test_date: '2026-12-31', threshold: 1 },
    { ...test, covenant_id: 'V2', test_date: '2025-12-31', threshold: 1.2 },
    { ...test, covenant_id: 'V3', test_date: '2025-12-31', operator: '<=', threshold: 9 },
  ];

  it('goes before every limit for the loan’s project and client, the strictest of several', async () => {
    const tables = { cashflow, project, exposure: loans, covenant, parameter: [] };
    // 512 / 400 = 1.28: above 1.10, so only watched by the usual limits; below the covenant of 1.30
    const [row] = await rowsOf(tables, 'dscr', { by: ['project'] });
    expect(row?.value).toBeCloseTo(1.28, 10);
    expect(row).toMatchObject({
      status: 'red',
      threshold: { red: 1.3, amber: 1.4, scope: 'facility:F1', source: 'COVENANT V1', effective_from: '2025-12-31' },
    });
    const [client] = await rowsOf(tables, 'dscr', { by: ['client'] });
    expect(client?.threshold).toMatchObject({ red: 1.3, scope: 'facility:F1' });
    expect((await rowOf(tables, 'dscr')).threshold).toMatchObject({ red: 1.1, scope: 'portfolio' });
  });

  it('leaves the watch level where it lies on the safe side, and is not known before its first test', async () => {
    const tables = {
      cashflow,
      project,
      exposure: loans,
      covenant: [{ ...test, test_date: '2026-03-31', threshold: 1.2 }],
    };
    const [row] = await rowsOf(tables, 'dscr', { by: ['project'] });
    expect(row).toMatchObject({ status: 'amber', threshold: { red: 1.2, amber: 1.3, scope: 'portfolio' } });
    const later = { ...tables, covenant: [{ ...test, test_date: '2026-07-31', threshold: 1.2 }] };
    expect((await rowsOf(later, 'dscr', { by: ['project'] }))[0]?.threshold).toMatchObject({ red: 1.1 });
  });
});

describe('a covenant in the early-warning score', () => {
  const cashflow = ['2025-09-30', '2025-12-31', '2026-03-31', '2026-06-30'].map((period_end) => ({
    ...{ project_id: 'P1', scenario: 'actual', period_end, period_months: 3 },
    ...{ cfads: 115, interest_due: 40, principal_due: 60 },
  }));
  const exposure = [
    { facility_id: 'F1', client_id: 'C1', project_id: 'P1', outstanding: 100 },
    { facility_id: 'F2', client_id: 'C1', outstanding: 100 },
  ];
  const test = {
    covenant_id: 'V',
    client_id: 'C1',
    metric: 'DSCR',
    operator: '>=',
    test_date: '2026-03-31',
    status: 'pass',
  };

  // a cover of 115 / 100 = 1.15 is amber (1 point) by the usual 1.30 and 1.10; red are 3 points
  it.each([
    ['nothing agreed', [], 1],
    ['1.20 on the loan of the project', [{ ...test, facility_id: 'F1', threshold: 1.2 }], 3],
    ['1.20 on the client', [{ ...test, threshold: 1.2 }], 3],
    ['1.20 on another loan', [{ ...test, facility_id: 'F2', threshold: 1.2 }], 1],
    ['1.05 with a lock-up of 1.10', [{ ...test, facility_id: 'F1', threshold: 1.05, lockup_threshold: 1.1 }], 0],
    ['at least 1.15', [{ ...test, facility_id: 'F1', threshold: 1.15 }], 1],
    ['more than 1.15', [{ ...test, facility_id: 'F1', threshold: 1.15, operator: '>' }], 3],
    [
      '1.05 on the loan before 1.20 on the client',
      [
        { ...test, facility_id: 'F1', threshold: 1.05 },
        { ...test, covenant_id: 'W', threshold: 1.2 },
      ],
      1,
    ],
    ['a test to come', [{ ...test, facility_id: 'F1', threshold: 1.2, test_date: '2026-07-31' }], 1],
  ])('decides on F02: %s', async (_, covenant, points) => {
    const rows = await rowsOf({ exposure, cashflow, covenant }, 'ewi-points', { asOf: '2026-06-30' });
    expect(rows.find(({ by }) => by.indicator === 'F02')?.value).toBe(points);
  });
});

describe('faulty settings', () => {
  it('are told with file and row, and do not count', async () => {
    const parameter = [
      { key: 'threshold:sharpe:red', value: '1' },
      { key: 'threshold:npl-ratio:blue', value: '1%' },
      { key: 'threshold:npl-ratio:red', value: 'high' },
      { key: 'threshold:npl-ratio:red', value: '5' },
      { key: 'threshold:npl-ratio:amber', value: '9%', effective_from: '2026-01-01' },
      { key: 'threshold:npl-ratio:red', value: '4%', scope: 'planet:x' },
      { key: 'weight:review-on-time', value: '-10%' },
      { key: 'weight:nothing', value: '10%' },
      { key: 'esg_weights', value: '1;2' },
    ];
    await withPortfolioOf({ exposure, parameter }, async (portfolio) => {
      const told = portfolio.settings.faults.map(({ row, problem }) => [row.row, problem]);
      expect(told.sort(([a], [b]) => Number(a) - Number(b))).toEqual([
        [2, 'limit-unknown-metric'],
        [3, 'limit-bad-key'],
        [4, 'limit-not-a-number'],
        [5, 'limit-as-percent'],
        [6, 'limit-amber-beyond-red'],
        [7, 'limit-bad-scope'],
        [8, 'weight-not-a-share'],
        [9, 'weight-unknown-measure'],
        [10, 'esg-weights-unreadable'],
      ]);
      const [row] = await portfolio.ask('npl-ratio');
      expect(row?.threshold).toMatchObject({ amber: 0.05, red: 0.05 });
      const [report] = withFaults([importReport({ file: 'test.csv', issues: [] })], portfolio.settings.faults);
      expect(report?.issues.find(({ row }) => row === 4)).toMatchObject({
        file: 'test.csv',
        value: 'high',
        problem: 'limit-not-a-number',
        severity: 'warning',
      });
      expect(report?.issueCounts).toMatchObject({ 'limit-not-a-number': 1 });
    });
  });
});

describe('weights', () => {
  const book = [{ facility_id: 'F1', client_id: 'C1', outstanding: 100 }];
  const esg = [
    { subject_type: 'client', subject_id: 'C1', assess_date: '2026-01-01', e_score: 30, s_score: 60, g_score: 90 },
  ];
  const score = async (value?: string) => {
    const parameter = value === undefined ? [] : [{ key: 'esg_weights', value }];
    return (await rowOf({ exposure: book, esg, parameter }, 'portfolio-esg-score')).value;
  };

  it('of the ESG pillars are the bank’s', async () => {
    expect(await score()).toBe(60);
    expect(await score('E=0.5;S=0.25;G=0.25')).toBe(52.5); // 15 + 15 + 22.5
    expect(await score('50,25,25')).toBe(52.5);
  });

  it('and limits of the score card move its points', async () => {
    const review = Array.from({ length: 10 }, (_, index) => ({
      ...{ review_id: `R${index}`, client_id: 'C1', manager_id: 'M1', review_type: 'periodic', due_date: '2026-06-10' },
      done_date: index < 9 ? '2026-06-09' : '2026-06-20',
    }));
    const tables = { exposure: [{ ...book[0], manager_id: 'M1' }], review, esg };
    const points = async (parameter: { key: string; value: string }[]) => {
      const rows = await rowsOf({ ...tables, parameter }, 'kpi-score', { by: ['manager'] });
      return rows.find(({ by }) => by.kpi === 'review-on-time')?.value;
    };
    // 90 % on time: (0.90 - 0.85) / (0.95 - 0.85); with a target of 90 % it is met
    expect(await points([])).toBeCloseTo(50, 8);
    expect(await points([{ key: 'threshold:review-on-time:amber', value: '90%' }])).toBeCloseTo(100, 8);
    const total = async (parameter: { key: string; value: string }[]) =>
      (await rowsOf({ ...tables, parameter }, 'manager-total-score', { by: ['manager'] }))[0];
    const weighed = await total([{ key: 'weight:review-on-time', value: '30%' }]);
    // 30 for reviews and 3 for ESG coverage: all of the balance is scored, which is the stretch, 120 points
    expect(weighed).toMatchObject({ denominator: 33 });
    expect(weighed?.value).toBeCloseTo((30 * 50 + 3 * 120) / 33, 8);
  });
});

describe('a faulty setting', () => {
  it('is listed with its row and leaves what was in force before', async () => {
    const parameter = [
      { key: 'net_capital', value: '1000', effective_from: '2026-01-01' },
      { key: 'net_capital', value: '-5', effective_from: '2026-02-01' },
      { key: 'lgd', value: '45' },
      { key: 'sector_flag:solar', value: 'perhaps' },
      { key: 'review_interval:tier1', value: 'often' },
    ];
    await withPortfolioOf(
      { exposure: [{ facility_id: 'F1', client_id: 'C1', outstanding: 100 }], parameter },
      async (portfolio) => {
        expect(portfolio.settings.faults.map(({ row, problem }) => [row.row, problem])).toEqual([
          [4, 'parameter-not-a-share'],
          [5, 'sector-flag-unreadable'],
          [6, 'parameter-not-days'],
          [3, 'parameter-not-a-number'],
        ]);
        expect((await portfolio.ask('single-name-concentration'))[0]?.value).toBe(0.1);
      },
    );
  });
});
