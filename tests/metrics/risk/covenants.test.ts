import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf, valuesBy } from '../../support/value-of.ts';

const asOf = '2026-06-30';
const test = (covenant_id: string, more: Record<string, string | number | null>) => ({
  covenant_id,
  client_id: covenant_id,
  test_date: '2026-06-30',
  ...more,
});

describe('covenant-headroom', () => {
  it('agrees with worked example WE35, and of several is the tightest', async () => {
    const covenant = [
      test('a', { operator: '>=', threshold: 1.2, actual: 1.28 }),
      test('b', { operator: '<=', threshold: 4.5, actual: 4.2 }),
      test('c', { operator: '<=', threshold: 4.5, actual: 4.8 }),
    ];
    const rows = await rowsOf({ covenant }, 'covenant-headroom', { asOf, by: ['client'] });
    const found = valuesBy(rows, 'client');
    for (const [name, value] of Object.entries({ a: 0.06666667, b: 0.06666667, c: -0.06666667 }))
      expect(found[name], name).toBeCloseTo(value, 6);
    expect(rows.map(({ status }) => status)).toEqual(['amber', 'amber', 'red']);
    expect((await rowOf({ covenant }, 'covenant-headroom', { asOf })).value).toBeCloseTo(-0.06666667, 6);
  });

  it('looks at the latest test, takes a threshold of 0 plainly and has none for yes or no', async () => {
    const covenant = [
      { ...test('a', { operator: '>=', threshold: 1, actual: 0.5 }), test_date: '2026-03-31' },
      test('a', { operator: '>=', threshold: 0, actual: 0.3 }),
      test('b', { operator: '=true', actual: 1 }),
    ];
    expect(await rowOf({ covenant }, 'covenant-headroom', { asOf })).toMatchObject({ value: 0.3, n: 1 });
  });
});

describe('a pending test', () => {
  const breach = { covenant_id: 'V1', facility_id: 'F1', client_id: 'C1', operator: '<=', threshold: 5 };
  const decided = { ...breach, test_date: '2026-03-31', actual: 6.466, status: 'breach' };
  const pending = { ...breach, test_date: '2026-06-30', status: 'pending', certificate_due: '2026-07-31' };
  const exposure = [{ facility_id: 'F1', client_id: 'C1', outstanding: 100 }];

  it('hides no breach before it and stands beside it with the day its certificate is due', async () => {
    const row = await rowOf({ exposure, covenant: [decided, pending] }, 'covenant-headroom', { asOf });
    // (5 - 6.466) / 5
    expect(row.value).toBeCloseTo(-0.2932, 12);
    expect(row).toMatchObject({
      n: 1,
      status: 'red',
      remarks: [{ what: 'pending-test', n: 1, amount: null, on: '2026-07-31' }],
    });
  });

  it('is gone when the next one is decided, and has no headroom of its own', async () => {
    const cured = { ...breach, test_date: '2026-06-30', actual: 4, status: 'pass' };
    const row = await rowOf(
      { exposure, covenant: [decided, { ...pending, test_date: '2026-05-31' }, cured] },
      'covenant-headroom',
      { asOf },
    );
    expect(row.value).toBeCloseTo(0.2, 12);
    expect(row).not.toHaveProperty('remarks');
    expect(
      await rowOf({ exposure, covenant: [{ ...pending, actual: 9 }] }, 'covenant-headroom', { asOf }),
    ).toMatchObject({
      value: null,
      reason: 'NO_DATA',
      remarks: [{ n: 1 }],
    });
  });

  it('leaves the early warning of the breach where it was', async () => {
    const [points] = await rowsOf({ exposure, covenant: [decided, pending] }, 'ewi-points', {
      asOf,
      by: ['client'],
    }).then((rows) => rows.filter(({ by }) => by.indicator === 'B04'));
    expect(points?.value).toBe(3);
  });
});

