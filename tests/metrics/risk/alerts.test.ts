import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf } from '../../support/value-of.ts';

const exposure = [{ outstanding: 1, client_id: 'C1', manager_id: 'M1' }];

function alerts(rows: readonly Record<string, string | number | boolean | null>[]) {
  return rows.map((row, index) => ({
    alert_id: `A${index}`,
    client_id: 'C1',
    severity: 1,
    raised_date: '2026-06-01',
    ...row,
  }));
}

describe('alert-ack-days', () => {
  it('is the median over alerts acknowledged in the month, one an alert, negative durations left out', async () => {
    const alert = alerts([
      { ack_date: '2026-06-02' }, // 1
      { ack_date: '2026-06-04' }, // 3
      { ack_date: '2026-06-09' }, // 8
      { ack_date: '2026-06-12' }, // 11
      { raised_date: '2026-05-01', ack_date: '2026-06-21' }, // 51
      { ack_date: '2026-05-30' }, // before it was raised, and in May
      { ack_date: '2026-07-01' }, // after the date
      { alert_id: 'A0', action_seq: 1, ack_date: '2026-06-02', action_done: '2026-06-06' }, // an action of A0
    ]);
    expect(await rowOf({ exposure, alert }, 'alert-ack-days')).toMatchObject({ value: 8, n: 5, status: 'amber' });
    expect(await rowOf({ exposure, alert }, 'alert-action-days')).toMatchObject({
      value: 5,
      n: 1,
      flags: ['BELOW_MIN_N'],
    });
  });

  it('has nothing to divide by without an acknowledgement in the month, and no data without alerts', async () => {
    expect(await rowOf({ exposure, alert: alerts([{}]) }, 'alert-ack-days')).toMatchObject({
      value: null,
      reason: 'ZERO_DENOM',
    });
    expect(await rowOf({ exposure }, 'alert-ack-days')).toMatchObject({ value: null, reason: 'NO_DATA' });
  });
});

describe('alert-timely-share', () => {
  it('gives red alerts two days and others five, and counts what was never acknowledged as a miss', async () => {
    const alert = alerts([
      { severity: 3, ack_date: '2026-06-03' }, // in time
      { severity: 3, ack_date: '2026-06-04' }, // late
      { severity: 2, ack_date: '2026-06-06' }, // in time
      { severity: 1 }, // never: missed
      { severity: 1, raised_date: '2026-06-25' }, // target day is the date itself: not decidable
    ]);
    expect(await rowOf({ exposure, alert }, 'alert-timely-share')).toMatchObject({ value: 0.5, n: 4, coverage: 0.8 });
  });
});

describe('open-alerts', () => {
  it('counts by severity and age as it was known at the date', async () => {
    const alert = alerts([
      { severity: 3, raised_date: '2026-06-01' }, // 29 days
      { severity: 3, raised_date: '2026-05-31' }, // 30 days
      { severity: 1, raised_date: '2026-05-30' }, // 31 days
      { severity: 2, raised_date: '2026-03-01', closed_date: '2026-07-02', status: 'closed' }, // open then, 121 days
      { severity: 2, raised_date: '2026-03-01', closed_date: '2026-06-30', status: 'closed' },
      { severity: 2, raised_date: '2026-03-01', status: 'false_positive' },
      { severity: 2, raised_date: '2026-07-01' },
    ]);
    const rows = await rowsOf({ exposure, alert }, 'open-alerts');
    expect(rows).toHaveLength(16);
    const open = rows.filter((row) => row.value !== 0).map(({ by, value }) => [by.severity, by.days, value]);
    expect(open).toEqual([
      ['3', '0-30', 2],
      ['2', '>90', 1],
      ['1', '31-60', 1],
    ]);
  });
});

describe('alert-plan-coverage', () => {
  it('counts a plan from the day it is made, and one without a date from the start', async () => {
    const red = { severity: 3, raised_date: '2026-01-10' };
    const alert = alerts([
      { ...red, plan_flag: true, plan_date: '2026-05-01' },
      { ...red, plan_date: '2026-03-31' },
      { ...red, plan_flag: true },
      { ...red, plan_flag: false },
      { ...red, plan_date: '2026-06-15' }, // its second plan: the first one counts
      { ...red, alert_id: 'A4', action_seq: 1, plan_date: '2026-04-15' },
    ]);
    const planned = async (asOf: string) =>
      (await rowOf({ exposure, alert }, 'alert-plan-coverage', { asOf })).numerator;
    expect(await planned('2026-03-30')).toBe(1);
    expect(await planned('2026-03-31')).toBe(2);
    expect(await planned('2026-04-30')).toBe(3);
    expect(await rowOf({ exposure, alert }, 'alert-plan-coverage', { asOf: '2026-05-31' })).toMatchObject({
      ...{ value: 4 / 5, numerator: 4, denominator: 5, n: 5 },
      ...{ reason: null, flags: [] },
    });
  });
});

describe('an alert and its manager', () => {
  it('belongs to who managed the client on the day it was raised', async () => {
    const book = [
      { as_of_date: '2026-04-30', outstanding: 5, client_id: 'C1', facility_id: 'F', manager_id: 'old' },
      { as_of_date: '2026-06-30', outstanding: 5, client_id: 'C1', facility_id: 'F', manager_id: 'new' },
    ];
    const rows = await rowsOf({ exposure: book, alert: alerts([{}]) }, 'open-alerts', { by: ['manager'] });
    expect([...new Set(rows.map((row) => row.by.manager))]).toEqual(['old']);
  });
});
