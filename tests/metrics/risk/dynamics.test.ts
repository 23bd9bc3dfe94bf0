import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf, valuesBy } from '../../support/value-of.ts';

const MAY = '2026-05-31';
const JUNE = '2026-06-30';

type Row = Record<string, string | number | boolean | null>;
const at = (as_of_date: string, rows: readonly Row[]) => rows.map((row) => ({ as_of_date, client_id: 'C1', ...row }));

describe('impairment-stage', () => {
  it('is the reported one, else the backstop, and of a group the worst', async () => {
    const exposure = [
      { outstanding: 50, ifrs_stage: 1, days_past_due: 200 },
      { outstanding: 30, days_past_due: 31 },
      { outstanding: 20, five_tier: 1, days_past_due: 30 },
      { outstanding: 25 },
    ];
    const rows = await rowsOf({ exposure }, 'impairment-stage', { by: ['facility'] });
    expect(valuesBy(rows, 'facility')).toEqual({ F1: 1, F2: 2, F3: 1, F4: null });
    expect(rows.map(({ flags }) => flags)).toEqual([[], ['BACKSTOP'], ['BACKSTOP'], []]);
    expect((await rowOf({ exposure }, 'impairment-stage')).value).toBe(2);
    // stage 1: 50 + 20 of 125
    expect(valuesBy(await rowsOf({ exposure }, 'stage-mix'), 'impairment_stage')).toEqual({
      1: 0.56,
      2: 0.24,
      3: 0,
      unknown: 0.2,
    });
  });

  it('is 2 after a fall of two notches since the first rating', async () => {
    const exposure = [
      ...at(MAY, [{ facility_id: 'a', outstanding: 1, rating: 'A', five_tier: 1 }]),
      ...at(JUNE, [{ facility_id: 'a', outstanding: 1, rating: 'BBB+', five_tier: 1 }]),
    ];
    // A, A-, BBB+: two places
    expect((await rowOf({ exposure }, 'impairment-stage')).value).toBe(2);
    expect((await rowOf({ exposure }, 'impairment-stage', { asOf: MAY })).value).toBe(1);
  });
});

describe('expected loss and provisions', () => {
  const exposure = [
    {
      outstanding: 100,
      limit_amount: 150,
      ifrs_stage: 1,
      pd_12m: 0.02,
      pd_life: 0.5,
      lgd: 0.4,
      provision: 2,
      five_tier: 1,
    },
    { outstanding: 200, ifrs_stage: 2, pd_12m: 0.02, pd_life: 0.1, provision: 10, five_tier: 2 },
    { outstanding: 50, ifrs_stage: 3, lgd: 0.6, provision: 30, five_tier: 4 },
    { outstanding: 40, ifrs_stage: 2, pd_12m: 0.9, five_tier: 2 },
  ];

  it('take the probability of the stage, the default loss rate where none is given, and leave out who has none', async () => {
    // 0.02 x 0.4 x 100 + 0.1 x 0.45 x 200 + 1 x 0.6 x 50 = 0.8 + 9 + 30; 40 of stage 2 has no lifetime probability
    const row = await rowOf({ exposure }, 'expected-loss');
    expect(row.value).toBeCloseTo(39.8, 9);
    expect(row.coverage).toBeCloseTo(350 / 390, 12);
    expect(row.flags).toEqual(['ASSUMED_LGD', 'ASSUMED_CCF']);
    expect((await rowOf({ exposure }, 'expected-loss-rate')).value).toBeCloseTo(39.8 / 350, 12);
    expect((await rowOf({ exposure }, 'expected-loss-coverage')).value).toBeCloseTo(42 / 39.8, 12);
  });

  it('say nothing was assumed where only rows that do not count were', async () => {
    const sure = { ifrs_stage: 3, lgd: 0.6, ead: 50, outstanding: 50, provision: 30 };
    // the second loan has no default loss rate, no exposure and no stage, and no provision either: it is on neither side
    const unsure = { outstanding: 20, limit_amount: 30, five_tier: 1, pd_12m: 0.01 };
    const loans = { exposure: [sure, unsure] };
    expect((await rowOf(loans, 'expected-loss')).flags).toEqual(['ASSUMED_LGD', 'ASSUMED_CCF', 'BACKSTOP']);
    expect(await rowOf(loans, 'expected-loss-coverage')).toMatchObject({ value: 1, n: 1, flags: [] });
  });

  it('follow the parameters of the bank', async () => {
    const parameter = [
      { key: 'lgd', value: '0.5' },
      { key: 'ccf', value: '0.2' },
    ];
    // 0.02 x 0.4 x (100 + 0.2 x 50) + 0.1 x 0.5 x 200 + 30
    const row = await rowOf({ exposure, parameter }, 'expected-loss');
    expect(row.value).toBeCloseTo(0.88 + 10 + 30, 9);
    expect(row.flags).toEqual(['ASSUMED_LGD']);
  });

  it('hold provisions against the non-performing balance and all loans', async () => {
    // 42 / 50; 42 / (100 + 200 + 50), one row knows no provision
    expect((await rowOf({ exposure }, 'provision-coverage')).value).toBeCloseTo(0.84, 12);
    expect((await rowOf({ exposure }, 'loan-provision-ratio')).value).toBeCloseTo(0.12, 12);
    expect((await rowOf({ exposure: exposure.slice(0, 2) }, 'provision-coverage')).reason).toBe('ZERO_DENOM');
    expect((await rowOf({ exposure: [{ outstanding: 1 }] }, 'expected-loss')).reason).toBe('NO_DATA');
  });
});

