import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf, valuesBy } from '../../support/value-of.ts';
import type { TestRow } from '../../support/with-tables.ts';

function assessment(subject_id: string, cells: TestRow = {}): TestRow {
  return { subject_type: 'client', subject_id, assess_date: '2026-01-01', ...cells };
}

describe('esg-score-change', () => {
  const at = (as_of_date: string, client_id: string, outstanding: number) => ({
    as_of_date,
    client_id,
    facility_id: `F${client_id}`,
    outstanding,
  });
  const exposure = [
    at('2025-06-30', 'C1', 100),
    at('2025-06-30', 'C2', 100),
    at('2026-06-30', 'C1', 300),
    at('2026-06-30', 'C3', 100),
  ];
  const esg = [
    assessment('C1', { assess_date: '2025-01-01', total_score: 50 }),
    assessment('C1', { total_score: 60 }),
    assessment('C2', { assess_date: '2025-01-01', total_score: 90 }),
    assessment('C3', { assess_date: '2025-01-01', total_score: 20 }),
  ];

  it('parts the change of the score from the change of who is in the book', async () => {
    // like for like only C1: 60 − 50; whole: (300 × 60 + 100 × 20) / 400 − (50 + 90) / 2 = 50 − 70
    expect(await rowOf({ exposure, esg }, 'esg-score-change')).toMatchObject({ value: 10, n: 1, coverage: 0.75 });
    expect((await rowOf({ exposure, esg }, 'esg-total-change')).value).toBe(-20);
    expect((await rowOf({ exposure, esg }, 'esg-mix-effect')).value).toBe(-30);
  });

  it.each([
    [-100, 'NEG_DENOM'],
    [0, 'ZERO_DENOM'],
  ])('has no mean, and so no change, over a balance of %i', async (balance, reason) => {
    const ends = [at('2025-06-30', 'C1', 100), at('2026-06-30', 'C1', balance)];
    for (const id of ['esg-score-change', 'esg-total-change', 'esg-mix-effect'] as const)
      expect(await rowOf({ exposure: ends, esg }, id), id).toMatchObject({ value: null, reason });
  });

  it('needs the book of a year ago', async () => {
    expect((await rowOf({ exposure: exposure.slice(2), esg }, 'esg-mix-effect')).reason).toBe('SHORT_HISTORY');
  });
});

describe('es-risk-class, esg-reassessment and esap-overdue', () => {
  const exposure = [
    { client_id: 'C1', project_id: 'P1', outstanding: 60 },
    { client_id: 'C1', outstanding: 30 },
    { client_id: 'C2', outstanding: 10 },
    { client_id: 'C3', outstanding: 0 },
  ];

  it('take the class of the project for a loan to one, and never the Equator category', async () => {
    const esg = [
      assessment('C1', { es_risk_class: 'B' }),
      assessment('C2', { ep_category: 'A' }),
      { subject_type: 'project', subject_id: 'P1', assess_date: '2026-02-02', es_risk_class: 'A' },
    ];
    const rows = await rowsOf({ exposure, esg }, 'es-risk-class');
    expect(valuesBy(rows, 'risk_class')).toEqual({ A: 0.6, B: 0.3, C: 0, Other: 0, unknown: 0.1 });
    expect(rows[0]?.coverage).toBe(0.9);
  });

  it('judge a reassessment by the date given, else twelve months, six for category A', async () => {
    const esg = [
      assessment('C1', { assess_date: '2025-06-10' }), // due 2026-06-10, done that day
      assessment('C1', { assess_date: '2026-06-10' }),
      assessment('C2', { assess_date: '2025-12-20', es_risk_class: 'A' }), // due 2026-06-20, never done
      assessment('C3', { assess_date: '2026-01-01', next_due: '2026-06-30' }), // due today: not decided
    ];
    expect(await rowOf({ exposure, esg }, 'esg-reassessment')).toMatchObject({
      numerator: 1,
      denominator: 2,
      coverage: 2 / 3,
    });
  });

  it('add up plans of clients and projects with a balance', async () => {
    const plan = (subject_id: string, esap_open: number, esap_overdue: number | null, subject_type = 'client') =>
      assessment(subject_id, { subject_type, esap_open, esap_overdue });
    const esg = [plan('C1', 4, 1), plan('P1', 6, 2, 'project'), plan('C2', 5, null), plan('C3', 9, 9)];
    expect(await rowOf({ exposure, esg }, 'esap-overdue')).toMatchObject({ numerator: 3, denominator: 10, n: 2 });
    const none = [plan('C1', 0, 0)];
    expect((await rowOf({ exposure, esg: none }, 'esap-overdue')).reason).toBe('ZERO_DENOM');
  });
});

