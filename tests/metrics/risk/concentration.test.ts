import { describe, expect, it } from 'vitest';
import { rowOf, rowsOf, valuesBy } from '../../support/value-of.ts';

function shares(values: readonly number[]) {
  return values.map((outstanding, index) => ({
    outstanding,
    client_id: `C${index}`,
    sector: `S${index}`,
    region: `R${index}`,
  }));
}

describe('hhi', () => {
  it('agrees with worked example WE16 (collegedunia.com): 30, 20, 15, 15, 10, 10 gives 0.195', async () => {
    const row = await rowOf({ exposure: shares([30, 20, 15, 15, 10, 10]) }, 'hhi');
    expect(row.value).toBeCloseTo(0.195, 12);
    expect(row.n).toBe(6);
  });

  it('agrees with worked example WE17 (infinitelexicon): 40, 30, 20, 10 gives 0.3, over sectors and regions alike', async () => {
    const exposure = shares([40, 30, 20, 10]);
    for (const id of ['hhi', 'hhi-sector', 'hhi-region'] as const)
      expect((await rowOf({ exposure }, id)).value).toBeCloseTo(0.3, 12);
  });

  it('adds facilities of one client first, leaves negative balances out, takes unknown sectors as one group', async () => {
    const exposure = [
      { outstanding: 25, client_id: 'C1', sector: 'solar' },
      { outstanding: 25, client_id: 'C1', sector: 'solar' },
      { outstanding: 20, client_id: 'C2' },
      { outstanding: 30, client_id: 'C3' },
      { outstanding: -500, client_id: 'C4', sector: 'wind' },
    ];
    expect((await rowOf({ exposure }, 'hhi')).value).toBeCloseTo(0.25 + 0.04 + 0.09, 12);
    const sector = await rowOf({ exposure }, 'hhi-sector');
    expect(sector.value).toBeCloseTo(0.5, 12); // 0.5² solar + 0.5² unknown
    expect(sector.coverage).toBeCloseTo(0.5, 12);
    expect(sector.status).toBe('red');
  });

  it('has no data where the ledger names no region', async () => {
    expect(await rowOf({ exposure: [{ outstanding: 5 }] }, 'hhi-region')).toMatchObject({
      value: null,
      reason: 'NO_DATA',
    });
  });

  it('joins connected clients; a client without a group stands for itself', async () => {
    const exposure = shares([30, 30, 20, 20]).map((loan, index) => ({
      ...loan,
      branch: index < 2 ? 'north' : 'south',
    }));
    const client = [{ client_id: 'C0', group_id: 'G' }, { client_id: 'C1', group_id: 'G' }, { client_id: 'C2' }];
    expect((await rowOf({ exposure, client }, 'hhi-group')).value).toBeCloseTo(0.36 + 0.04 + 0.04, 12);
    expect(await rowOf({ exposure }, 'hhi-group')).toMatchObject({ reason: 'NO_DATA' });
    // a part of the book in which nobody has a group: 0.5² + 0.5²
    const others = { filter: { branch: ['south'] } };
    expect(await rowOf({ exposure, client }, 'hhi-group', others)).toMatchObject({ value: 0.5 });
  });
});

describe('single-name-concentration', () => {
  const exposure = [
    { outstanding: 60, client_id: 'C1' },
    { outstanding: 30, client_id: 'C1' },
    { outstanding: -40, client_id: 'C1' },
    { outstanding: 50, client_id: 'C2' },
    { outstanding: 60, client_id: null },
  ];

  it('holds the largest client against the net capital in force at the date', async () => {
    const parameter = [
      { key: 'net_capital', value: '1,000', effective_from: '2026-01-01' },
      { key: 'net_capital', value: '0.09', unit: '万元', effective_from: '2025-01-01' },
      { key: 'net_capital', value: '5', effective_from: '2026-12-31' },
    ];
    expect(await rowOf({ exposure, parameter }, 'single-name-concentration')).toMatchObject({
      value: 0.09, // (60 + 30) / 1,000
      denominator: 1000,
      status: 'amber',
      flags: [],
    });
    const earlier = exposure.map((row) => ({ ...row, as_of_date: '2025-12-31' }));
    expect((await rowOf({ exposure: earlier, parameter }, 'single-name-concentration')).value).toBeCloseTo(0.1, 12); // 90 / 900
  });

  it('shows the share of the portfolio without capital, and says so', async () => {
    const row = await rowOf({ exposure }, 'single-name-concentration');
    expect(row).toMatchObject({ value: 0.45, status: 'red', flags: ['NO_CAPITAL'], n: 2 }); // 90 / 200
  });

  it('has no data without a single client', async () => {
    expect(await rowOf({ exposure: [{ outstanding: 5, client_id: null }] }, 'single-name-concentration')).toMatchObject(
      {
        value: null,
        reason: 'NO_DATA',
      },
    );
  });
});

