import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf } from '../../support/value-of.ts';

const MONTHS = [
  '2025-11-30',
  '2025-12-31',
  '2026-01-31',
  '2026-02-28',
  '2026-03-31',
  '2026-04-30',
  '2026-05-31',
  '2026-06-30',
];

/** A client whose class is given month by month. */
const classes = (client_id: string, tiers: readonly number[]) =>
  tiers.map((five_tier, index) => ({
    as_of_date: MONTHS[index] ?? '',
    client_id,
    facility_id: `F-${client_id}`,
    outstanding: 100,
    five_tier,
  }));
const alert = (alert_id: string, client_id: string, raised_date: string, more = {}) => ({
  alert_id,
  client_id,
  raised_date,
  severity: 3,
  indicator_code: 'F03',
  ...more,
});

describe('red alerts acted on', () => {
  const exposure = classes('C1', [1, 1, 1, 1, 1, 1, 1, 1]);
  const cut = (client_id: string, action_date: string) => ({
    action_id: `${client_id}${action_date}`,
    client_id,
    action_date,
    action_type: 'limit_decrease',
    reason_code: 'F03',
  });

  it('follows the fall in receivables turnover to the cut of the limit', async () => {
    const tables = {
      exposure,
      alert: [
        alert('A1', 'C1', '2026-05-05'),
        // 31 days later is too late; a false alarm calls for nothing; orange is not asked about
        alert('A2', 'C2', '2026-05-05'),
        alert('A3', 'C3', '2026-05-05', { status: 'false_positive' }),
        alert('A4', 'C4', '2026-05-05', { severity: 2 }),
        // its thirty days end in July
        alert('A5', 'C5', '2026-06-10'),
        // they end on the date itself: not yet to be told
        alert('A6', 'C6', '2026-05-31'),
      ],
      credit_action: [cut('C1', '2026-06-04'), cut('C2', '2026-06-05'), cut('C5', '2026-06-11')],
    };
    const row = await rowOf(tables, 'alert-action-share', { asOf: '2026-06-30' });
    expect(row).toMatchObject({ value: 1 / 2, numerator: 1, denominator: 2, n: 2, flags: ['BELOW_MIN_N'] });
    expect(row.coverage).toBeCloseTo(2 / 3, 10);
  });

  it('has no answer without a table of changes', async () => {
    const row = await rowOf({ exposure, alert: [alert('A1', 'C1', '2026-05-05')] }, 'alert-action-share');
    expect(row).toMatchObject({ value: null, reason: 'NO_DATA' });
  });
});

describe('alerts against downgrades', () => {
  const tables = {
    exposure: [
      ...classes('C1', [1, 1, 2, 2, 2, 2, 2, 2]),
      ...classes('C2', [1, 1, 1, 1, 1, 1, 1, 3]),
      ...classes('C3', [2, 2, 2, 1, 1, 1, 1, 1]),
      ...classes('C4', [1, 1, 1, 1, 2, 3, 3, 3]),
    ],
    alert: [
      // downgraded a month later
      alert('A1', 'C1', '2025-12-15'),
      // six months are over a week before the downgrade of June
      alert('A2', 'C2', '2025-12-23', { indicator_code: 'b01' }),
      // an upgrade is none
      alert('A3', 'C3', '2025-12-01', { status: 'false_positive' }),
      // too young to be told, though the downgrade came
      alert('A4', 'C4', '2026-04-15'),
    ],
  };

  it('counts alerts that are six months old, false alarms too', async () => {
    const row = await rowOf(tables, 'alert-precision', { asOf: '2026-06-30' });
    // of A1, A2, A3 the first came true; A4 is left out: three of four are told
    expect(row).toMatchObject({ numerator: 1, denominator: 3, n: 3 });
    expect(row.value).toBeCloseTo(1 / 3, 10);
    expect(row.coverage).toBeCloseTo(3 / 4, 10);
  });

  it('tells them apart by indicator, in any case of letters', async () => {
    const rows = await rowsOf(tables, 'indicator-precision', { asOf: '2026-06-30' });
    const of = (code: string) => rows.find(({ by }) => by.indicator === code);
    expect(of('F03')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(of('B01')).toMatchObject({ numerator: 0, denominator: 1 });
    expect(of('F01')).toMatchObject({ value: null, reason: 'ZERO_DENOM' });
  });

  it('asks of each downgrade whether it was foreseen', async () => {
    const row = await rowOf(tables, 'alert-recall', { asOf: '2026-06-30' });
    // C1 in January yes; C4 in March no, in April yes; C2 in June no: its alert is more than six months old
    expect(row).toMatchObject({ numerator: 2, denominator: 4, value: 0.5 });
    // the alerts begin in December, so what went before a downgrade of January to May is not all known
    expect(row.flags).toContain('SHORT_HISTORY');
  });

  it('takes a worse stage where the class is blank, and a write-off', async () => {
    const staged = (as_of_date: string, client_id: string, more: object) => ({
      as_of_date,
      client_id,
      facility_id: `F-${client_id}`,
      outstanding: 100,
      ...more,
    });
    const exposure = [
      staged('2026-05-31', 'C1', { ifrs_stage: 1 }),
      staged('2026-06-30', 'C1', { ifrs_stage: 2 }),
      staged('2026-05-31', 'C2', { five_tier: 5 }),
      staged('2026-06-30', 'C2', { five_tier: 5, loan_status: 'written_off', outstanding: 0 }),
      // the class did not move: the stage is not asked
      staged('2026-05-31', 'C3', { five_tier: 2, ifrs_stage: 1 }),
      staged('2026-06-30', 'C3', { five_tier: 2, ifrs_stage: 2 }),
    ];
    const row = await rowOf({ exposure, alert: [alert('A1', 'C1', '2026-06-01')] }, 'alert-recall');
    expect(row).toMatchObject({ numerator: 1, denominator: 2 });
  });
});
