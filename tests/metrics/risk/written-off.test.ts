import { describe, expect, it } from 'vitest';
import type { Portfolio } from '../../../src/session/portfolio.ts';
import { withPortfolioOf } from '../../support/value-of.ts';

const known = { lgd: 0.5, pd_12m: 0.01, watchlist_flag: false };
const exposure = [
  { ...known, outstanding: 100, days_past_due: 0, five_tier: 1, ifrs_stage: 1, provision: 2, collateral_value: 150 },
  { ...known, outstanding: 60, days_past_due: 5, five_tier: 2, ifrs_stage: 1, provision: 3, collateral_value: 30 },
  { ...known, outstanding: 40, days_past_due: 95, five_tier: 3, ifrs_stage: 3, provision: 20, collateral_value: 0 },
  ...['written_off', 'transferred', 'settled'].map((loan_status) => ({
    ...{ ...known, outstanding: 50, days_past_due: 400, five_tier: 5, ifrs_stage: 3, provision: 50 },
    ...{ collateral_value: 90, watchlist_flag: true, loan_status },
    ...(loan_status === 'settled' ? { outstanding: 0 } : {}),
  })),
];

/** Value of a metric, of the cell with this part where it has parts. */
async function valueOf(portfolio: Portfolio, metric: string, part?: string): Promise<number | null | undefined> {
  const rows = await portfolio.ask(metric);
  return rows.find(({ by }) => part === undefined || Object.values(by).includes(part))?.value;
}

describe('a loan that was written off, transferred or settled', () => {
  it('is in no balance, count, share, bucket, concentration or client number', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      expect(await valueOf(portfolio, 'outstanding-balance')).toBe(200);
      expect(await valueOf(portfolio, 'client-count')).toBe(3);
      expect(await valueOf(portfolio, 'dpd-buckets', '361+')).toBe(0);
      expect(await valueOf(portfolio, 'overdue-ratio')).toBeCloseTo((60 + 40) / 200, 12);
      expect(await valueOf(portfolio, 'special-mention-ratio')).toBeCloseTo(60 / 200, 12);
      expect(await valueOf(portfolio, 'top-name-share')).toBeCloseTo(100 / 200, 12);
    });
  });

  it('is on neither side of what is non-performing, staged, provided for, secured or watched', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      expect(await valueOf(portfolio, 'npl-ratio')).toBeCloseTo(40 / 200, 12);
      expect(await valueOf(portfolio, 'overdue-90-to-npl')).toBeCloseTo(40 / 40, 12);
      expect(await valueOf(portfolio, 'stage-mix', '3')).toBeCloseTo(40 / 200, 12);
      // 1 % × 0.5 × 160, and 0.5 × 40
      expect(await valueOf(portfolio, 'expected-loss')).toBeCloseTo(0.8 + 20, 9);
      expect(await valueOf(portfolio, 'expected-loss-rate')).toBeCloseTo(20.8 / 200, 12);
      expect(await valueOf(portfolio, 'provision-coverage')).toBeCloseTo(25 / 40, 12);
      expect(await valueOf(portfolio, 'loan-provision-ratio')).toBeCloseTo(25 / 200, 12);
      expect(await valueOf(portfolio, 'collateral-cover')).toBeCloseTo(180 / 160, 12);
      expect(await valueOf(portfolio, 'watch-list-balance')).toBe(0);
    });
  });

  it('is listed among the rows left out, each by what became of it', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      const { excluded, total } = await portfolio.evidence('npl-ratio', {});
      expect({ excluded, total }).toEqual({
        total: 3,
        excluded: ['written-off', 'transferred', 'settled'].map((reason) => ({ reason, rows: 1 })),
      });
    });
  });
});

describe('a loan that is called settled and still owes', () => {
  it('stays on the book: what may be owed is not left out for a word', async () => {
    const owed = { ...known, outstanding: 50, five_tier: 1, loan_status: 'settled' };
    await withPortfolioOf({ exposure: [...exposure, owed] }, async (portfolio) => {
      expect(await valueOf(portfolio, 'outstanding-balance')).toBe(250);
      expect(await valueOf(portfolio, 'client-count')).toBe(4);
    });
  });
});

describe('what became of a loan between two dates', () => {
  const at = (as_of_date: string, facility_id: string, more: Record<string, string | number>) => {
    return { as_of_date, facility_id, outstanding: 100, days_past_due: 0, ...more };
  };
  const moved = [
    ...['F1', 'F2', 'F3', 'F4', 'F5'].map((id) => at('2026-05-31', id, { five_tier: 1 })),
    at('2026-06-30', 'F1', { five_tier: 1 }),
    at('2026-06-30', 'F2', { five_tier: 5, loan_status: 'written_off' }),
    at('2026-06-30', 'F3', { five_tier: 4, loan_status: 'transferred' }),
    at('2026-06-30', 'F4', { five_tier: 1, loan_status: 'transferred' }),
    at('2026-06-30', 'F5', { five_tier: 1, outstanding: 0, loan_status: 'settled' }),
  ];

  it('counts a write-off and the sale of a bad loan as formed and as rolled, a sale of a good one and a repayment as gone', async () => {
    await withPortfolioOf({ exposure: moved }, async (portfolio) => {
      // F2 and F3 of F1 to F5
      expect(await valueOf(portfolio, 'npl-formation')).toBeCloseTo(200 / 500, 12);
      expect(await valueOf(portfolio, 'roll-rate', '0')).toBeCloseTo(200 / 500, 12);
      expect(await valueOf(portfolio, 'outstanding-balance')).toBe(100);
    });
  });
});