describe('large names', () => {
  const exposure = [
    { outstanding: 50, client_id: 'C1' },
    { outstanding: 30, client_id: 'C2', ead: 45 },
    { outstanding: 10, client_id: 'C3', ead: 4 },
    { outstanding: 6, client_id: 'C4' },
    { outstanding: 3, client_id: 'C5' },
    { outstanding: 1, client_id: 'C6' },
    { outstanding: 100, client_id: null },
    { outstanding: -9, client_id: 'C6' },
  ];
  const client = [
    { client_id: 'C2', group_id: 'G' },
    { client_id: 'C3', group_id: 'G' },
    { client_id: 'C4', group_id: 'G' },
  ];
  const parameter = [
    { key: 'net_capital', value: '400' },
    { key: 'tier1_capital', value: '500' },
  ];

  it('are held against net capital and, by exposure, against tier-1 capital', async () => {
    const tables = { exposure, client, parameter };
    // C2, C3 and C4 lend 46 together, C1 alone 50
    expect(await rowOf(tables, 'group-concentration')).toMatchObject({ value: 0.125, numerator: 50, status: 'amber' });
    expect(await rowOf(tables, 'single-name-exposure')).toMatchObject({ value: 0.1, status: 'green' });
    // exposures 45 + 10 + 6: what is lent already is never less than the exposure at default
    expect(await rowOf(tables, 'group-exposure')).toMatchObject({ value: 0.122, numerator: 61, status: 'green' });
  });

  it('are shares of the portfolio where capital is not known, and groups are not told without any', async () => {
    expect(await rowOf({ exposure, client }, 'group-exposure')).toMatchObject({
      value: 61 / 215,
      flags: ['NO_CAPITAL'],
      status: 'red',
    });
    expect(await rowOf({ exposure, parameter }, 'group-concentration')).toMatchObject({ reason: 'NO_DATA' });
  });

  it('are added up to the five and ten largest; who has no name is none of them', async () => {
    // of 200: 50; 50 + 30 + 10 + 6 + 3; and the 1 of C6
    for (const [id, value] of [
      ['top-name-share', 0.25],
      ['top-five-share', 0.495],
      ['top-ten-share', 0.5],
    ] as const)
      expect(await rowOf({ exposure }, id)).toMatchObject({ value, denominator: 200, n: 6 });
  });
});

describe('limit-utilisation and over-limit-amount', () => {
  it('takes facilities with a limit above 0 and says how much of the book that is', async () => {
    const exposure = [
      { outstanding: 110, limit_amount: 100 },
      { outstanding: 40, limit_amount: 100 },
      { outstanding: 50 },
      { outstanding: 100, limit_amount: 0 },
    ];
    expect(await rowOf({ exposure }, 'limit-utilisation')).toMatchObject({
      value: 0.75,
      coverage: 0.5,
      n: 2,
      status: 'green',
    });
    expect((await rowOf({ exposure }, 'over-limit-amount')).value).toBe(10);
  });

  it('has no data without limits and a zero denominator where all are 0', async () => {
    expect(await rowOf({ exposure: [{ outstanding: 1 }] }, 'limit-utilisation')).toMatchObject({ reason: 'NO_DATA' });
    expect(await rowOf({ exposure: [{ outstanding: 1, limit_amount: 0 }] }, 'limit-utilisation')).toMatchObject({
      reason: 'ZERO_DENOM',
    });
  });
});

describe('outstanding-balance and client-count', () => {
  it('adds to the cent and counts clients with a balance', async () => {
    const exposure = [
      { outstanding: 0.1, client_id: 'C1' },
      { outstanding: 0.2, client_id: 'C1' },
      { outstanding: 9_007_199_254_740.01, client_id: 'C2' },
      { outstanding: 0, client_id: 'C3' },
      { outstanding: -1, client_id: null },
    ];
    expect((await rowOf({ exposure }, 'outstanding-balance')).value).toBe(9_007_199_254_739.31);
    expect((await rowOf({ exposure }, 'client-count')).value).toBe(2);
  });

  it('shows a blank dimension as the group unknown', async () => {
    const exposure = [{ outstanding: 7, branch: '上海' }, { outstanding: 3 }];
    expect(valuesBy(await rowsOf({ exposure }, 'outstanding-balance', { by: ['branch'] }), 'branch')).toEqual({
      上海: 7,
      unknown: 3,
    });
  });
});

describe('amounts of any size', () => {
  it('are added up beyond what 64 bits hold', async () => {
    const exposure = [{ outstanding: 20_000_000_000_000_000 }, { outstanding: 1, client_id: 'C9' }];
    expect((await rowOf({ exposure }, 'outstanding-balance')).value).toBe(20_000_000_000_000_000);
    expect((await rowOf({ exposure }, 'hhi')).value).toBeCloseTo(1, 9);
  });
});
