import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf } from '../../support/value-of.ts';

const MAY = '2026-05-31';
const JUNE = '2026-06-30';

function at(as_of_date: string, rows: readonly Record<string, string | number>[]) {
  return rows.map((row) => ({ as_of_date, client_id: 'C1', ...row }));
}

const exposure = [
  ...at(MAY, [
    { facility_id: 'stays', outstanding: 400, five_tier: 1, manager_id: 'M1' },
    { facility_id: 'falls', outstanding: 60, five_tier: 2, manager_id: 'M1' },
    { facility_id: 'written', outstanding: 40, five_tier: 1, manager_id: 'M1' },
    { facility_id: 'repaid', outstanding: 100, five_tier: 1, manager_id: 'M1' },
    { facility_id: 'cured', outstanding: 30, five_tier: 3, manager_id: 'M1' },
    { facility_id: 'bad', outstanding: 70, five_tier: 4, manager_id: 'M1' },
  ]),
  ...at(JUNE, [
    { facility_id: 'stays', outstanding: 390, five_tier: 1, manager_id: 'M2' },
    { facility_id: 'falls', outstanding: 55, five_tier: 3, manager_id: 'M2' },
    { facility_id: 'written', outstanding: 0, five_tier: 5, loan_status: 'written_off', manager_id: 'M2' },
    { facility_id: 'cured', outstanding: 25, five_tier: 2, manager_id: 'M2' },
    { facility_id: 'bad', outstanding: 70, five_tier: 4, manager_id: 'M2' },
    { facility_id: 'new', outstanding: 500, five_tier: 3, manager_id: 'M2' },
  ]),
];

describe('npl-formation and npl-cure', () => {
  it('weighs by the opening balance, counts write-offs and keeps what was repaid', async () => {
    // (60 + 40) / (400 + 60 + 40 + 100)
    expect(await rowOf({ exposure }, 'npl-formation')).toMatchObject({
      numerator: 100,
      denominator: 600,
      n: 4,
      coverage: 1,
    });
    // 30 / (30 + 70)
    expect((await rowOf({ exposure }, 'npl-cure')).value).toBeCloseTo(0.3, 12);
  });

  it('belongs to the manager of the opening side', async () => {
    const rows = await rowsOf({ exposure }, 'npl-formation', { by: ['manager'] });
    expect(rows.map(({ by }) => by.manager)).toEqual(['M1']);
  });

  it('has too short a history without the month before', async () => {
    const march = at('2026-03-31', [{ facility_id: 'stays', outstanding: 1, five_tier: 1 }]);
    expect(
      await rowOf({ exposure: [...march, ...at(JUNE, [{ outstanding: 1, five_tier: 1 }])] }, 'npl-formation'),
    ).toMatchObject({
      value: null,
      reason: 'SHORT_HISTORY',
    });
  });

  it('is over the whole opening balance; what cannot be told at the close lowers the coverage', async () => {
    const rows = [
      ...at(MAY, [
        { facility_id: 'a', outstanding: 80, five_tier: 1 },
        { facility_id: 'b', outstanding: 20, five_tier: 1 },
      ]),
      ...at(JUNE, [
        { facility_id: 'a', outstanding: 80, five_tier: 3 },
        { facility_id: 'b', outstanding: 20 },
      ]),
    ];
    expect(await rowOf({ exposure: rows }, 'npl-formation')).toMatchObject({
      value: 0.8, // 80 / (80 + 20)
      denominator: 100,
      coverage: 0.8,
    });
  });
});

