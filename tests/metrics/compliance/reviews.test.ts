import { describe, expect, it } from 'vitest';
import type { TestRow } from '../../support/with-tables.ts';
import { rowOf, rowsOf, valuesBy } from '../../support/value-of.ts';

/** Worked example WE25 (constructed from the formula): id, due, done, waived. */
const WE25: readonly [string, string, string | null, boolean][] = [
  ['R1', '2025-04-10', '2025-04-08', false],
  ['R2', '2025-04-20', '2025-05-05', false],
  ['R3', '2025-05-15', null, false],
  ['R4', '2025-05-31', '2025-05-31', false],
  ['R5', '2025-06-10', null, false],
  ['R6', '2025-06-20', '2025-06-19', true],
  ['R7', '2025-06-30', null, false],
  ['R8', '2025-07-15', null, false],
  ['R9', '2025-03-01', null, false],
];
const review = WE25.map(([review_id, due_date, done_date, waived_flag]) => ({
  review_id,
  due_date,
  done_date,
  waived_flag,
  client_id: 'C1',
  review_type: 'periodic',
}));
const exposure = [{ as_of_date: '2025-06-30', outstanding: 100, client_id: 'C1' }];
const quarter = { asOf: '2025-06-30', period: 'quarter' } as const;

function reviews(rows: readonly TestRow[]) {
  return rows.map((row, index) => ({ review_id: `R${index}`, client_id: 'C1', review_type: 'periodic', ...row }));
}

describe('review-on-time', () => {
  it('agrees with worked example WE25: 2 of 5 decidable reviews of the quarter', async () => {
    const row = await rowOf({ exposure, review }, 'review-on-time', quarter);
    expect(row).toMatchObject({ value: 0.4, numerator: 2, denominator: 5, n: 5, status: 'red' });
    expect(row.coverage).toBeCloseTo(5 / 6, 12); // R7 falls due on the date and cannot be told
  });

  it('puts a review whose tier at the due date is blank into the group unknown, whatever tier the client has', async () => {
    const due = { due_date: '2025-06-10', done_date: '2025-06-09' };
    const tables = {
      exposure: [{ as_of_date: '2025-06-30', outstanding: 100, client_id: 'C1', five_tier: 3 }],
      client: [{ client_id: 'C1', risk_tier: 5 }],
      review: reviews([due, { ...due, risk_tier_at_due: 2 }]),
    };
    const rows = await rowsOf(tables, 'review-on-time', { by: ['tier'] });
    expect(valuesBy(rows, 'tier')).toEqual({ '2': 1, unknown: 1 });
  });

  it('counts the calendar month when nobody says otherwise, and greys fewer than five', async () => {
    expect(await rowOf({ exposure, review }, 'review-on-time')).toMatchObject({
      value: 0,
      n: 1,
      status: 'grey',
      flags: ['BELOW_MIN_N'],
    });
  });

  it('sees what was done later as open, and is not rewritten by a later month', async () => {
    const late = reviews([
      { due_date: '2025-05-10', done_date: '2025-06-02' },
      { due_date: '2025-05-11', done_date: '2025-05-11' },
    ]);
    const rows = await rowsOf({ exposure, review: late }, 'review-completion', { from: '2025-05-01' });
    expect(rows.map(({ period, value, reason }) => [period, value, reason])).toEqual([
      ['2025-05', 0.5, null],
      ['2025-06', null, 'ZERO_DENOM'],
    ]);
  });

  it('gives the days of grace the bank allows', async () => {
    const parameter = [{ key: 'grace_days', value: '15' }];
    expect(await rowOf({ exposure, review, parameter }, 'review-on-time', quarter)).toMatchObject({
      numerator: 3,
      n: 5,
    });
    // with 15 days R2 is on time; R5 (10 June + 15) is past due on 30 June
  });

  it('has no data without reviews', async () => {
    expect(await rowOf({ exposure }, 'review-on-time')).toMatchObject({ value: null, reason: 'NO_DATA' });
  });
});

describe('review-waiver-rate', () => {
  it('holds waived reviews against all that fell due', async () => {
    // R1 to R7 fell due in the quarter, R6 waived
    expect(await rowOf({ exposure, review }, 'review-waiver-rate', quarter)).toMatchObject({
      value: 1 / 7,
      status: 'amber',
    });
  });
});