describe('collateral-cover', () => {
  it('looks at secured loans alone and says which part of the book they are', async () => {
    const exposure = [
      { outstanding: 60, collateral_value: 90 },
      { outstanding: 30, collateral_value: 0 },
      { outstanding: 10 },
    ];
    expect(await rowOf({ exposure }, 'collateral-cover')).toMatchObject({ value: 1.5, coverage: 0.6 });
    expect((await rowOf({ exposure: exposure.slice(1, 2) }, 'collateral-cover')).reason).toBe('ZERO_DENOM');
  });
});

describe('roll rates', () => {
  const exposure = [
    ...at(MAY, [
      { facility_id: 'worse', outstanding: 30, days_past_due: 10 },
      { facility_id: 'stays', outstanding: 20, days_past_due: 5 },
      { facility_id: 'cured', outstanding: 25, days_past_due: 30 },
      { facility_id: 'repaid', outstanding: 15, days_past_due: 1 },
      { facility_id: 'written', outstanding: 10, days_past_due: 2 },
      { facility_id: 'blank', outstanding: 99 },
    ]),
    ...at(JUNE, [
      { facility_id: 'worse', outstanding: 30, days_past_due: 31 },
      { facility_id: 'stays', outstanding: 5, days_past_due: 30 },
      { facility_id: 'cured', outstanding: 25, days_past_due: 0 },
      { facility_id: 'written', outstanding: 0, days_past_due: 32, loan_status: 'written_off' },
      { facility_id: 'blank', outstanding: 99, days_past_due: 400 },
    ]),
  ];
  const cell = async (id: 'roll-rate' | 'roll-cure' | 'roll-stay' | 'roll-rate-3m') =>
    (await rowsOf({ exposure }, id)).find(({ by }) => by.dpd_bucket === '1-30');

  it('weigh by the opening balance, count write-offs as rolled and keep what was repaid', async () => {
    // of 100: 30 + 10 rolled, 25 cured, 20 stayed, 15 repaid
    expect(await cell('roll-rate')).toMatchObject({ value: 0.4, status: 'amber' });
    expect((await cell('roll-cure'))?.value).toBe(0.25);
    expect((await cell('roll-stay'))?.value).toBe(0.2);
  });

  it('need three pairs of months for the average', async () => {
    expect((await cell('roll-rate-3m'))?.reason).toBe('SHORT_HISTORY');
    const days = [5, 40, 5, 70];
    const months = ['2026-03-31', '2026-04-30', MAY, JUNE];
    const rows = months.flatMap((month, index) =>
      at(month, [{ facility_id: 'a', outstanding: 10, days_past_due: days[index] ?? 0 }]),
    );
    // 1-30 rolls in March and in May; 31-60 cures in April
    expect(valuesBy(await rowsOf({ exposure: rows }, 'roll-rate-3m'), 'dpd_bucket')).toMatchObject({
      '1-30': 1,
      '31-60': 0,
      '0': null,
    });
  });
});

describe('class-migration', () => {
  it('weighs each class by what is kept of it', async () => {
    const exposure = [
      ...at('2025-12-31', [
        { facility_id: 'a', outstanding: 100, five_tier: 2 },
        { facility_id: 'b', outstanding: 60, five_tier: 2 },
      ]),
      ...at(JUNE, [
        { facility_id: 'a', outstanding: 20, five_tier: 3 },
        { facility_id: 'b', outstanding: 80, five_tier: 1 },
      ]),
    ];
    // min(100, 20) / (20 + min(60, 80))
    expect(valuesBy(await rowsOf({ exposure }, 'class-migration'), 'from')).toEqual({
      1: null,
      2: 0.25,
      3: null,
      4: null,
    });
  });
});

