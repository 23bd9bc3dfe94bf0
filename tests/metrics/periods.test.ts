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

  it.each([
    ['2026-01', '2026-01-01', '2025-02-01'],
    ['2026-03', '2026-01-01', '2025-04-01'],
    ['2026-06', '2026-04-01', '2025-07-01'],
    ['2026-12', '2026-10-01', '2026-01-01'],
  ])('begins the quarter and the twelve months that end in %s', (month, quarter, twelve) => {
    expect([spanStart(month, 'quarter'), spanStart(month, 'ttm')]).toEqual([quarter, twelve]);
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

  it('is seen from the last snapshot where no date is asked for', () => {
    expect(periodsOf({}, SNAPSHOTS, 'month')).toMatchObject([
      { month: '2026-03', seenAt: '2026-03-31', windowSnap: 3 },
    ]);
  });

  it('opens the flows of all time at the first snapshot there is', () => {
    const openings = (snapshots: string[]) => periodsOf({ asOf: '2026-03-31' }, snapshots, 'all')[0]?.openingSnap;
    expect([openings(SNAPSHOTS), openings(['2026-03-31']), openings([])]).toEqual([0, 0, null]);
  });

  it('has no snapshot before the first, and lets the first stand in for months after it', () => {
    expect(periodsOf({ asOf: '2025-11-30' }, SNAPSHOTS, 'month')).toMatchObject([{ windowSnap: null, stale: false }]);
    const stale = periodsOf({ from: '2025-12-01', asOf: '2026-02-28' }, ['2025-12-31'], 'month');
    expect(stale.map(({ windowSnap, stale: isStale }) => [windowSnap, isStale])).toEqual([
      [0, false],
      [null, false],
      [0, true],
    ]);
  });
});
