import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf, valuesBy } from '../../support/value-of.ts';

describe('npl-ratio', () => {
  it('takes five-tier before stage before days past due, row by row', async () => {
    const exposure = [
      { outstanding: 40, five_tier: 3, days_past_due: 0 }, // npl by class
      { outstanding: 60, five_tier: 1, days_past_due: 400 }, // performing by class, whatever the days
      { outstanding: 30, ifrs_stage: 3, days_past_due: 0 }, // npl by stage
      { outstanding: 50, ifrs_stage: 2, days_past_due: 100 }, // performing by stage
      { outstanding: 20, days_past_due: 91 }, // npl by days
      { outstanding: 100, days_past_due: 90 }, // performing by days
    ];
    const row = await rowOf({ exposure }, 'npl-ratio');
    expect(row).toMatchObject({ numerator: 90, denominator: 300, n: 6, coverage: 1, status: 'red', reason: null });
    expect(row.value).toBeCloseTo(90 / 300, 12);
  });

  it('leaves rows of unknown quality out of both sides and says how much is covered', async () => {
    const exposure = [{ outstanding: 10, five_tier: 4 }, { outstanding: 190, five_tier: 1 }, { outstanding: 50 }];
    const row = await rowOf({ exposure }, 'npl-ratio');
    expect(row.value).toBeCloseTo(0.05, 12); // 10 / 200
    expect(row.coverage).toBeCloseTo(0.8, 12); // 200 / 250
    expect(row.status).toBe('amber'); // 5 % is at the red limit, not above it
  });

  it('leaves written-off rows out of both sides', async () => {
    const exposure = [
      { outstanding: 5, five_tier: 3 },
      { outstanding: 95, five_tier: 1 },
      { outstanding: 900, five_tier: 5, loan_status: 'written_off' },
    ];
    expect(await rowOf({ exposure }, 'npl-ratio')).toMatchObject({ value: 0.05, denominator: 100, coverage: 1 });
  });

  it('has no value on a ledger without any quality column, never zero', async () => {
    const row = await rowOf({ exposure: [{ outstanding: 100 }] }, 'npl-ratio');
    expect(row).toMatchObject({ value: null, reason: 'NO_DATA', status: 'grey', flags: [] });
  });

  it('adds negative balances on both sides', async () => {
    const exposure = [
      { outstanding: -10, five_tier: 1 },
      { outstanding: 60, five_tier: 1 },
      { outstanding: 50, five_tier: 3 },
    ];
    expect((await rowOf({ exposure }, 'npl-ratio')).value).toBeCloseTo(0.5, 12); // 50 / 100
  });

  it('names a denominator of zero and a negative one', async () => {
    expect(await rowOf({ exposure: [{ outstanding: 0, five_tier: 1 }] }, 'npl-ratio')).toMatchObject({
      reason: 'ZERO_DENOM',
    });
    expect(await rowOf({ exposure: [{ outstanding: -5, five_tier: 1 }] }, 'npl-ratio')).toMatchObject({
      reason: 'NEG_DENOM',
    });
  });
});

describe('overdue-ratio', () => {
  it('counts whole balances with any day past due over rows whose days are known', async () => {
    const exposure = [
      { outstanding: 30, days_past_due: 1 },
      { outstanding: 70, days_past_due: 0 },
      { outstanding: 100 },
    ];
    expect(await rowOf({ exposure }, 'overdue-ratio')).toMatchObject({ value: 0.3, coverage: 0.5, n: 2 }); // 30 / 100, 100 / 200
  });

  it('has no value when nobody knows the days', async () => {
    expect(await rowOf({ exposure: [{ outstanding: 1, five_tier: 1 }] }, 'overdue-ratio')).toMatchObject({
      reason: 'NO_DATA',
    });
  });
});

