import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf, valuesBy } from '../../support/value-of.ts';
import type { TestRow } from '../../support/with-tables.ts';

/** Six clients a manager; M1 and M2 on duty for long, M3 since May. */
const managers = ['M1', 'M2', 'M3'];
const exposure: TestRow[] = managers.flatMap((manager_id) =>
  Array.from({ length: 6 }, (_, index) => ({
    manager_id,
    client_id: `${manager_id}C${index}`,
    facility_id: `${manager_id}F${index}`,
    outstanding: 100,
  })),
);
const manager = [
  { manager_id: 'M1', manager_name: '王', team_id: 'T1', grade: 'senior', active_from: '2020-01-01', fte: 1 },
  { manager_id: 'M2', manager_name: '李', team_id: 'T1', grade: 'senior', active_from: '2020-01-01', fte: 0.5 },
  { manager_id: 'M3', manager_name: '张', team_id: 'T2', grade: 'junior', active_from: '2026-05-15', fte: 1 },
];

function reviews(manager_id: string, onTime: number, late: number): TestRow[] {
  return Array.from({ length: onTime + late }, (_, index) => ({
    review_id: `${manager_id}R${index}`,
    client_id: `${manager_id}C0`,
    manager_id,
    review_type: 'periodic',
    due_date: '2026-06-10',
    done_date: index < onTime ? '2026-06-10' : '2026-06-12',
  }));
}

function acknowledged(manager_id: string, days: number): TestRow {
  return {
    alert_id: `${manager_id}A`,
    client_id: `${manager_id}C1`,
    raised_date: '2026-06-01',
    ack_date: `2026-06-0${1 + days}`,
    severity: 1,
  };
}

const esg = managers.flatMap((name) =>
  Array.from({ length: 6 }, (_, index) => ({
    subject_type: 'client',
    subject_id: `${name}C${index}`,
    assess_date: '2026-01-01',
    ...(index < 5 ? { e_score: 50, s_score: 50 } : {}),
  })),
);
const tables = {
  exposure,
  manager,
  review: [...reviews('M1', 10, 0), ...reviews('M2', 9, 1), ...reviews('M3', 5, 5)],
  alert: [acknowledged('M1', 5), acknowledged('M2', 8)],
  esg,
};

describe('kpi-score', () => {
  it('scores each KPI between its limits, for every manager', async () => {
    const rows = await rowsOf(tables, 'kpi-score', { by: ['manager'] });
    expect(rows).toHaveLength(9);
    const of = (name: string) =>
      valuesBy(
        rows.filter((row) => row.by.manager === name),
        'kpi',
      );
    // coverage 5/6 = 0.8333: 100 + 20 × 0.0333 / 0.2 = 103.33; the stretch of 0.8 is 1
    expect(of('M1')['alert-ack-days']).toBeCloseTo(100, 9); // 5 days is the target
    expect(of('M1')['review-on-time']).toBeCloseTo(120, 9); // 100 % is the stretch
    expect(of('M1')['esg-coverage']).toBeCloseTo(100 + 10 / 3, 9);
    expect(of('M2')['alert-ack-days']).toBeCloseTo(40, 9); // 8 days: (10 − 8) / 5
    expect(of('M2')['review-on-time']).toBeCloseTo(50, 9); // 90 %: (0.9 − 0.85) / 0.1
    expect(of('M3')['alert-ack-days']).toBeNull();
    expect(of('M3')['review-on-time']).toBe(0); // 50 % is below the floor
  });
});

describe('manager-total-score', () => {
  it('weighs what is present and says how much of the weight that was', async () => {
    const rows = await rowsOf(tables, 'manager-total-score', { by: ['manager'] });
    const [m1, , m3] = rows;
    // (10 × 100 + 15 × 120 + 3 × 103.33) / 28
    expect(m1?.value).toBeCloseTo((1000 + 1800 + 310) / 28, 9);
    expect(m1).toMatchObject({ denominator: 28, n: 3, coverage: 1, status: 'green', flags: ['WEIGHTS_RENORMALISED'] });
    // M3: (15 × 0 + 3 × 103.33) / 18; 18 / 28 is under 70 %
    expect(m3?.value).toBeCloseTo(310 / 18, 9);
    expect(m3?.flags).toEqual(['WEIGHTS_RENORMALISED', 'NOT_RANKED']);
  });

  it('gives a team the mean of its managers, weighted by full-time equivalents', async () => {
    const own = valuesBy(await rowsOf(tables, 'manager-total-score', { by: ['manager'] }), 'manager');
    const teams = valuesBy(await rowsOf(tables, 'manager-total-score', { by: ['team'] }), 'team');
    expect(teams.T1).toBeCloseTo(((own.M1 ?? 0) + 0.5 * (own.M2 ?? 0)) / 1.5, 9);
    const all = await rowOf(tables, 'manager-total-score');
    expect(all.value).toBeCloseTo(((own.M1 ?? 0) + 0.5 * (own.M2 ?? 0) + (own.M3 ?? 0)) / 2.5, 9);
  });
});

describe('manager-workload', () => {
  it('is the mean of four loads per full-time equivalent, each over its own mean', async () => {
    const rows = await rowsOf(tables, 'manager-workload');
    // per FTE: clients 6, 12, 6 (mean 8); balance 600, 1200, 600 (800); reviews due 10, 20, 10 (40 / 3); open alerts 1, 2, 0 (1)
    expect(valuesBy(rows, 'manager').M1).toBeCloseTo((6 / 8 + 600 / 800 + 10 / (40 / 3) + 1) / 4, 9);
    expect(valuesBy(rows, 'manager').M2).toBeCloseTo((12 / 8 + 1200 / 800 + 20 / (40 / 3) + 2) / 4, 9);
    expect(valuesBy(rows, 'manager').M3).toBeCloseTo((6 / 8 + 600 / 800 + 10 / (40 / 3) + 0) / 4, 9);
  });

  it('does not change when one manager is looked at', async () => {
    const all = valuesBy(await rowsOf(tables, 'manager-workload'), 'manager');
    const one = await rowsOf(tables, 'manager-workload', { filter: { manager: ['M2'] } });
    expect(valuesBy(one, 'manager')).toEqual({ M2: all.M2 });
  });
});

describe('manager-rank', () => {
  it('ranks who can be ranked and says why others are not', async () => {
    const few = [...tables.exposure, { manager_id: 'M4', client_id: 'X', facility_id: 'X', outstanding: 5 }];
    const rows = await rowsOf({ ...tables, exposure: few }, 'manager-rank');
    expect(rows.map(({ by, value, reason }) => [by.manager, value, reason])).toEqual([
      ['M1', 1, null],
      ['M2', 2, null],
      ['M3', null, 'SHORT_HISTORY'], // one whole month on duty
      ['M4', null, 'BELOW_MIN_N'], // one client
    ]);
    // a flag stands beside a value only
    expect(rows.flatMap(({ flags }) => flags)).toEqual([]);
  });

  it('keeps a rank when the filter shows one team only', async () => {
    const rows = await rowsOf(tables, 'manager-rank', { filter: { manager: ['M2'] } });
    expect(rows.map(({ by, value }) => [by.manager, value])).toEqual([['M2', 2]]);
  });

  it('gives the percentile within the grade', async () => {
    expect(valuesBy(await rowsOf(tables, 'manager-percentile'), 'manager')).toEqual({ M1: 1, M2: 0, M3: null });
  });
});