describe('financed emissions', () => {
  const exposure = [
    { client_id: 'C1', outstanding: 200 },
    { client_id: 'C1', outstanding: 100 },
    { client_id: 'C2', project_id: 'P1', outstanding: 500 },
    { client_id: 'C3', outstanding: 200 },
    { client_id: 'C3', outstanding: -50 },
  ];
  const esg = [
    assessment('C1', {
      scope1: 800,
      scope2: 200,
      scope3: 7000,
      denominator: 3000,
      emissions_year: 2025,
      pcaf_score: 2,
    }),
    {
      subject_type: 'project',
      subject_id: 'P1',
      assess_date: '2026-01-01',
      scope1: 60,
      emissions_year: 2023,
      pcaf_score: 4,
    },
  ];
  const project = [{ project_id: 'P1', client_id: 'C2', equity: -100, debt_total: 400 }];

  it('attribute by value, let debt carry all where equity is used up, and cap at the whole', async () => {
    // C1 300 / 3000 × 1000 = 100; P1: 400 of debt, 500 lent: all of the 60
    const row = await rowOf({ exposure, esg, project }, 'financed-emissions');
    expect(row).toMatchObject({ value: 160, denominator: 800, coverage: 0.8, flags: ['STALE', 'CAPPED'] });
    const rows = await rowsOf({ exposure, esg, project }, 'financed-emissions', { by: ['client'] });
    expect(valuesBy(rows, 'client')).toEqual({ C1: 100, C2: 60, C3: null });
    expect(rows[0]?.flags).toEqual([]);
    expect((await rowOf({ exposure, esg, project }, 'financed-chain-emissions')).value).toBe(700);
    expect((await rowOf({ exposure, esg, project }, 'emission-intensity')).value).toBeCloseTo((160 / 800) * 1e6, 6);
    // (300 × 2 + 500 × 4) / 800
    expect(await rowOf({ exposure, esg, project }, 'emissions-quality')).toMatchObject({
      value: 3.25,
      status: 'amber',
    });
  });

  it('take equity and debt of the newest statement known at the date', async () => {
    const statement = (period_end: string, equity: number, reported_date?: string) => ({
      client_id: 'C1',
      period_end,
      basis: 'annual',
      equity,
      total_debt: 500,
      ...(reported_date ? { reported_date } : {}),
    });
    const tables = {
      exposure: exposure.slice(0, 2),
      esg: [assessment('C1', { scope2: 100 })],
      financials: [
        statement('2024-12-31', 500),
        statement('2025-12-31', 1000),
        statement('2026-03-31', 9000, '2026-07-10'),
      ],
    };
    expect((await rowOf(tables, 'financed-emissions')).value).toBeCloseTo(20, 6); // 300 / 1500
  });

  it('say nothing without emissions or without a value', async () => {
    expect((await rowOf({ exposure, esg: [assessment('C1', { scope1: 5 })] }, 'financed-emissions')).reason).toBe(
      'NO_DATA',
    );
  });
});