describe('overdue-90-to-npl', () => {
  it('goes above 1 when long arrears are not classified as non-performing', async () => {
    const exposure = [
      { outstanding: 40, five_tier: 3, days_past_due: 120 },
      { outstanding: 20, five_tier: 2, days_past_due: 100 },
      { outstanding: 40, five_tier: 1, days_past_due: 0 },
      { outstanding: 500, five_tier: 5, days_past_due: 900, loan_status: 'written_off' },
    ];
    const row = await rowOf({ exposure }, 'overdue-90-to-npl');
    expect(row).toMatchObject({ value: 1.5, n: 1, status: 'red' }); // (40 + 20) / 40
  });

  it('has a zero denominator when nothing is non-performing', async () => {
    const exposure = [{ outstanding: 40, five_tier: 1, days_past_due: 0 }];
    expect(await rowOf({ exposure }, 'overdue-90-to-npl')).toMatchObject({ value: null, reason: 'ZERO_DENOM' });
  });

  it('has no data without days past due', async () => {
    expect(await rowOf({ exposure: [{ outstanding: 40, five_tier: 3 }] }, 'overdue-90-to-npl')).toMatchObject({
      reason: 'NO_DATA',
    });
  });
});

describe('special-mention-ratio', () => {
  it('looks at reported five-tier classes only', async () => {
    const exposure = [
      { outstanding: 4, five_tier: 2 },
      { outstanding: 96, five_tier: 1 },
      { outstanding: 900, ifrs_stage: 2 },
    ];
    expect(await rowOf({ exposure }, 'special-mention-ratio')).toMatchObject({
      value: 0.04,
      coverage: 0.1,
      status: 'amber',
    });
  });

  it('has no value where only stages are reported', async () => {
    expect(await rowOf({ exposure: [{ outstanding: 1, ifrs_stage: 2 }] }, 'special-mention-ratio')).toMatchObject({
      reason: 'NO_DATA',
    });
  });
});

describe('dpd-buckets', () => {
  it('has edges inclusive on the right, gives every cell and keeps unknown days', async () => {
    const days = [0, 1, 30, 31, 60, 61, 90, 91, 180, 181, 270, 271, 360, 361];
    const exposure = [...days.map((days_past_due) => ({ outstanding: 5, days_past_due })), { outstanding: 30 }];
    const rows = await rowsOf({ exposure }, 'dpd-buckets');
    // 14 × 5 + 30 = 100
    expect(valuesBy(rows, 'dpd_bucket')).toEqual({
      '0': 0.05,
      '1-30': 0.1,
      '31-60': 0.1,
      '61-90': 0.1,
      '91-180': 0.1,
      '181-270': 0.1,
      '271-360': 0.1,
      '361+': 0.05,
      unknown: 0.3,
    });
    expect(rows[0]?.coverage).toBeCloseTo(0.7, 12);
  });

  it('leaves negative and zero balances out and shows empty cells as 0', async () => {
    const exposure = [
      { outstanding: 80, days_past_due: 0 },
      { outstanding: 20, days_past_due: 45 },
      { outstanding: -50, days_past_due: 400 },
    ];
    const shares = valuesBy(await rowsOf({ exposure }, 'dpd-buckets'), 'dpd_bucket');
    expect(shares).toMatchObject({ '0': 0.8, '31-60': 0.2, '361+': 0, unknown: 0 });
  });

  it('has no data in a group where nobody knows the days', async () => {
    const exposure = [
      { outstanding: 80, days_past_due: 0, sector: 'solar' },
      { outstanding: 20, sector: 'wind' },
    ];
    const rows = await rowsOf({ exposure }, 'dpd-buckets', { by: ['sector'] });
    expect(rows.filter((row) => row.by.sector === 'wind').every((row) => row.reason === 'NO_DATA')).toBe(true);
    expect(rows.filter((row) => row.by.sector === 'solar' && row.by.dpd_bucket === '0')[0]?.value).toBe(1);
    expect(rows).toHaveLength(18);
  });
});
