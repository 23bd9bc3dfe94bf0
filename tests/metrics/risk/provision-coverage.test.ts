import { describe, expect, it } from 'vitest';
import { rowOf } from '../../support/value-of.ts';

describe('provision-coverage', () => {
  const loans = [
    { outstanding: 700, five_tier: 1, provision: 9 },
    { outstanding: 200, five_tier: 3, provision: 135 },
    { outstanding: 100, five_tier: 4 },
  ];

  it('takes the blank provision of a bad loan for none, and says how much was blank', async () => {
    // (9 + 135) / (200 + 100) = 0.48; 900 of 1000 know their provision
    expect(await rowOf({ exposure: loans }, 'provision-coverage')).toMatchObject({
      value: 0.48,
      numerator: 144,
      denominator: 300,
      n: 2,
      coverage: 0.9,
      status: 'red',
      threshold: { amber: 1.5, red: 1.2, source: 'REG-k' },
    });
  });

  it('is amber below 150 % and red below 120 %', async () => {
    const at = async (provision: number) =>
      (await rowOf({ exposure: [{ outstanding: 100, five_tier: 3, provision }] }, 'provision-coverage')).status;
    expect([await at(119.99), await at(120), await at(149.99), await at(150)]).toEqual([
      'red',
      'amber',
      'amber',
      'green',
    ]);
  });

  it('has no value where the ledger has no provisions at all', async () => {
    const blank = loans.map(({ outstanding, five_tier }) => ({ outstanding, five_tier }));
    expect(await rowOf({ exposure: blank }, 'provision-coverage')).toMatchObject({ value: null, reason: 'NO_DATA' });
    // a month whose ledger lacks the column says nothing, although another month has it
    const before = loans.map((loan, index) => ({ ...loan, facility_id: `F${index}`, as_of_date: '2026-05-31' }));
    expect(await rowOf({ exposure: [...blank, ...before] }, 'provision-coverage')).toMatchObject({ reason: 'NO_DATA' });
  });
});

describe('negative balances', () => {
  it('stand beside the values they make smaller', async () => {
    const exposure = [
      { outstanding: 100, five_tier: 1, days_past_due: 0 },
      { outstanding: -40, five_tier: 3, days_past_due: 120 },
      { outstanding: 40, five_tier: 3, days_past_due: 120 },
    ];
    const remarks = [{ what: 'negative-balance', n: 1, amount: -40, on: null }];
    // (40 - 40) / (100 + 40 - 40): the credit balance of one client hides the bad loan of another
    expect(await rowOf({ exposure }, 'npl-ratio')).toMatchObject({ value: 0, remarks });
    expect(await rowOf({ exposure }, 'outstanding-balance')).toMatchObject({ value: 100, remarks });
    expect(await rowOf({ exposure }, 'overdue-ratio')).toMatchObject({ remarks });
    expect(await rowOf({ exposure: exposure.slice(2) }, 'npl-ratio')).not.toHaveProperty('remarks');
  });
});
