import { describe, expect, it } from 'vitest';
import { SCORECARD } from '../../../src/metrics/managers/kpi-score.ts';
import { rowsOf, valuesBy } from '../../support/value-of.ts';
import type { TestRow } from '../../support/with-tables.ts';

const exposure: TestRow[] = ['M1', 'M2'].flatMap((manager_id) =>
  ['2026-05-31', '2026-06-30'].map((as_of_date) => ({
    as_of_date,
    manager_id,
    client_id: `C${manager_id}`,
    facility_id: `F${manager_id}`,
    outstanding: 100,
  })),
);
const manager = [
  { manager_id: 'M1', grade: 'senior' },
  { manager_id: 'M2', grade: 'junior' },
];

/** Reviews of a month: so many on time, so many late. */
function reviews(manager_id: string, month: string, onTime: number, late: number): TestRow[] {
  return Array.from({ length: onTime + late }, (_, index) => ({
    review_id: `${manager_id}${month}${index}`,
    client_id: `C${manager_id}`,
    manager_id,
    risk_tier_at_due: 5,
    due_date: `${month}-10`,
    done_date: index < onTime ? `${month}-10` : `${month}-12`,
  }));
}

function line(kpi_code: string, weight: number, cells: TestRow = {}): TestRow {
  return { scope_type: 'all', scope_id: '*', period: '2026-06', kpi_code, weight, ...cells };
}

/** Worked example WE27 as the score card of one manager. */
const we27 = [
  line('review_on_time', 0.15, { actual_manual: 0.95, target: 0.9, floor: 0.6, stretch: 1, direction: 'H' }),
  line('file_fresh', 0.1, { actual_manual: 0.8, target: 0.9, floor: 0.5, stretch: 1, direction: 'H' }),
  line('npl_flow', 0.2, { actual_manual: 0.012, target: 0.01, floor: 0.03, stretch: 0, direction: 'L' }),
  line('csat_mark', 0.2, { actual_manual: 4.5, target: 4.2, floor: 3, stretch: 5, direction: 'H' }),
  line('hours', 0.05, { target: 40, direction: 'H' }),
  line('business', 0.3, { actual_manual: 1.1, target: 1, direction: 'H' }),
];

