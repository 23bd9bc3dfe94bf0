import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf, valuesBy, withPortfolioOf } from '../../support/value-of.ts';

const ASOF = '2026-06-30';
const loan = (client_id: string, more = {}) => ({
  client_id,
  facility_id: `F-${client_id}`,
  outstanding: 100,
  days_past_due: 0,
  ...more,
});

/** Points of the indicators of each client, only those that can be computed. */
async function pointsOf(tables: Parameters<typeof rowsOf>[0]): Promise<Record<string, Record<string, number>>> {
  const rows = await rowsOf(tables, 'ewi-points', { asOf: ASOF, by: ['client'] });
  const points: Record<string, Record<string, number>> = {};
  for (const { by, value } of rows) if (value !== null) (points[by.client ?? '?'] ??= {})[by.indicator ?? '?'] = value;
  return points;
}

describe('early-warning indicators', () => {
  it('takes arrears, revolving limits, forbearance and longer terms from the ledger', async () => {
    const points = await pointsOf({
      exposure: [
        loan('C1', { days_past_due: 30, product: '循环贷款', limit_amount: 105, outstanding: 100 }),
        loan('C2', { days_past_due: 31, product: '流动资金贷款', limit_amount: 99, outstanding: 100 }),
        // the limit of a term loan is used up from the first day
        loan('C3', { product: '固定资产贷款', limit_amount: 100, forborne_flag: true }),
        loan('C4', { days_past_due: null, forborne_flag: false }),
        loan('C5', { loan_status: 'written_off', days_past_due: 400 }),
      ],
      credit_action: [
        {
          action_id: 'A1',
          client_id: 'C1',
          action_date: '2025-07-15',
          action_type: 'tenor_change',
          before_value: 12,
          after_value: 24,
        },
        {
          action_id: 'A2',
          client_id: 'C2',
          action_date: '2025-07-15',
          action_type: 'tenor_change',
          before_value: 24,
          after_value: 12,
        },
      ],
    });
    // 100 / 105 = 95 % of the limit; 100 / 99 above it; C5 has no loan left to be warned of
    expect(points).toEqual({
      C1: { B01: 1, B02: 1, B03: 3 },
      C2: { B01: 4, B02: 2 },
      C3: { B01: 0, B03: 3 },
      C4: { B03: 0 },
    });
  });

  it('takes nine indicators from statements, each at its edge', async () => {
    const year = (client_id: string, period_end: string, more = {}) => ({
      client_id,
      period_end,
      reported_date: period_end,
      ...more,
    });
    const points = await pointsOf({
      exposure: ['C1', 'C2', 'C3', 'C4'].map((id) => loan(id, { days_past_due: null })),
      financials: [
        // sales 100 -> 80: exactly a fifth less; receivables unchanged, so turnover falls by a fifth as well
        year('C1', '2024-12-31', { revenue: 100, accounts_receivable: 20, net_profit: -1, op_cash_flow: 5 }),
        year('C1', '2025-12-31', {
          revenue: 80,
          accounts_receivable: 20,
          ebit: 15,
          interest_expense: 10,
          total_debt: 40,
          equity: 10,
          current_assets: 100,
          current_liabilities: 100,
          net_profit: -2,
          op_cash_flow: 5,
          audit_opinion: 'qualified',
        }),
        // 90 %: the amber edge; interest cover 1.49; debt 4.1 times equity; current ratio 0.99; profit without cash, twice
        year('C2', '2024-12-31', { revenue: 100, net_profit: 1, op_cash_flow: -1 }),
        year('C2', '2025-12-31', {
          revenue: 90,
          ebit: 14.9,
          interest_expense: 10,
          total_debt: 41,
          equity: 10,
          current_assets: 99,
          current_liabilities: 100,
          net_profit: 1,
          op_cash_flow: -1,
          audit_opinion: 'adverse',
        }),
        // equity used up: four points; interest earned: no warning
        year('C3', '2025-12-31', { ebit: 5, interest_expense: -1, total_debt: 1, equity: 0, net_profit: -1 }),
        // known only after the date
        { client_id: 'C4', period_end: '2025-12-31', reported_date: '2026-07-01', net_profit: -1 },
      ],
    });
    expect(points.C1).toEqual({ F01: 2, F03: 1, F04: 1, F05: 1, F06: 1, F07: 3, F08: 1, F09: 0, D01: 0 });
    expect(points.C2).toEqual({ F01: 1, F04: 2, F05: 2, F06: 2, F07: 0, F08: 3, F09: 2, D01: 0 });
    expect(points.C3).toEqual({ F04: 0, F05: 4, F07: 1, D01: 0 });
    expect(points.C4).toBeUndefined();
  });

  it('takes debt service, reserves, delivery and covenants from project tables', async () => {
    const quarter = (project_id: string, period_end: string, cfads: number, more = {}) => ({
      project_id,
      scenario: 'actual',
      period_end,
      period_months: 6,
      cfads,
      interest_due: 50,
      principal_due: 50,
      ...more,
    });
    const points = await pointsOf({
      exposure: [loan('C1', { days_past_due: null }), loan('C2', { days_past_due: null })],
      project: [
        { project_id: 'P1', client_id: 'C1', stage: 'operation', cod_planned: '2020-01-01' },
        {
          project_id: 'P2',
          client_id: 'C2',
          stage: 'construction',
          cod_planned: '2026-03-31',
          budget_to_date: 100,
          cost_to_date: 121,
        },
      ],
      cashflow: [
        // (110 + 119) / 200 = 1.145: amber; the reserve is at 79 % of what it should be
        quarter('P1', '2025-12-31', 110),
        quarter('P1', '2026-06-30', 119, { dsra_balance: 79, dsra_target: 100 }),
      ],
      covenant: [
        // headroom 0.05 / 1.2 = 4.2 %
        { covenant_id: 'V1', client_id: 'C1', test_date: '2026-03-31', operator: '>=', threshold: 1.2, actual: 1.25 },
        // waived is a breach all the same; a test after the date is none
        {
          covenant_id: 'V2',
          client_id: 'C2',
          test_date: '2026-03-31',
          operator: '>=',
          threshold: 1.2,
          actual: 1.1,
          status: 'waived',
        },
        {
          covenant_id: 'V2',
          client_id: 'C2',
          test_date: '2026-07-31',
          operator: '>=',
          threshold: 1.2,
          actual: 1.5,
          status: 'pass',
        },
      ],
    });
    expect(points.C1).toEqual({ F02: 1, B05: 2, B04: 1 });
    // 91 days after the planned start
    expect(points.C2).toEqual({ O01: 1, O02: 2, B04: 3 });
  });

  it('compares ratings and collateral with twelve months before', async () => {
    const now = { days_past_due: null, as_of_date: ASOF };
    const then = { ...now, as_of_date: '2025-06-30' };
    const points = await pointsOf({
      exposure: [
        loan('C1', { ...then, rating: 'AA', collateral_value: 200 }),
        loan('C2', { ...then, rating: 'AA', collateral_value: 200 }),
        loan('C3', { ...then, rating: 'AA', collateral_value: 200 }),
        loan('C1', { ...now, rating: 'A', collateral_value: 180 }),
        loan('C2', { ...now, rating: 'B', collateral_value: 150 }),
        loan('C3', { ...now, rating: 'own', collateral_value: 99 }),
        loan('C4', { ...now, rating: 'AA', collateral_value: null }),
      ],
      parameter: [{ key: 'rating_order', value: 'AAA,AA,A,BBB,BB,B' }],
    });
    // cover 2.0 -> 1.8: a tenth less; 1.5: a quarter less; 0.99: below one
    expect(points).toEqual({ C1: { T01: 1, C01: 1 }, C2: { T01: 2, C01: 2 }, C3: { C01: 2 } });
  });

  it('takes permits, ages of statements and overdue reviews from files and reviews', async () => {
    const points = await pointsOf({
      exposure: ['C1', 'C2', 'C3'].map((id) => loan(id, { days_past_due: null })),
      file_item: [
        { item_id: 'I1', client_id: 'C1', doc_type: 'env_permit', expiry_date: '2026-08-29' },
        { item_id: 'I2', client_id: 'C2', doc_type: 'env_permit', expiry_date: '2026-06-29' },
        { item_id: 'I3', client_id: 'C3', doc_type: 'env_permit', expiry_date: '2026-06-29', status: 'waived' },
        { item_id: 'I4', client_id: 'C1', doc_type: 'financial_statement', content_date: '2025-09-30' },
        { item_id: 'I5', client_id: 'C2', doc_type: 'financial_statement', content_date: '2025-09-29' },
        { item_id: 'I6', client_id: 'C3', doc_type: 'financial_statement', content_date: '2025-03-29' },
      ],
      review: [
        { review_id: 'R1', client_id: 'C1', due_date: '2026-05-31' },
        { review_id: 'R2', client_id: 'C2', due_date: '2026-05-30' },
        { review_id: 'R3', client_id: 'C3', due_date: '2026-01-31', done_date: '2026-02-03' },
      ],
    });
    // 60 days to go; expired yesterday; nine months are not more than nine; 30 and 31 days overdue
    expect(points).toEqual({
      C1: { E02: 1, D01: 0, D02: 1 },
      C2: { E02: 3, D01: 1, D02: 2 },
      C3: { D01: 3, D02: 0 },
    });
  });

  it('merges open alerts with what is computed, and never adds them', async () => {
    const alert = (client_id: string, indicator_code: string, severity: number | null, more = {}) => ({
      client_id,
      indicator_code,
      severity,
      raised_date: '2026-05-01',
      ...more,
    });
    const points = await pointsOf({
      exposure: [loan('C1', { days_past_due: 31 }), loan('C2', { days_past_due: 0 })],
      alert: [
        alert('C1', 'B01', 1),
        alert('C1', 'F03', 3),
        alert('C1', 'O04', 1),
        alert('C1', 'O04', 1, { raised_date: '2026-01-02', closed_date: '2026-02-01' }),
        alert('C1', 'T02', 2),
        alert('C2', 'T02', 3),
        alert('C2', 'T03', 3, { closed_date: '2026-06-30' }),
        alert('C2', 'F06', 3, { status: 'false_positive' }),
        alert('C2', 'X9', 1, { category: 'esg' }),
        alert('C2', 'Y9', 2, { category: 'esg' }),
        alert('C2', 'F04', 3, { raised_date: '2026-07-01' }),
      ].map((row, index) => ({ alert_id: `A${index}`, ...row })),
      parameter: [{ key: 'sector_flag:steel', value: 'red' }],
    });
    const none = { O03: 0, T04: 0, M01: 0 };
    // two changes of owners or managers within six months; an alert closed on the day is closed
    expect(points.C1).toEqual({ ...none, B01: 4, F03: 2, O04: 2, T02: 2, T03: 0, E01: 0 });
    expect(points.C2).toEqual({ ...none, B01: 0, O04: 0, T02: 4, T03: 0, E01: 1 });
  });

  it('flags a sector from the day its parameter takes effect', async () => {
    const tables = {
      exposure: [loan('C1', { sector: 'Steel' })],
      parameter: [
        { key: 'sector_flag:steel', value: '黄', effective_from: '2026-01-01' },
        { key: 'sector_flag:steel', value: 'red', effective_from: '2026-07-01' },
      ],
    };
    expect((await pointsOf(tables)).C1).toEqual({ B01: 0, M01: 1 });
  });
});