describe('esg-incidents', () => {
  const exposure = [
    { client_id: 'C1', outstanding: 100 },
    { client_id: 'C1', outstanding: 20 },
    { client_id: 'C2', outstanding: 50 },
  ];
  const raised = (alert_id: string, client_id: string, raised_date: string, cells: TestRow): TestRow => ({
    alert_id,
    client_id,
    raised_date,
    ...cells,
  });
  const alert = [
    raised('1', 'C1', '2025-07-01', { category: 'esg', severity: 3, status: 'open' }),
    raised('2', 'C1', '2026-05-01', { indicator_code: 'E01', severity: 3, status: 'open' }),
    raised('3', 'C2', '2026-06-01', { category: 'esg', severity: 3, closed_date: '2026-06-20', status: 'closed' }),
    raised('4', 'C2', '2026-06-01', { category: 'esg', severity: 2, status: 'false_positive' }),
    raised('5', 'C2', '2025-06-30', { category: 'esg', severity: 1, status: 'open' }),
    raised('6', 'C2', '2026-06-01', { category: 'legal', severity: 3, status: 'open' }),
  ];

  it('count twelve months by severity and each client once in the balance', async () => {
    expect(valuesBy(await rowsOf({ exposure, alert }, 'esg-incidents'), 'severity')).toEqual({
      1: 0,
      2: 0,
      3: 3,
      unknown: 0,
      all: 3,
    });
    const grouped = await rowsOf({ exposure, alert }, 'esg-incidents', { by: ['client'] });
    expect(grouped.map(({ by }) => by.severity)).not.toContain('all');
    expect(grouped.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(3);
    expect((await rowOf({ exposure, alert }, 'esg-incident-exposure')).value).toBe(120);
    expect((await rowOf({ exposure, alert }, 'esg-incident-exposure', { asOf: '2026-06-19' })).value).toBe(0);
  });
});

describe('permit-status and pollution-diligence', () => {
  const permit = (client_id: string, cells: TestRow): TestRow => ({ client_id, doc_type: 'env_permit', ...cells });
  const file_item = [
    permit('C1', { item_id: '1', expiry_date: '2027-01-01' }),
    permit('C2', { item_id: '2', expiry_date: '2026-08-29' }), // 60 days
    permit('C3', { item_id: '3', expiry_date: '2026-06-29' }),
    permit('C4', { item_id: '4', status: 'missing' }),
    permit('C5', { item_id: '5', status: 'waived' }),
  ];

  it('tell expiring from expired and leave out what is not required', async () => {
    const rows = await rowsOf({ file_item, exposure: [{ client_id: 'C1', outstanding: 1 }] }, 'permit-status');
    expect(rows.map(({ by, value, status }) => [by.permit, value, status])).toEqual([
      ['valid', 0.25, 'grey'],
      ['expiring', 0.25, 'amber'],
      ['expired', 0.25, 'red'],
      ['missing', 0.25, 'red'],
      ['unknown', 0, 'grey'],
    ]);
  });

  it('ask for a fresh assessment, a valid permit and no red incident', async () => {
    const clients = ['C1', 'C2', 'C3', 'C5', 'C6'];
    const tables = {
      exposure: clients.map((client_id, index) => ({ client_id, outstanding: 10 * (index + 1) })),
      client: clients.map((client_id) => ({ client_id, high_pollution_flag: client_id !== 'C6' })),
      esg: ['C1', 'C2', 'C3'].map((name) =>
        assessment(name, { assess_date: name === 'C2' ? '2025-06-29' : '2025-06-30' }),
      ),
      file_item,
    };
    // C1 has all; C2's assessment is a day too old, C3's permit expired, C5 needs none but was never assessed; C6 is not polluting
    expect(await rowOf(tables, 'pollution-diligence')).toMatchObject({ numerator: 10, denominator: 100, n: 4 });
    const alert = [
      { alert_id: 'A', client_id: 'C1', raised_date: '2026-06-01', category: 'esg', severity: 3, status: 'open' },
    ];
    expect((await rowOf({ ...tables, alert }, 'pollution-diligence')).value).toBe(0);
  });
});

describe('green-share and public-benefit-share', () => {
  const exposure = [
    { facility_id: 'F1', client_id: 'C1', outstanding: 60, project_id: 'P1' },
    { facility_id: 'F2', client_id: 'C1', outstanding: 30 },
    { facility_id: 'F3', client_id: 'C2', outstanding: 10, project_id: 'P2' },
  ];

  it('speak of what is marked, and count loans to no project as not of public benefit', async () => {
    const facility = [
      { facility_id: 'F1', client_id: 'C1', green_flag: true },
      { facility_id: 'F2', client_id: 'C1', green_flag: false },
    ];
    const project = [
      { project_id: 'P1', client_id: 'C1', as_of_date: '2026-01-01', public_benefit_flag: true },
      { project_id: 'P1', client_id: 'C1', as_of_date: '2026-07-01', public_benefit_flag: false },
    ];
    expect(await rowOf({ exposure, facility, project }, 'green-share')).toMatchObject({
      value: 60 / 90,
      coverage: 0.9,
    });
    expect(await rowOf({ exposure, facility, project }, 'public-benefit-share')).toMatchObject({
      value: 60 / 90,
      coverage: 0.9,
    });
  });

  it('have no data without marks', async () => {
    expect((await rowOf({ exposure }, 'green-share')).reason).toBe('NO_DATA');
  });
});