describe('normal-loan-migration', () => {
  it('agrees with worked example WE10 (exam case of meibinglu.com): 35 / (950 − 150)', async () => {
    // opening 900 normal + 50 special mention; 150 collected; 765 still performing, 35 moved to NPL; 225 new, 25 disposed NPL
    const opening = '2025-12-31';
    const rows = [
      ...at(opening, [
        { facility_id: 'n1', outstanding: 725, five_tier: 1 },
        { facility_id: 'n2', outstanding: 150, five_tier: 1 },
        { facility_id: 'n3', outstanding: 25, five_tier: 1 },
        { facility_id: 's1', outstanding: 40, five_tier: 2 },
        { facility_id: 's2', outstanding: 10, five_tier: 2 },
        { facility_id: 'npl', outstanding: 25, five_tier: 3 },
      ]),
      ...at(JUNE, [
        { facility_id: 'n1', outstanding: 725, five_tier: 1 },
        { facility_id: 'n3', outstanding: 25, five_tier: 3 },
        { facility_id: 's1', outstanding: 40, five_tier: 2 },
        { facility_id: 's2', outstanding: 10, five_tier: 4 },
        { facility_id: 'new', outstanding: 225, five_tier: 1 },
      ]),
    ];
    const row = await rowOf({ exposure: rows }, 'normal-loan-migration');
    expect(row).toMatchObject({ numerator: 35, denominator: 800, status: 'red' });
    expect(row.value).toBeCloseTo(0.04375, 12);
  });

  it('runs from the end of last year in every month of a series', async () => {
    const rows = [
      ...at('2025-12-31', [
        { facility_id: 'a', outstanding: 100, five_tier: 1 },
        { facility_id: 'b', outstanding: 100, five_tier: 1 },
      ]),
      ...at('2026-01-31', [
        { facility_id: 'a', outstanding: 100, five_tier: 3 },
        { facility_id: 'b', outstanding: 100, five_tier: 1 },
      ]),
      ...at('2026-02-28', [
        { facility_id: 'a', outstanding: 50, five_tier: 3 },
        { facility_id: 'b', outstanding: 150, five_tier: 1 },
      ]),
    ];
    const answer = await rowsOf({ exposure: rows }, 'normal-loan-migration', { from: '2025-12-01' });
    // January 100 / 200; February 50 / (50 + min(100, 150))
    expect(answer.map(({ period, value, reason }) => [period, value, reason])).toEqual([
      ['2025-12', null, 'SHORT_HISTORY'],
      ['2026-01', 0.5, null],
      ['2026-02', 50 / 150, null],
    ]);
  });

  it('takes a write-off as a decrease', async () => {
    const rows = [
      ...at('2025-12-31', [
        { facility_id: 'a', outstanding: 100, five_tier: 1 },
        { facility_id: 'b', outstanding: 100, five_tier: 1 },
      ]),
      ...at(JUNE, [
        { facility_id: 'a', outstanding: 100, five_tier: 5, loan_status: 'written_off' },
        { facility_id: 'b', outstanding: 100, five_tier: 1 },
      ]),
    ];
    expect(await rowOf({ exposure: rows }, 'normal-loan-migration')).toMatchObject({ value: 0, denominator: 100 });
  });

  it('counts nothing of an overdrawn loan that was written off or left, in the rate by class too', async () => {
    const rows = [
      ...at('2025-12-31', [
        { facility_id: 'a', outstanding: 100, five_tier: 2 },
        { facility_id: 'b', outstanding: -30, five_tier: 2 },
        { facility_id: 'c', outstanding: -20, five_tier: 2 },
      ]),
      ...at(JUNE, [
        { facility_id: 'a', outstanding: 90, five_tier: 3 },
        { facility_id: 'b', outstanding: -30, five_tier: 5, loan_status: 'written_off' },
      ]),
    ];
    // 90 of 90: neither -30 nor -20 is taken off the denominator, 90 / 40 would be no rate
    expect(await rowOf({ exposure: rows }, 'normal-loan-migration')).toMatchObject({ value: 1, denominator: 90 });
    const byClass = await rowsOf({ exposure: rows }, 'class-migration');
    expect(byClass.find(({ by }) => by.from === '2')).toMatchObject({ value: 1, numerator: 90, denominator: 90 });
  });
});

describe('flows on a ledger without any quality column', () => {
  it('have no data, however long its history', async () => {
    const rows = [...at(MAY, [{ outstanding: 1 }]), ...at(JUNE, [{ outstanding: 1 }])];
    for (const id of ['npl-formation', 'npl-cure', 'normal-loan-migration'] as const) {
      expect(await rowOf({ exposure: rows }, id)).toMatchObject({ value: null, reason: 'NO_DATA' });
      expect(await rowOf({ exposure: at(JUNE, [{ outstanding: 1 }]) }, id)).toMatchObject({ reason: 'NO_DATA' });
    }
  });
});
