import { describe, expect, it } from 'vitest';
import { periodsOf, spanStart } from '../../src/metrics/periods.ts';

const SNAPSHOTS = ['2025-12-31', '2026-01-31', '2026-03-30', '2026-03-31'];

describe('spanStart', () => {
  it('begins a month, a quarter, a year, twelve months', () => {
    expect((['month', 'quarter', 'ytd', 'ttm', 'all'] as const).map((span) => spanStart('2026-05', span))).toEqual([
      '2026-05-01',
      '2026-04-01',
      '2026-01-01',
      '2025-06-01',
      '1900-01-01',
    ]);
  });
});

describe('periodsOf', () => {
  it('sees every month from its end, the last from the date asked for', () => {
    const periods = periodsOf({ from: '2026-01-15', asOf: '2026-03-30' }, SNAPSHOTS, 'month');
    expect(
      periods.map(({ month, seenAt, windowSnap, openingSnap, stale }) => [
        month,
        seenAt,
        windowSnap,
        openingSnap,
        stale,
      ]),
    ).toEqual([
      ['2026-01', '2026-01-31', 1, 0, false],
      ['2026-02', '2026-02-28', null, 1, false],
      ['2026-03', '2026-03-30', 2, null, false],
    ]);
  });

  it('lets an earlier snapshot stand in for the last month only, with the flows of its own month', () => {
    const [period] = periodsOf({ asOf: '2026-02-10' }, SNAPSHOTS, 'month');
    expect(period).toMatchObject({ month: '2026-02', windowSnap: 1, openingSnap: 0, stale: true });
  });

  it('opens the year to date at the end of the year before', () => {
    expect(periodsOf({ asOf: '2026-03-31' }, SNAPSHOTS, 'ytd')[0]).toMatchObject({ openingSnap: 0, windowSnap: 3 });
  });

  it('has no period without a date', () => {
    expect(periodsOf({}, [], 'month')).toEqual([]);
  });
});
