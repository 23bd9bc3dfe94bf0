import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../../src/engine/duckdb-node.ts';
import { floorSql } from '../../../src/metrics/relations/floor.ts';
import { rowOf } from '../../support/value-of.ts';

describe('class floor', () => {
  it('agrees with worked example WE22 (order no. 1 of 2023: over 90, 270, 360 days; technical delays of at most 7 days)', async () => {
    const engine = await startNodeEngine();
    const cases = [
      [0, false, 1],
      [5, true, 1],
      [8, false, 2],
      [90, false, 2],
      [91, false, 3],
      [270, false, 3],
      [271, false, 4],
      [360, false, 4],
      [361, false, 5],
    ] as const;
    const values = cases.map(([dpd, technical]) => `(${dpd}, ${technical})`).join(', ');
    const floor = floorSql({
      dpd: 'dpd',
      technical: 'technical',
      impaired: 'FALSE',
      misuse: 'FALSE',
      debtorNpl: 'FALSE',
      debtorNplShare: '0',
    });
    const { rows } = await engine.query(`SELECT ${floor} FROM (VALUES ${values}) AS v(dpd, technical)`);
    await engine.close();
    expect(rows.map(([value]) => value)).toEqual(cases.map(([, , expected]) => expected));
  });
});

describe('classification-gap', () => {
  it('adds balances reported better than their own days past due allow', async () => {
    const exposure = [
      { outstanding: 100, five_tier: 2, days_past_due: 91 }, // floor 3: gap
      { outstanding: 50, five_tier: 3, days_past_due: 91 }, // floor 3: none
      { outstanding: 30, five_tier: 1, days_past_due: 3 }, // floor 2: gap
      { outstanding: 20, five_tier: 1, days_past_due: 0, ifrs_stage: 3 }, // credit-impaired, floor 3: gap
      { outstanding: 800, days_past_due: 500 }, // not reported: cannot have one
    ];
    const row = await rowOf({ exposure }, 'classification-gap');
    expect(row).toMatchObject({ value: 150, denominator: 200, coverage: 0.2, status: 'red' });
  });

  it('spreads from above, not at, a tenth of the debtor to all its facilities', async () => {
    const book = (npl: number) => [
      { client_id: 'C1', outstanding: npl, five_tier: 3, days_past_due: 100 },
      { client_id: 'C1', outstanding: 100 - npl, five_tier: 2, days_past_due: 0 },
    ];
    expect((await rowOf({ exposure: book(10) }, 'classification-gap')).value).toBe(0); // 10 %: floor 2 is met
    expect((await rowOf({ exposure: book(11) }, 'classification-gap')).value).toBe(89); // 11 %: floor 3
  });

  it('lifts a debtor with another non-performing facility to 2, also one with balance 0, whatever is filtered', async () => {
    const exposure = [
      { client_id: 'C1', facility_id: 'A', outstanding: 0, five_tier: 4, product: 'x' },
      { client_id: 'C1', facility_id: 'B', outstanding: 70, five_tier: 1, product: 'y' },
      { client_id: 'C2', facility_id: 'C', outstanding: 30, five_tier: 1, product: 'y' },
    ];
    expect((await rowOf({ exposure }, 'classification-gap', { filter: { product: ['y'] } })).value).toBe(70);
  });

  it('takes an open alert O03 as misuse of funds, as it was known at the date; forborne alone lifts nothing', async () => {
    const tables = {
      exposure: [
        { client_id: 'C1', outstanding: 60, five_tier: 1 },
        { client_id: 'C2', outstanding: 40, five_tier: 1, forborne_flag: true },
        { client_id: 'C3', outstanding: 10, five_tier: 1 },
      ],
      alert: [
        { alert_id: 'A1', client_id: 'C1', raised_date: '2026-06-01', indicator_code: 'O03' },
        {
          alert_id: 'A2',
          client_id: 'C3',
          raised_date: '2026-06-01',
          closed_date: '2026-06-20',
          indicator_code: 'O03',
        },
      ],
    };
    expect((await rowOf(tables, 'classification-gap')).value).toBe(60);
  });

  it('is amber for any gap and red above half a percent', async () => {
    const book = (gap: number) => [
      { outstanding: gap, five_tier: 1, days_past_due: 5 },
      { outstanding: 1000 - gap, five_tier: 1, days_past_due: 0 },
    ];
    expect((await rowOf({ exposure: book(0) }, 'classification-gap')).status).toBe('green');
    expect((await rowOf({ exposure: book(5) }, 'classification-gap')).status).toBe('amber');
    expect((await rowOf({ exposure: book(6) }, 'classification-gap')).status).toBe('red');
  });
});
