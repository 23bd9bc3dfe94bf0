import { describe, expect, it } from 'vitest';
import { rowOf } from '../../support/value-of.ts';

const asOf = '2026-06-30';
const year = (period_end: string, more: Record<string, string | number>) => ({ client_id: 'C1', period_end, ...more });

describe('ratios of statements', () => {
  it('divide sums by sums over clients and leave out who lacks an item', async () => {
    const financials = [
      year('2025-12-31', { ebit: 30, interest_expense: 10 }),
      { ...year('2025-12-31', { ebit: 10, interest_expense: 10 }), client_id: 'C2' },
      { ...year('2025-12-31', { ebit: 10 }), client_id: 'C3' },
    ];
    // (30 + 10) / (10 + 10)
    expect(await rowOf({ financials }, 'interest-cover', { asOf })).toMatchObject({ value: 2, n: 2, status: 'green' });
  });

  it('say that equity used up is a breach without a ratio', async () => {
    for (const equity of [0, -5])
      expect(
        await rowOf({ financials: [year('2025-12-31', { total_debt: 10, equity })] }, 'debt-to-equity', { asOf }),
      ).toMatchObject({ value: null, reason: 'NEG_DENOM', status: 'red' });
  });

  it('annualise the newest statement until the year before it is known, item by item', async () => {
    const financials = [
      year('2025-03-31', { basis: 'ytd', months_covered: 3, revenue: 20, accounts_receivable: 10 }),
      year('2025-12-31', { revenue: 100, accounts_receivable: 10, reported_date: '2026-06-15' }),
      year('2026-03-31', { basis: 'ytd', months_covered: 3, revenue: 30, accounts_receivable: 30 }),
    ];
    // 30 × 4 / ((10 + 30) / 2), then (30 + 100 − 20) / ((10 + 30) / 2)
    expect(await rowOf({ financials }, 'receivables-turnover', { asOf: '2026-05-20' })).toMatchObject({
      value: 6,
      flags: ['ANNUALISED'],
    });
    expect(await rowOf({ financials }, 'receivables-turnover', { asOf })).toMatchObject({ value: 5.5, flags: [] });
    const blank = [...financials.slice(1), year('2025-03-31', { basis: 'ytd', months_covered: 3 })];
    expect(await rowOf({ financials: blank }, 'receivables-turnover', { asOf })).toMatchObject({
      value: 4, // 120 / 30: nothing is known of the receivables a year ago
      flags: ['ANNUALISED', 'CLOSING_BASIS'],
    });
  });

  it('do not use what was reported later, and flag what is too old', async () => {
    const financials = [
      year('2024-12-31', { current_assets: 10, current_liabilities: 10 }),
      year('2025-12-31', { current_assets: 30, current_liabilities: 10, reported_date: '2026-07-01' }),
    ];
    expect(await rowOf({ financials }, 'current-ratio', { asOf })).toMatchObject({ value: 1, flags: ['STALE'] });
    expect((await rowOf({ financials }, 'current-ratio', { asOf: '2026-07-31' })).value).toBe(3);
  });
});

describe('receivables turnover', () => {
  it('takes the mean of opening and closing receivables, closing ones alone where it must', async () => {
    const financials = [
      year('2024-12-31', { revenue: 100, accounts_receivable: 20 }),
      year('2025-12-31', { revenue: 90, accounts_receivable: 40 }),
    ];
    // 90 / ((20 + 40) / 2)
    expect(await rowOf({ financials }, 'receivables-turnover', { asOf })).toMatchObject({ value: 3, flags: [] });
    expect(await rowOf({ financials: financials.slice(1) }, 'receivables-turnover', { asOf })).toMatchObject({
      value: 2.25,
      flags: ['CLOSING_BASIS'],
    });
    // both on closing receivables: (90 / 40) / (100 / 20) - 1
    const change = await rowOf({ financials }, 'receivables-turnover-change', { asOf });
    expect(change.value).toBeCloseTo(-0.55, 12);
    expect(change).toMatchObject({ status: 'red', flags: ['CLOSING_BASIS'] });
  });

  it('makes twelve months of a year to date, or annualises it and says so', async () => {
    const ytd = { basis: 'ytd', accounts_receivable: 10 };
    const financials = [
      year('2025-06-30', { ...ytd, revenue: 40 }),
      year('2025-12-31', { revenue: 100, accounts_receivable: 10 }),
      year('2026-06-30', { ...ytd, revenue: 60 }),
    ];
    // 60 + 100 - 40 = 120 over 10
    expect(await rowOf({ financials }, 'receivables-turnover', { asOf })).toMatchObject({ value: 12, flags: [] });
    // 60 x 12 / 6 = 120
    expect(await rowOf({ financials: financials.slice(2) }, 'receivables-turnover', { asOf })).toMatchObject({
      value: 12,
      flags: ['ANNUALISED', 'CLOSING_BASIS'],
    });
  });

  it('has nothing to divide by without receivables', async () => {
    const financials = [year('2025-12-31', { revenue: 100, accounts_receivable: 0 })];
    expect((await rowOf({ financials }, 'receivables-turnover', { asOf })).reason).toBe('ZERO_DENOM');
  });
});

describe('changes over a year', () => {
  const financials = [
    year('2024-12-31', { revenue: 200, net_profit: 20, op_cash_flow: -5 }),
    year('2025-12-31', { revenue: 150, net_profit: 30, op_cash_flow: 10 }),
  ];

  it('are relative for revenue and points for the margin', async () => {
    // 150 / 200 - 1; 30 / 150 - 20 / 200
    expect(await rowOf({ financials }, 'revenue-change', { asOf })).toMatchObject({ value: -0.25, status: 'red' });
    expect((await rowOf({ financials }, 'margin-change', { asOf })).value).toBeCloseTo(0.1, 12);
  });

  it('have no rate from less than nothing, only the two amounts', async () => {
    expect(await rowOf({ financials }, 'operating-cash-flow-change', { asOf })).toMatchObject({
      value: null,
      reason: 'NEG_DENOM',
      numerator: 10,
      denominator: -5,
    });
  });

  it('watch a fall of revenue from a tenth on, and call it a breach from a fifth on', async () => {
    const status = async (revenue: number) => {
      const financials = [year('2024-12-31', { revenue: 100 }), year('2025-12-31', { revenue })];
      return (await rowOf({ financials }, 'revenue-change', { asOf }))?.status;
    };
    expect([await status(105), await status(91), await status(90), await status(81), await status(80)]).toEqual([
      ...['green', 'green', 'amber', 'amber', 'red'],
    ]);
  });
});
