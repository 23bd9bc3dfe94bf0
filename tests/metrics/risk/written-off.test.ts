import { describe, expect, it } from 'vitest';
import type { Portfolio } from '../../../src/session/portfolio.ts';
import { withPortfolioOf } from '../../support/value-of.ts';

const known = { lgd: 0.5, pd_12m: 0.01, watchlist_flag: false };
const exposure = [
  { ...known, outstanding: 100, days_past_due: 0, five_tier: 1, ifrs_stage: 1, provision: 2, collateral_value: 150 },
  { ...known, outstanding: 60, days_past_due: 5, five_tier: 2, ifrs_stage: 1, provision: 3, collateral_value: 30 },
  { ...known, outstanding: 40, days_past_due: 95, five_tier: 3, ifrs_stage: 3, provision: 20, collateral_value: 0 },
  {
    ...{ ...known, outstanding: 50, days_past_due: 400, five_tier: 5, ifrs_stage: 3, provision: 50 },
    ...{ collateral_value: 90, watchlist_flag: true, loan_status: 'written_off' },
  },
];

/** Value of a metric, of the cell with this part where it has parts. */
async function valueOf(portfolio: Portfolio, metric: string, part?: string): Promise<number | null | undefined> {
  const rows = await portfolio.ask(metric);
  return rows.find(({ by }) => part === undefined || Object.values(by).includes(part))?.value;
}

describe('a loan that was written off', () => {
  it('stays where the ledger is counted by what its rows say: arrears and reported classes', async () => {
    await withPortfolioOf({ exposure }, async (portfolio) => {
      expect(await valueOf(portfolio, 'dpd-buckets', '361+')).toBeCloseTo(50 / 250, 12);
      expect(await valueOf(portfolio, 'overdue-ratio')).toBeCloseTo((60 + 40 + 50) / 250, 12);
      expect(await valueOf(portfolio, 'special-mention-ratio')).toBeCloseTo(60 / 250, 12);
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
});