describe('review-overdue', () => {
  it('agrees with worked example WE25: R3 46 days, R5 20 days, R9 121 days', async () => {
    const rows = await rowsOf({ exposure, review }, 'review-overdue');
    expect(valuesBy(rows, 'days')).toEqual({ '1-30': 1, '31-60': 1, '61-90': 0, '>90': 1, all: 3 });
    expect(rows.map((row) => row.status)).toEqual(['grey', 'red', 'green', 'red', 'grey']); // 1 client: 2 % is less than one
    expect(rows[0]).toMatchObject({ denominator: 1 });
    expect(rows[4]).toMatchObject({ value: 3, denominator: 1, n: 1 });
  });

  it('is amber while the long overdue stay within 2 % of the active clients', async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({
      as_of_date: '2025-06-30',
      outstanding: 1,
      client_id: `C${index}`,
    }));
    const one = reviews([{ due_date: '2025-05-15' }]);
    const rows = await rowsOf({ exposure: many, review: one }, 'review-overdue');
    expect(rows.find((row) => row.by.days === '31-60')).toMatchObject({ value: 1, denominator: 50, status: 'amber' });
  });

  it('weighs each client once, by its oldest overdue review', async () => {
    const rows = await rowsOf({ exposure, review }, 'review-overdue-exposure');
    expect(valuesBy(rows, 'days')).toEqual({ '1-30': 0, '31-60': 0, '61-90': 0, '>90': 100 });
  });
});

describe('days late and cycle time', () => {
  const done = reviews([
    { due_date: '2025-06-01', start_date: '2025-06-01', done_date: '2025-06-03' }, // late 2, cycle 2
    { due_date: '2025-06-01', start_date: '2025-06-02', done_date: '2025-06-11' }, // late 10, cycle 9
    { due_date: '2025-05-01', start_date: '2025-05-28', done_date: '2025-06-02' }, // late 32, cycle 5
    { due_date: '2025-06-20', start_date: '2025-06-21', done_date: '2025-06-18' }, // early; starts after its end
    { due_date: '2025-06-01', done_date: '2025-07-05' }, // done later
    { due_date: '2025-06-01' }, // open
  ]);

  it('averages the lateness of what was done late in the month', async () => {
    expect(await rowOf({ exposure, review: done }, 'review-days-late')).toMatchObject({
      n: 3,
      numerator: 44,
      denominator: 3,
    });
    // sorted 2, 10, 32: the ninetieth percentile lies at 0.9 × 2 = 1.8 of the way: 10 + 0.8 × 22
    expect((await rowOf({ exposure, review: done }, 'review-days-late-p90')).value).toBeCloseTo(27.6, 9);
  });

  it('takes the median from start to done and leaves negative durations out', async () => {
    expect(await rowOf({ exposure, review: done }, 'review-cycle-time')).toMatchObject({ value: 5, n: 3 });
    expect((await rowOf({ exposure, review: done }, 'review-cycle-time-p90')).value).toBeCloseTo(8.2, 9); // 5 + 0.8 × 4
  });

  it('has no cycle time where no start is given', async () => {
    const row = await rowOf({ exposure, review: reviews([{ done_date: '2025-06-03' }]) }, 'review-cycle-time');
    expect(row).toMatchObject({ value: null, reason: 'NO_DATA' });
  });
});

describe('onsite-share, finding-closure, onboarding', () => {
  it('keeps an unknown method in the denominator', async () => {
    const done = reviews([
      { done_date: '2025-06-03', method: 'onsite' },
      { done_date: '2025-06-04', method: 'offsite' },
      { done_date: '2025-06-05' },
      { done_date: '2025-06-06' },
    ]);
    expect((await rowOf({ exposure, review: done }, 'onsite-share')).value).toBe(0.25);
  });

  it('counts a remediation that falls due on the date and is open as missed', async () => {
    const due = reviews([
      { remediation_due: '2025-06-10', remediation_done: '2025-06-10' },
      { remediation_due: '2025-06-10', remediation_done: '2025-06-11' },
      { remediation_due: '2025-06-30' },
      { remediation_due: '2025-07-01' },
    ]);
    expect(await rowOf({ exposure, review: due }, 'finding-closure')).toMatchObject({ numerator: 1, denominator: 3 });
  });

  it('leaves deferred onboardings undecided and finds approvals against the score', async () => {
    const onboarding = reviews(
      [
        { outcome: 'approve', score_financial: 50, score_credit: 90 }, // weak score, mean 70
        { outcome: 'approve', score_financial: 50, score_credit: 60 }, // weak score, mean 55
        { outcome: 'approve', score_financial: 80 },
        { outcome: 'reject', score_financial: 30 },
        { outcome: 'defer' },
      ].map((row) => ({ ...row, review_type: 'onboarding', due_date: '2025-06-05', done_date: '2025-06-05' })),
    );
    const tables = { exposure, review: onboarding };
    expect(await rowOf(tables, 'onboarding-approval-rate')).toMatchObject({ value: 0.75, coverage: 0.8 });
    expect((await rowOf(tables, 'onboarding-mean-score')).value).toBeCloseTo((70 + 55 + 80 + 30) / 4, 12);
    expect((await rowOf(tables, 'onboarding-weak-approvals')).value).toBe(2);
    expect((await rowOf(tables, 'onboarding-overrides')).value).toBe(1);
  });
});
