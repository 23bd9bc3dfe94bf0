import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf, valuesBy } from '../../support/value-of.ts';

const exposure = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'].map((client_id, index) => ({
  client_id,
  facility_id: `F${index}`,
  outstanding: client_id === 'C6' ? 0 : 10 * (index + 1),
}));

describe('review-coverage', () => {
  it('asks each tier for its own interval, both ends included', async () => {
    const client = [
      { client_id: 'C1', risk_tier: 1 },
      { client_id: 'C2', risk_tier: 1 },
      { client_id: 'C3', risk_tier: 5 },
      { client_id: 'C4', risk_tier: 5 },
      { client_id: 'C5' },
      { client_id: 'C6', risk_tier: 1 },
    ];
    const review = [
      { review_id: 'a', client_id: 'C1', done_date: '2026-01-01', review_type: 'periodic' }, // 180 days: covered
      { review_id: 'b', client_id: 'C2', done_date: '2025-12-31', review_type: 'periodic' }, // 181 days
      { review_id: 'c', client_id: 'C3', done_date: '2026-05-31', review_type: 'special' }, // 30 days: covered, any type counts
      { review_id: 'd', client_id: 'C4', done_date: '2026-07-01', review_type: 'special' }, // later
      { review_id: 'e', client_id: 'C5', done_date: '2026-05-01', review_type: 'periodic' }, // 60 days, unknown tier: covered
    ];
    const rows = await rowsOf({ exposure, client, review }, 'review-coverage');
    // C6 has no balance and no status: not active
    // all: C1 and C3 of C1 to C4; the unknown tier stands apart
    expect(valuesBy(rows, 'tier')).toEqual({
      '1': 0.5,
      '2': null,
      '3': null,
      '4': null,
      '5': 0.5,
      unknown: 1,
      all: 0.5,
    });
    expect(rows.at(-1)).toMatchObject({ by: { tier: 'all' }, numerator: 2, denominator: 4, n: 4 });
    expect(rows.find((row) => row.by.tier === '1')).toMatchObject({ n: 2, flags: ['BELOW_MIN_N'] });
    expect(rows.find((row) => row.by.tier === '2')).toMatchObject({ reason: 'ZERO_DENOM' });
    const balances = await rowsOf({ exposure, client, review }, 'review-coverage-exposure');
    expect(valuesBy(balances, 'tier')['1']).toBeCloseTo(10 / 30, 12);
  });

  it('lets a young client wait for its first check, until that has fallen due', async () => {
    const client = [
      { client_id: 'C1', risk_tier: 1, onboard_date: '2026-06-01' }, // no drawdown known: waits
      { client_id: 'C2', risk_tier: 1, onboard_date: '2026-06-01' }, // first check due 20 June: counts, missed
      { client_id: 'C3', risk_tier: 1, onboard_date: '2025-01-01' }, // old: counts, missed
      { client_id: 'C4', risk_tier: 1, status: 'exited' },
      { client_id: 'C5', risk_tier: 1, onboard_date: '2026-06-01' }, // drawn 14 June: 15 days later is 29 June, counts
      { client_id: 'C6', risk_tier: 1, status: 'active' }, // active although without balance
    ];
    const review = [{ review_id: 'a', client_id: 'C2', due_date: '2026-06-20', review_type: 'first_draw' }];
    const drawn = exposure.map((row) => (row.client_id === 'C5' ? { ...row, origination_date: '2026-06-14' } : row));
    const rows = await rowsOf({ exposure: drawn, client, review }, 'review-coverage');
    expect(rows[0]).toMatchObject({ numerator: 0, denominator: 4, coverage: 0.8 });
  });

  it('tiers clients by rule only where no tier is given', async () => {
    const book = [
      { client_id: 'C1', outstanding: 1, five_tier: 3 },
      { client_id: 'C2', outstanding: 1, five_tier: 1, days_past_due: 31 },
      { client_id: 'C3', outstanding: 1, five_tier: 5 },
      { client_id: 'C4', outstanding: 1, five_tier: 1, days_past_due: 30 },
    ];
    const client = [{ client_id: 'C3', risk_tier: 2 }];
    const rows = await rowsOf({ exposure: book, client }, 'outstanding-balance', { by: ['tier'] });
    expect(valuesBy(rows, 'tier')).toEqual({ '2': 1, '4': 1, '5': 1, unknown: 1 });
  });
});

describe('first-check-on-time', () => {
  it('follows each first drawdown of the period for fifteen days', async () => {
    const drawn = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-20', '2026-05-31', '2026-06-04'].map(
      (origination_date, index) => ({
        client_id: `C${index}`,
        facility_id: `F${index}`,
        outstanding: 1,
        origination_date,
      }),
    );
    const first = (client_id: string, done_date: string | null, waived_flag = false) => ({
      review_id: `r${client_id}`,
      client_id,
      review_type: 'first_draw',
      due_date: '2026-06-16',
      done_date,
      waived_flag,
    });
    const review = [
      first('C0', '2026-06-16'), // 15 days: in time
      first('C1', '2026-06-18'), // 16 days: late
      first('C4', '2026-06-01'), // drawn in May: another period
      first('C5', null, true), // waived: on neither side
    ]; // C2 has none: missed; C3 drawn on the 20th: cannot be told before 6 July
    const row = await rowOf({ exposure: drawn, review }, 'first-check-on-time');
    expect(row).toMatchObject({ numerator: 1, denominator: 3, n: 3 });
    expect(row.coverage).toBeCloseTo(0.75, 12);
  });
});
