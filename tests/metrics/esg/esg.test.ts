import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf, valuesBy } from '../../support/value-of.ts';

function assessment(subject_id: string, scores: Record<string, number | string | null>) {
  return { subject_type: 'client', subject_id, assess_date: '2026-01-01', ...scores };
}

/** Worked example WE31 (constructed; reallocation as WE21): balances 600, 300, 100. */
const exposure = [
  { client_id: 'C1', outstanding: 600, sector: 'solar' },
  { client_id: 'C2', outstanding: 300, sector: 'wind' },
  { client_id: 'C3', outstanding: 100, sector: 'wind' },
];
const esg = [
  assessment('C1', { e_score: 60, s_score: 70, g_score: 80 }),
  assessment('C2', { e_score: 40, g_score: 50 }),
  assessment('C3', {}),
];

describe('client-esg-score and portfolio-esg-score', () => {
  it('agree with worked example WE31: 70, 45, none; 61.67 at 90 % coverage', async () => {
    const clients = await rowsOf({ exposure, esg }, 'client-esg-score', { by: ['client'] });
    expect(valuesBy(clients, 'client')).toEqual({ C1: 70, C2: 45, C3: null });
    expect(clients[2]).toMatchObject({ reason: 'NO_DATA' });
    const portfolio = await rowOf({ exposure, esg }, 'portfolio-esg-score');
    expect(portfolio.value).toBeCloseTo(61.66666667, 6);
    expect(portfolio).toMatchObject({ coverage: 0.9, n: 2, status: 'green', flags: [] });
    expect((await rowOf({ exposure, esg }, 'esg-coverage')).value).toBeCloseTo(0.9, 12);
  });

  it('reallocates the missing pillar as worked example WE21 does: 40 to 30 becomes 57.14 to 42.86', async () => {
    // equal weights leave one half each: the mean of the two pillars present
    const two = [assessment('C1', { e_score: 100, s_score: 0 })];
    expect((await rowOf({ exposure, esg: two }, 'client-esg-score', { filter: { client: ['C1'] } })).value).toBe(50);
  });

  it('takes a total only where no pillar is given, and one pillar never suffices', async () => {
    const rows = await rowsOf(
      { exposure, esg: [assessment('C1', { total_score: 55 }), assessment('C2', { e_score: 40, total_score: 55 })] },
      'client-esg-score',
      { by: ['client'] },
    );
    expect(valuesBy(rows, 'client')).toEqual({ C1: 55, C2: null, C3: null });
    expect(rows[0]?.flags).toEqual(['AS_GIVEN']);
  });

  it('lets the newest assessment at the date decide, and flags one older than twelve months', async () => {
    const history = [
      assessment('C1', { assess_date: '2024-06-29', e_score: 90, s_score: 90, g_score: 90 }),
      assessment('C1', { assess_date: '2025-06-29', e_score: 20, s_score: 40 }),
      assessment('C1', { assess_date: '2026-07-01', e_score: 99, s_score: 99 }),
      assessment('C2', { assess_date: '2025-06-30', e_score: 10, s_score: 30 }),
    ];
    const rows = await rowsOf({ exposure, esg: history }, 'client-esg-score', { by: ['client'] });
    expect(rows[0]).toMatchObject({ value: 30, flags: ['STALE'] });
    expect(rows[1]).toMatchObject({ value: 20, flags: [] }); // exactly twelve months is not old
  });

  it('is indicative below half and suppressed below a quarter of the balance', async () => {
    const only = (client: string) => [assessment(client, { e_score: 50, s_score: 70 })];
    expect(await rowOf({ exposure, esg: only('C2') }, 'portfolio-esg-score')).toMatchObject({
      value: 60,
      flags: ['INDICATIVE'],
    });
    expect(await rowOf({ exposure, esg: only('C3') }, 'portfolio-esg-score')).toMatchObject({
      value: null,
      reason: 'NO_DATA',
      coverage: 0.1,
    });
  });
});