describe('early-warning score', () => {
  const alert = (client_id: string, indicator_code: string, severity = 3) => ({
    alert_id: `${client_id}${indicator_code}`,
    client_id,
    indicator_code,
    severity,
    raised_date: '2026-06-01',
  });
  const tables = {
    exposure: [
      loan('C1', { outstanding: 400 }),
      loan('C2', { outstanding: 300 }),
      loan('C3', { outstanding: 200 }),
      loan('C4', { outstanding: 100 }),
    ],
    alert: [
      // 2 + 2 and 2 for financial with operational: 6
      alert('C1', 'F01'),
      alert('C1', 'O01'),
      // 1 + 1 + 1 and 3 for three kinds, not 5: 6
      alert('C2', 'F01', 1),
      alert('C2', 'O01', 1),
      alert('C2', 'C01', 1),
      // 0 points, and critical
      alert('C3', 'T04'),
    ],
  };

  it('adds a bonus where kinds of indicators come together, once', async () => {
    const rows = await rowsOf(tables, 'ewi-score', { asOf: ASOF, by: ['client'] });
    expect(valuesBy(rows, 'client')).toEqual({ C1: 6, C2: 6, C3: 0, C4: 0 });
    expect(rows.map(({ status }) => status)).toEqual(['red', 'red', 'red', 'green']);
    expect(rows[2]?.flags).toEqual(['PARTIAL', 'OVERRIDE']);
  });

  it('is the mean of clients, whatever their balance, and says how much of it can be computed', async () => {
    const row = await rowOf(tables, 'ewi-score', { asOf: ASOF });
    expect(row).toMatchObject({ value: 3, numerator: 12, denominator: 4, n: 4, status: 'amber' });
    // reported by people: O03 2, O04 2, T02 4, T03 3, T04 0, E01 3, M01 2; arrears 4; together 20 of 69 for everybody,
    // C1 has 2 + 2 more and C2 2 + 2 + 2
    expect(row.coverage).toBeCloseTo((4 * 20 + 4 + 6) / (4 * 69), 10);
  });

  it('splits the balance and the clients by band', async () => {
    const bands = await rowsOf(tables, 'ewi-band', { asOf: ASOF });
    expect(valuesBy(bands, 'band')).toEqual({ low: 0.1, medium: 0, high: 0.7, critical: 0.2 });
    expect(valuesBy(await rowsOf(tables, 'ewi-clients', { asOf: ASOF }), 'band')).toEqual({
      low: 1,
      medium: 0,
      high: 2,
      critical: 1,
    });
  });

  it('shows the points of every indicator as evidence', async () => {
    await withPortfolioOf(tables, async (portfolio) => {
      const { rows, total } = await portfolio.evidence('ewi-score', { asOf: ASOF, filter: { client: ['C1'] } });
      const row = Object.fromEntries(rows.columns.map((name, index) => [name, rows.rows[0]?.[index]]));
      expect(total).toBe(1);
      expect(row).toMatchObject({ client: 'C1', score: 6, band: 'high', bonus: 2, F01: 2, O01: 2, F02: null, B01: 0 });
      expect(row.source_file).toBe('test.csv');
    });
  });

  it('gives the same answer whatever was asked before', async () => {
    const request = { asOf: '2026-06-15', from: '2026-05-31' } as const;
    const book = {
      ...tables,
      exposure: [...tables.exposure, loan('C1', { as_of_date: '2026-05-31', days_past_due: 40 })],
    };
    const alone = await rowsOf(book, 'ewi-score', request);
    await withPortfolioOf(book, async (portfolio) => {
      const both = await Promise.all([portfolio.ask('ewi-list-clients'), portfolio.ask('ewi-score', request)]);
      expect(both[1]).toEqual(alone);
      expect(await portfolio.ask('ewi-score', request)).toEqual(alone);
    });
  });

  it('is kept apart for settings that are only tried out', async () => {
    const rated = (as_of_date: string, rating: string) => loan('C1', { as_of_date, rating });
    const book = { exposure: [rated('2025-06-30', 'AA'), rated(ASOF, 'A')] };
    await withPortfolioOf(book, async (portfolio) => {
      const ask = async (view: typeof portfolio) => (await view.ask('ewi-score', { asOf: ASOF }))[0]?.value;
      // AA, AA-, A+, A: three notches down; in a shorter order only one
      const row = {
        key: 'rating_order',
        scope: 'portfolio',
        value: 'AA > A > B',
        unit: null,
        from: null,
        origin: 'file',
        file: null,
        row: null,
      } as const;
      const tried = portfolio.withParameters([row], { scenario: true });
      expect([await ask(portfolio), await ask(tried), await ask(portfolio)]).toEqual([2, 1, 2]);
    });
  });
});

