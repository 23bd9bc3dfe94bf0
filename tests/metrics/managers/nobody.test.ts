import { describe, expect, it } from 'vitest';
import { rowsOf, valuesBy } from '../../support/value-of.ts';

const loan = (manager_id: string | null, client_id: string) => ({
  manager_id,
  client_id,
  outstanding: 100,
  five_tier: 1,
});
const exposure = [loan('M1', 'C1'), loan('X9', 'C2'), loan(null, 'C3')];
const manager = [{ manager_id: 'M1', team_id: 'north', fte: 1 }];
const training = [
  { manager_id: 'M1', course_id: 'K1', completion_date: '2026-06-01', hours: 50 },
  { manager_id: 'X9', course_id: 'K1', completion_date: '2026-06-01', hours: 70 },
];
const kpi = [
  {
    scope_type: 'all',
    scope_id: '*',
    period: '2026',
    kpi_code: 'DEPOSITS',
    weight: 1,
    target: 100,
    floor: 0,
    actual_manual: 50,
  },
];
const by = { by: ['manager'] as const, asOf: '2026-06-30' };

describe('a code that stands in the ledger alone, or a blank one', () => {
  it('has no score; whoever is in the table of managers has one', async () => {
    const totals = await rowsOf({ exposure, manager, kpi }, 'manager-total-score', by);
    expect(valuesBy(totals, 'manager')).toEqual({ M1: 50, X9: null, unknown: null });
    expect(totals.filter(({ value }) => value === null).map(({ reason }) => reason)).toEqual(['NO_DATA', 'NO_DATA']);
  });

  it('has no full-time equivalent to hold anything against', async () => {
    const workload = await rowsOf({ exposure, manager }, 'manager-workload', by);
    expect(workload.map(({ by: { manager: name } }) => name)).toEqual(['M1']);
    const hours = valuesBy(await rowsOf({ exposure, manager, training }, 'training-hours', by), 'manager');
    expect(hours).toEqual({ M1: 50, X9: null });
    // 120 hours of everybody's over the one post; of those in post nobody's course was on ESG
    const [all] = await rowsOf({ exposure, manager, training }, 'training-hours', { asOf: '2026-06-30' });
    expect(all).toMatchObject({ value: 120, numerator: 120, denominator: 1, n: 1 });
    const trained = await rowsOf({ exposure, manager, training }, 'esg-trained-share', { asOf: '2026-06-30' });
    expect(trained).toMatchObject([{ value: 0, denominator: 1, n: 1 }]);
  });

  it('is somebody where the bank set a measure for it, or where there is no table of managers at all', async () => {
    const own = [...kpi, { ...kpi[0], scope_type: 'manager', scope_id: 'X9', actual_manual: 80 }];
    const totals = await rowsOf({ exposure, manager, kpi: own }, 'manager-total-score', by);
    expect(valuesBy(totals, 'manager')).toEqual({ M1: 50, X9: 80, unknown: null });
    expect(valuesBy(await rowsOf({ exposure, kpi }, 'manager-total-score', by), 'manager')).toEqual({
      M1: 50,
      X9: 50,
      unknown: null,
    });
  });
});