describe('a score card of the bank’s own', () => {
  it('gives worked example WE27: 101.57894737 over 95 % of the weight, in parts that add up to it', async () => {
    const tables = { exposure, manager, review: reviews('M1', '2026-06', 5, 0), kpi: we27 };
    const filter = { manager: ['M1'] };
    const [total] = await rowsOf(tables, 'manager-total-score', { by: ['manager'], filter });
    expect(total?.value).toBeCloseTo(101.57894737, 6);
    expect(total?.denominator).toBeCloseTo(95, 9);
    expect(total?.coverage).toBeCloseTo(0.95, 9);
    const parts = await rowsOf(tables, 'score-contribution', { by: ['manager'], filter });
    expect(valuesBy(parts, 'kpi').business).toBeCloseTo((30 * 110) / 95, 9);
    expect(valuesBy(parts, 'kpi').hours).toBeNull();
    expect(parts.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBeCloseTo(total?.value ?? 0, 9);
  });

  it('prefers the manager’s line to the grade’s and that to everybody’s, and the month’s to the year’s', async () => {
    const kpi = [
      line('C01', 1, { target: 0.5, period: '2026' }),
      line('C01', 1, { target: 0.8, period: '2026Q2' }),
      line('C01', 1, { target: 0.9, scope_type: 'grade', scope_id: 'senior' }),
      line('C01', 1, { target: 1, scope_type: 'manager', scope_id: 'M1', period: '2026' }),
      line('C01', 1, { target: 0.1, scope_type: 'manager', scope_id: 'M1', period: '2025' }),
    ];
    const review = [
      ...reviews('M1', '2026-06', 4, 1),
      ...reviews('M1', '2026-02', 5, 0),
      ...reviews('M2', '2026-06', 4, 1),
    ];
    const rows = await rowsOf({ exposure, manager, review, kpi }, 'kpi-score', { by: ['manager'] });
    // M1: the year, 9 of 10 against 1 with floor 0; M2: the quarter, 4 of 5 against 0.8
    expect(rows.map(({ by, numerator, denominator }) => [by.manager, by.kpi, numerator, denominator])).toEqual([
      ['M1', 'review-on-time', 0.9, 1],
      ['M2', 'review-on-time', 0.8, 0.8],
    ]);
    expect(rows[0]?.value).toBeCloseTo(90, 9);
    expect(rows[1]?.value).toBeCloseTo(100, 9);
  });

  it('says when weights do not add up and refuses a negative one', async () => {
    const kpi = [
      line('a', 0.6, { actual_manual: 1, target: 1 }),
      line('b', 0.6, { actual_manual: 0, target: 1 }),
      line('c', -0.2, { actual_manual: 9, target: 1 }),
    ];
    const tables = { exposure, manager, review: reviews('M1', '2026-06', 5, 0), kpi };
    const [total] = await rowsOf(tables, 'manager-total-score', { by: ['manager'], filter: { manager: ['M1'] } });
    expect(total).toMatchObject({ value: 50, flags: ['WEIGHTS_OFF'] });
  });
});

describe('the default card', () => {
  it('weighs risk, compliance, service, training and ESG as it says, ten percent being entered by hand', () => {
    const weights: Record<string, number> = {};
    for (const { class: kind, weight } of SCORECARD) weights[kind] = (weights[kind] ?? 0) + weight;
    expect(weights).toEqual({
      risk: 15 + 10 + 5,
      compliance: 15 + 10 + 5,
      service: 8 + 8 + 4,
      development: 4 + 3,
      esg: 3,
    });
  });
});

describe('score-change', () => {
  it('splits the change of the score by KPI, and what came or went stands apart', async () => {
    const review = [...reviews('M1', '2026-05', 9, 1), ...reviews('M1', '2026-06', 19, 1)];
    const alert = { alert_id: 'A', client_id: 'CM1', raised_date: '2026-06-01', ack_date: '2026-06-09', severity: 1 };
    const tables = { exposure, manager, review, alert: [alert] };
    const request = { by: ['manager'] as const, filter: { manager: ['M1'] } };
    const parts = valuesBy(await rowsOf(tables, 'score-change', request), 'kpi');
    // May: 90 % on time is 50 points, the whole score. June: 95 % is 100 points, 8 days to acknowledge 40: (15 × 100 + 10 × 40) / 25 = 76
    expect(parts['review-on-time']).toBeCloseTo((15 * 50) / 25, 9);
    expect(parts['alert-ack-days']).toBeNull();
    expect(parts.mix).toBeCloseTo(26 - 30, 9);
  });

  it('is unknown in all its parts where one of the two months has no score', async () => {
    const request = { by: ['manager'] as const, filter: { manager: ['M1'] } };
    for (const month of ['2026-05', '2026-06']) {
      const tables = { exposure, manager, review: reviews('M1', month, 19, 1) };
      const rows = await rowsOf(tables, 'score-change', request);
      expect(rows.map(({ value }) => value)).toEqual(rows.map(() => null));
      expect(rows.find(({ by }) => by.kpi === 'mix')).toMatchObject({ reason: 'SHORT_HISTORY' });
    }
  });
});

describe('pay-band', () => {
  const review = [...reviews('M1', '2026-06', 10, 0), ...reviews('M2', '2026-06', 3, 1)];
  const kpi = [line('sales', 1, { actual_manual: 1, target: 1 })];
  const on = [{ key: 'pay_bands', value: 'on' }];
  const bands = async (tables: Record<string, readonly TestRow[]>) =>
    (await rowsOf({ exposure, manager, review, ...tables }, 'pay-band')).map(({ by, value, flags }) => [
      by.manager,
      by.band,
      value === null ? null : Number(value.toFixed(6)),
      flags.includes('GATED'),
    ]);

  it('is off unless it is switched on', async () => {
    expect(await bands({ kpi })).toEqual([
      ['M1', 'unknown', null, false],
      ['M2', 'unknown', null, false],
    ]);
  });

  it('holds down who was late with the riskiest reviews', async () => {
    expect(await bands({ kpi, parameter: on })).toEqual([
      ['M1', 'B', 100, false],
      ['M2', 'C', 100, true], // 3 of 4 on time
    ]);
  });

  it('leaves no band but the last after misconduct, and takes the edge into the better band', async () => {
    const misconduct = line('MISCONDUCT', 0, { scope_type: 'manager', scope_id: 'M2', actual_manual: 1 });
    const lines = [line('sales', 1, { actual_manual: 1.1, target: 1 }), misconduct];
    expect(await bands({ kpi: lines, parameter: on })).toEqual([
      ['M1', 'A', 110, false],
      ['M2', 'E', 110, true],
    ]);
  });
});

describe('the default score card', () => {
  it('scores covenant certificates and what red alerts led to', async () => {
    const june = (day: number) => `2026-06-${String(day).padStart(2, '0')}`;
    const tables = {
      exposure,
      manager,
      covenant: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((day) => ({
        covenant_id: `V${day}`,
        client_id: 'CM1',
        test_date: '2026-05-31',
        certificate_due: june(day),
        // one of ten is late
        certificate_received: june(day === 5 ? 20 : day),
      })),
      alert: [2, 3, 4, 5, 6].map((day) => ({
        alert_id: `A${day}`,
        client_id: 'CM1',
        raised_date: `2026-05-0${day}`,
        severity: 3,
      })),
      // the first three alerts are followed within thirty days
      credit_action: [{ action_id: 'K1', client_id: 'CM1', action_date: '2026-05-04', action_type: 'limit_decrease' }],
    };
    const rows = await rowsOf(tables, 'kpi-score', { by: ['manager'], filter: { manager: ['M1'] } });
    const points = valuesBy(rows, 'kpi');
    // 10 % late lies half way between the floor of 15 % and the target of 5 %
    expect(points['late-certificates']).toBeCloseTo(50, 9);
    // three of five, the others unanswered: nothing is the floor, all the target
    expect(points['alert-action-share']).toBeCloseTo(60, 9);
  });
});