describe('a covenant of a repaid loan', () => {
  const covenant = [
    { ...test('V1', { operator: '>=', threshold: 1, actual: 0.5 }), facility_id: 'F1', client_id: null },
  ];
  const exposure = [
    { facility_id: 'F1', client_id: 'C1', outstanding: 100, branch: 'north', as_of_date: '2026-05-31' },
    { facility_id: 'F2', client_id: 'C1', outstanding: 900, branch: 'south', as_of_date: '2026-06-30' },
  ];

  it('stays with its loan, not with the largest one of the client', async () => {
    const by = async (dimension: 'facility' | 'branch' | 'client') =>
      valuesBy(await rowsOf({ exposure, covenant }, 'covenant-headroom', { asOf, by: [dimension] }), dimension);
    expect(await by('facility')).toEqual({ F1: -0.5 });
    expect(await by('branch')).toEqual({ north: -0.5 });
    expect(await by('client')).toEqual({ C1: -0.5 });
  });
});

describe('rates of covenants', () => {
  const covenant = [
    test('a', { status: 'breach' }),
    test('b', { status: 'waived', certificate_due: '2026-05-31', certificate_received: '2026-06-02' }),
    test('c', { status: 'cured', certificate_due: '2026-05-31', certificate_received: '2026-05-31' }),
    test('d', { status: 'pending', certificate_due: '2026-06-15' }),
    test('e', { operator: '>=', threshold: 2, actual: 1, certificate_due: '2026-06-30' }),
    { ...test('f', { status: 'breach' }), test_date: '2026-03-31' },
  ];

  it('count a waived breach, not a cured or pending one, over the quarter', async () => {
    // a, b, e of a, b, c, e
    expect(await rowOf({ covenant }, 'covenant-breach-rate', { asOf })).toMatchObject({
      value: 0.75,
      n: 4,
      coverage: 0.8,
    });
    expect((await rowOf({ covenant }, 'covenant-waiver-rate', { asOf })).value).toBeCloseTo(1 / 3, 12);
    // late: b and d; on time: c; e is due on the date and open
    expect((await rowOf({ covenant }, 'late-certificates', { asOf })).value).toBeCloseTo(2 / 3, 12);
  });

  it('do not call a certificate late on its day because it came later', async () => {
    const later = [test('a', { certificate_due: '2026-06-30', certificate_received: '2026-07-09' })];
    expect(await rowOf({ covenant: later }, 'late-certificates', { asOf })).toMatchObject({
      value: null,
      numerator: 0,
    });
    expect((await rowOf({ covenant: later }, 'late-certificates', { asOf: '2026-07-01', period: 'all' })).value).toBe(
      1,
    );
  });

  it('have nothing to divide by in a quarter without tests', async () => {
    expect((await rowOf({ covenant }, 'covenant-breach-rate', { asOf: '2025-12-31' })).reason).toBe('ZERO_DENOM');
  });
});

describe('projects in construction', () => {
  it('are late, over budget and behind plan, those in operation left out', async () => {
    const project = [
      {
        project_id: 'P1',
        client_id: 'C1',
        stage: 'construction',
        cod_planned: '2026-06-10',
        progress_planned: 0.8,
        progress_pct: 0.7,
        budget_to_date: 100,
        cost_to_date: 115,
      },
      {
        project_id: 'P2',
        client_id: 'C2',
        stage: 'construction',
        cod_planned: '2026-12-31',
        total_investment: 200,
        budget_to_date: 100,
        cost_to_date: 100,
        progress_pct: 0.2,
      },
      { project_id: 'P3', client_id: 'C3', stage: 'operation', cod_planned: '2020-01-01' },
    ];
    // 30 June less 10 June; P2 is not due
    expect(await rowOf({ project }, 'project-delay', { asOf })).toMatchObject({ value: 20, n: 1 });
    // 15 / 200
    expect((await rowOf({ project }, 'cost-overrun', { asOf })).value).toBeCloseTo(0.075, 12);
    // (0.1 + (100 / 200 - 0.2)) / 2
    expect((await rowOf({ project }, 'progress-gap', { asOf })).value).toBeCloseTo(0.2, 12);
  });
});