describe('the list by rule', () => {
  const days = [
    '2025-09-30',
    '2025-10-31',
    '2025-11-30',
    '2025-12-31',
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
    '2026-06-30',
  ];
  // 31 days past due and forborne: 4 + 3 points, high
  const bad = { days_past_due: 40, forborne_flag: true };
  const book = {
    exposure: days.flatMap((as_of_date, index) => [
      // high in November only: calm at the ends of December and March, so off in March
      loan('C1', { as_of_date, ...(index === 2 ? bad : {}) }),
      // high in February as well: only one calm end of a quarter by March, the second in June
      loan('C2', { as_of_date, ...(index === 2 || index === 5 ? bad : {}) }),
      // gone from May on
      ...(index < 8 ? [loan('C3', { as_of_date, ...(index === 7 ? bad : {}) })] : []),
    ]),
  };
  const series = async (id: 'ewi-list-clients' | 'ewi-list-entries' | 'ewi-list-exits') =>
    (await rowsOf(book, id, { from: '2025-10-31', asOf: ASOF })).map(({ value }) => value);

  it('keeps a client until two ends of quarters in a row were calm since the last cause', async () => {
    //            Oct Nov Dec Jan Feb Mar Apr May Jun
    expect(await series('ewi-list-clients')).toEqual([0, 2, 2, 2, 2, 1, 2, 1, 0]);
    expect(await series('ewi-list-entries')).toEqual([0, 2, 0, 0, 0, 0, 1, 0, 0]);
    expect(await series('ewi-list-exits')).toEqual([0, 0, 0, 0, 0, 1, 0, 1, 1]);
  });

  it('counts the flag of a sector, that of the largest loan where the client names none', async () => {
    // B01 4 points and M01 2 are 6, enough for the list; 4 are not
    const exposure = [
      loan('C1', { sector: '光伏', days_past_due: 40 }),
      loan('C2', { sector: '风电', days_past_due: 40 }),
    ];
    const parameter = [{ key: 'sector_flag:光伏', value: 'red' }];
    expect((await rowOf({ exposure, parameter }, 'ewi-score', { filter: { client: ['C1'] } })).value).toBe(6);
    const rows = await rowsOf(
      { exposure: [...exposure, ...exposure.map((row) => ({ ...row, as_of_date: '2026-05-31' }))], parameter },
      'ewi-list-clients',
      { by: ['client'] },
    );
    expect(valuesBy(rows, 'client')).toEqual({ C1: 1, C2: 0 });
  });

  it('needs an opening to tell what moved', async () => {
    const [row] = await rowsOf(book, 'ewi-list-entries', { asOf: '2025-09-30' });
    expect(row).toMatchObject({ value: null, reason: 'SHORT_HISTORY' });
  });
});