describe('scores over large balances', () => {
  it('are weighted exactly', async () => {
    const book = [
      { client_id: 'C1', outstanding: 900_000_000_000.01 },
      { client_id: 'C2', outstanding: 100_000_000_000 },
    ];
    const scores = [assessment('C1', { e_score: 100, s_score: 100 }), assessment('C2', { e_score: 0, s_score: 0 })];
    expect((await rowOf({ exposure: book, esg: scores }, 'portfolio-esg-score')).value).toBeCloseTo(90, 9);
    expect((await rowsOf({ exposure: book, esg: scores }, 'esg-pillar-score'))[0]?.value).toBeCloseTo(90, 9);
  });
});

describe('scores by client', () => {
  const exposure = [{ client_id: 'C1', outstanding: 100 }];
  const score = (subject_id: string, e_score: number, s_score: number | null, g_score: number) => ({
    ...{ subject_type: 'client', subject_id, assess_date: '2026-01-31' },
    ...{ e_score, s_score, g_score },
  });
  const esg = [score('C1', 60, null, 80), score('C2', 10, 20, 30)];
  const client = [{ client_id: 'C1' }, { client_id: 'C2', status: 'prospect', sector: 'wind' }];

  it('hold every client with an assessment, with or without a balance', async () => {
    const rows = await rowsOf({ exposure, esg, client }, 'client-esg-score', { by: ['client'] });
    expect(valuesBy(rows, 'client')).toEqual({ C1: 70, C2: 20 });
    expect(rows.map(({ n, coverage }) => [n, coverage])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    const pillars = await rowsOf({ exposure, esg, client }, 'esg-pillar-score', { by: ['client'] });
    expect(pillars.filter(({ by }) => by.client === 'C2').map(({ value }) => value)).toEqual([10, 20, 30]);
    expect((await rowOf({ exposure, esg, client }, 'client-esg-score', { filter: { client: ['C2'] } })).value).toBe(20);
    expect(
      (await rowOf({ exposure, esg, client }, 'client-esg-score', { by: ['client'], filter: { sector: ['wind'] } }))
        .value,
    ).toBe(20);
  });

  it('leave what a client owes out of nobody else: the score of all stays that of the balances', async () => {
    expect(await rowOf({ exposure, esg, client }, 'client-esg-score')).toMatchObject({ value: 70, n: 1, coverage: 1 });
    expect(
      (await rowsOf({ exposure, esg, client }, 'client-esg-score', { by: ['sector'] })).map(({ by }) => by.sector),
    ).toEqual(['unknown']);
  });

  it('have no data for a pillar that nobody gave', async () => {
    const given = await rowsOf({ exposure, esg: esg.slice(0, 1) }, 'esg-pillar-score');
    expect(given.map(({ value, reason }) => value ?? reason)).toEqual([60, 'NO_DATA', 80]);
  });
});

describe('esg-pillar-score', () => {
  it('turns lower-is-better scales round, clamps and weighs a group by exposure', async () => {
    const scales = [
      assessment('C1', { e_score: 10, scale_min: 0, scale_max: 50, direction: 'lower_better' }), // 80
      assessment('C2', { e_score: 120, g_score: 3, scale_min: 1, scale_max: 5 }), // clamped 100; 50
    ];
    const rows = await rowsOf({ exposure, esg: scales }, 'esg-pillar-score');
    expect(valuesBy(rows, 'pillar')).toEqual({ e: (600 * 80 + 300 * 100) / 900, s: null, g: 50 });
  });

  it('shows a client without a balance with its own score', async () => {
    const rows = await rowsOf({ exposure: [{ client_id: 'C1', outstanding: 0 }], esg }, 'esg-pillar-score', {
      by: ['client'],
    });
    const own = rows.filter(({ by }) => by.client === 'C1');
    expect(valuesBy(own, 'pillar')).toEqual({ e: 60, s: 70, g: 80 });
  });
});

describe('es-category-mix', () => {
  it('takes the project for a loan to one and the client for others; unknown stays visible', async () => {
    const book = [
      { client_id: 'C1', project_id: 'P1', outstanding: 40 },
      { client_id: 'C1', project_id: 'P2', outstanding: 10 },
      { client_id: 'C1', outstanding: 30 },
      { client_id: 'C2', outstanding: 20 },
      { client_id: 'C3', outstanding: -99 },
    ];
    const rows = await rowsOf(
      {
        exposure: book,
        esg: [
          assessment('C1', { es_risk_class: 'B' }),
          assessment('C2', { ep_category: 'FI-2' }),
          { subject_type: 'project', subject_id: 'P1', assess_date: '2026-02-02', ep_category: 'A' },
        ],
      },
      'es-category-mix',
    );
    expect(valuesBy(rows, 'category')).toEqual({
      A: 0.4,
      B: 0.3,
      C: 0,
      'FI-1': 0,
      'FI-2': 0.2,
      'FI-3': 0,
      FI: 0,
      Other: 0,
      unknown: 0.1,
    });
    expect(rows[0]).toMatchObject({ status: 'red' });
    expect(rows[1]).toMatchObject({ status: 'grey' });
    expect(rows[0]?.coverage).toBeCloseTo(0.9, 12);
  });

  it('has no data without assessments', async () => {
    const rows = await rowsOf({ exposure }, 'es-category-mix');
    expect(rows.every((row) => row.reason === 'NO_DATA')).toBe(true);
  });

  it('takes the category of the table of projects where no assessment names one', async () => {
    const exposure = [
      { outstanding: 30, project_id: 'P1' },
      { outstanding: 70, project_id: 'P2' },
    ];
    const project = [
      { project_id: 'P1', ep_category: 'A', as_of_date: '2025-12-31' },
      { project_id: 'P1', ep_category: 'B', as_of_date: '2026-03-31' },
      { project_id: 'P1', ep_category: 'C', as_of_date: '2026-07-31' },
      { project_id: 'P2' },
    ];
    // the state of March is the newest known at the end of June
    const shares = valuesBy(await rowsOf({ exposure, project }, 'es-category-mix'), 'category');
    expect(shares).toMatchObject({ A: 0, B: 0.3, C: 0, unknown: 0.7 });
  });

  it('weighs the pillars as the parameter in force says, a sector by its own', async () => {
    const pillars = { subject_type: 'client', assess_date: '2026-01-01', e_score: 20, s_score: 60, g_score: 100 };
    const tables = {
      exposure: [
        { client_id: 'C1', outstanding: 1, sector: 'solar' },
        { client_id: 'C2', outstanding: 1, sector: '钢铁' },
        { client_id: 'C3', outstanding: 1, sector: 'solar' },
      ],
      esg: [
        { ...pillars, subject_id: 'C1' },
        { ...pillars, subject_id: 'C2' },
        { ...pillars, subject_id: 'C3', g_score: null },
      ],
      parameter: [
        { key: 'esg_weights', value: 'E 0.5, S 0.25, G 0.25', effective_from: '2026-02-01' },
        { key: 'esg_weights', scope: 'sector:钢铁', value: '80/10/10' },
        // refused: a weight below nothing
        { key: 'esg_weights', value: '2,-1,0', effective_from: '2026-03-01' },
      ],
    };
    const at = async (asOf: string) =>
      valuesBy(await rowsOf(tables, 'client-esg-score', { asOf, by: ['client'] }), 'client');
    // 10 + 15 + 25; 16 + 6 + 10; two pillars: (10 + 15) / 0.75
    const june = await at('2026-06-30');
    expect(june.C1).toBeCloseTo(50, 9);
    expect(june.C2).toBeCloseTo(32, 9);
    expect(june.C3).toBeCloseTo(100 / 3, 9);
    // before the parameter takes effect the pillars weigh the same
    const early = await rowsOf(
      { ...tables, exposure: tables.exposure.map((row) => ({ ...row, as_of_date: '2026-01-31' })) },
      'client-esg-score',
      { asOf: '2026-01-31', by: ['client'] },
    );
    expect(valuesBy(early, 'client').C1).toBeCloseTo(60, 9);
  });
});
