import { describe, expect, it } from 'vitest';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { withPortfolioOf } from '../support/value-of.ts';

const loan = (as_of_date: string, facility_id: string, outstanding = 100, more: Record<string, unknown> = {}) => {
  return { as_of_date, facility_id, outstanding, five_tier: 1, ...more } as const;
};
const loans = (date: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => loan(date, `F${from + index}`));

async function balance(portfolio: Portfolio, asOf?: string): Promise<number | null | undefined> {
  return (await portfolio.ask('outstanding-balance', asOf ? { asOf } : {}))[0]?.value;
}

describe("the month's book", () => {
  it('is put together from branches that closed on different days, and seen from the last of them', async () => {
    const exposure = [...loans('2026-06-28', 1, 4), ...loans('2026-06-29', 5, 6), ...loans('2026-06-30', 7, 9)];
    await withPortfolioOf({ exposure }, async (portfolio) => {
      expect(portfolio.snapshots).toEqual(['2026-06-30']);
      expect(await balance(portfolio)).toBe(900);
    });
  });

  it('of a few rows after a full month is no book, and not what is seen by default', async () => {
    const exposure = [...loans('2026-05-31', 1, 30), ...loans('2026-06-30', 1, 30), ...loans('2026-07-31', 1, 3)];
    await withPortfolioOf({ exposure }, async (portfolio) => {
      expect(portfolio.snapshots).toEqual(['2026-05-31', '2026-06-30']);
      expect(await balance(portfolio)).toBe(3000);
    });
  });

  it('takes the last row of a loan that comes in two of the dates', async () => {
    const exposure = [...loans('2026-06-28', 1, 10), loan('2026-06-30', 'F1', 70), ...loans('2026-06-30', 11, 12)];
    await withPortfolioOf({ exposure }, async (portfolio) => {
      // F1 at 70, F2 to F12 at 100
      expect(await balance(portfolio)).toBe(1170);
    });
  });

  it('is the last of daily books: what it lacks has left', async () => {
    const exposure = [...loans('2026-06-29', 1, 6), ...loans('2026-06-30', 1, 4)];
    await withPortfolioOf({ exposure }, async (portfolio) => {
      expect(portfolio.snapshots).toEqual(['2026-06-29', '2026-06-30']);
      expect(await balance(portfolio)).toBe(400);
      expect(await balance(portfolio, '2026-06-29')).toBe(600);
    });
  });

  it('keeps a branch that closed early in every later book of the month', async () => {
    const exposure = [...loans('2026-06-28', 1, 3), ...loans('2026-06-29', 4, 9), ...loans('2026-06-30', 4, 8)];
    await withPortfolioOf({ exposure }, async (portfolio) => {
      expect(await balance(portfolio, '2026-06-29')).toBe(900);
      expect(await balance(portfolio)).toBe(800);
    });
  });

  it('shows each row with its own place in the evidence', async () => {
    const exposure = [loan('2026-06-28', 'F1'), loan('2026-06-30', 'F2')];
    await withPortfolioOf({ exposure }, async (portfolio) => {
      const { total, excluded } = await portfolio.evidence('outstanding-balance', {});
      expect({ total, excluded }).toEqual({ total: 2, excluded: [] });
    });
  });
});

describe('a date far from all others that holds few rows', () => {
  it('is no book and never the date the portfolio is seen from', async () => {
    const typed = { ...loan('2206-06-30', 'F1'), five_tier: 3 };
    await withPortfolioOf({ exposure: [...loans('2026-06-30', 1, 20), typed] }, async (portfolio) => {
      expect(portfolio.snapshots).toEqual(['2026-06-30']);
      expect((await portfolio.ask('npl-ratio'))[0]).toMatchObject({ period: '2026-06', value: 0 });
    });
  });

  it('is not taken for one where the book is as large as the others', async () => {
    const exposure = [...loans('2024-12-31', 1, 4), ...loans('2026-06-30', 1, 5)];
    await withPortfolioOf({ exposure }, async (portfolio) => {
      expect(portfolio.snapshots).toEqual(['2024-12-31', '2026-06-30']);
    });
  });
});