describe('vintage', () => {
  const loan = (facility_id: string, origination_date: string, late: readonly number[], first: number) =>
    ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', MAY, JUNE].slice(first).map((as_of_date, index) => ({
      as_of_date,
      facility_id,
      client_id: facility_id,
      outstanding: 10,
      origination_date,
      days_past_due: late[index] ?? 0,
    }));

  it('counts what was ever bad by a month, up to the month its youngest loan has reached', async () => {
    const exposure = [
      ...loan('a', '2026-01-10', [0, 95, 0, 0, 0, 0], 0),
      ...loan('b', '2026-03-20', [0, 0, 0, 120], 2),
      ...loan('c', '2026-01-15', [], 0),
      ...loan('d', '2026-02-15', [], 1),
      ...loan('e', '2026-02-16', [], 1),
    ];
    const rows = await rowsOf({ exposure }, 'vintage');
    // a is bad from month 1 on, though cured; b in month 3; June is month 3 of a loan of March
    expect(rows.map(({ by, value, status }) => [by.cohort, by.month_on_book, value, status])).toEqual([
      ['2026Q1', '0', 0, 'grey'],
      ['2026Q1', '1', 0.2, 'grey'],
      ['2026Q1', '2', 0.2, 'grey'],
      ['2026Q1', '3', 0.4, 'grey'],
    ]);
    expect((await rowsOf({ exposure: exposure.slice(0, 6) }, 'vintage-count'))[1]?.flags).toEqual(['BELOW_MIN_N']);
  });

  it('has too short a history for a cohort older than the ledger', async () => {
    const rows = await rowsOf({ exposure: loan('a', '2025-11-10', [], 0) }, 'vintage');
    expect(rows).toMatchObject([
      { by: { cohort: '2025Q4', month_on_book: '6' }, value: null, reason: 'SHORT_HISTORY' },
    ]);
  });
});

describe('sector limits', () => {
  const exposure = [
    { outstanding: 60, sector: '光伏', branch: 'north' },
    { outstanding: 30, sector: '光伏', branch: 'south' },
    { outstanding: 110, sector: '风电', branch: 'south' },
  ];
  const parameter = [
    { key: 'sector_limit:光伏', value: '40%' },
    { key: 'sector_limit:风电', value: '0.02', unit: '万元', effective_from: '2020-01-01' },
    { key: 'sector_limit:风电', value: '100', unit: '元', effective_from: '2026-01-01' },
    { key: 'sector_limit:风电', value: '1', unit: '亿元', effective_from: '2027-01-01' },
  ];

  it('are amounts or shares of the book, those in force at the date', async () => {
    // 90 / (40 % of 200); 110 / 100
    const rows = await rowsOf({ exposure, parameter }, 'sector-limit-use');
    expect(valuesBy(rows, 'sector')).toEqual({ 光伏: 1.125, 风电: 1.1 });
    expect(rows.every(({ status }) => status === 'red')).toBe(true);
    const north = await rowsOf({ exposure, parameter }, 'sector-limit-use', { filter: { branch: ['north'] } });
    expect(valuesBy(north, 'sector')).toEqual({ 光伏: 0.75 });
  });

  it('are not needed for the shares', async () => {
    expect(valuesBy(await rowsOf({ exposure }, 'sector-share'), 'sector')).toEqual({ 光伏: 0.45, 风电: 0.55 });
    expect((await rowsOf({ exposure }, 'sector-limit-use'))[0]).toMatchObject({ value: null, reason: 'NO_DATA' });
  });
});

describe('the watch list', () => {
  const exposure = [
    ...at(MAY, [
      { facility_id: 'a', client_id: 'stays', outstanding: 10, watchlist_flag: true },
      { facility_id: 'b', client_id: 'leaves', outstanding: 20, watchlist_flag: true },
      { facility_id: 'c', client_id: 'comes', outstanding: 30, watchlist_flag: false },
    ]),
    ...at(JUNE, [
      { facility_id: 'a', client_id: 'stays', outstanding: 10, watchlist_flag: true },
      { facility_id: 'c', client_id: 'comes', outstanding: 30, watchlist_flag: true },
      { facility_id: 'd', client_id: 'fine', outstanding: 60, watchlist_flag: false },
      { facility_id: 'e', client_id: 'unmarked', outstanding: 100 },
    ]),
  ];

  it('counts clients, balance and share over what is marked', async () => {
    expect((await rowOf({ exposure }, 'watch-list-clients')).value).toBe(2);
    expect((await rowOf({ exposure }, 'watch-list-balance')).value).toBe(40);
    // 40 / (10 + 30 + 60)
    expect(await rowOf({ exposure }, 'watch-list-share')).toMatchObject({ value: 0.4, coverage: 0.5, status: 'red' });
  });

  it('tells who came, who left and how long the others stay', async () => {
    expect((await rowOf({ exposure }, 'watch-list-entries')).value).toBe(1);
    expect((await rowOf({ exposure }, 'watch-list-exits')).value).toBe(1);
    // 30 days since May and 0 since June
    expect((await rowOf({ exposure }, 'watch-list-days')).value).toBe(15);
    expect(
      (await rowOf({ exposure: at(JUNE, [{ outstanding: 1, watchlist_flag: true }]) }, 'watch-list-entries')).reason,
    ).toBe('SHORT_HISTORY');
  });
});
