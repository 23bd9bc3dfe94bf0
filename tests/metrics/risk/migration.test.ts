import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MetricRow } from '../../../src/metrics/metric.ts';
import { rowOf, rowsOf, withPortfolioOf } from '../../support/value-of.ts';

const OPENING = '2025-06-30';
const JUNE = '2026-06-30';

function at(as_of_date: string, rows: readonly Record<string, string | number | null>[]) {
  return rows.map((row) => ({ as_of_date, client_id: 'C1', ...row }));
}

function cells(rows: readonly MetricRow[], what: 'value' | 'numerator' = 'value') {
  return Object.fromEntries(rows.map((row) => [`${row.by.from}>${row.by.to}`, row[what]]));
}

const exposure = [
  ...at(OPENING, [
    { facility_id: 'stays', outstanding: 60, five_tier: 1 },
    { facility_id: 'falls', outstanding: 20, five_tier: 1 },
    { facility_id: 'repaid', outstanding: 20, five_tier: 1 },
    { facility_id: 'better', outstanding: 40, five_tier: 3 },
    { facility_id: 'blank', outstanding: 5, five_tier: null },
  ]),
  ...at(JUNE, [
    { facility_id: 'stays', outstanding: 10, five_tier: 1 },
    { facility_id: 'falls', outstanding: 20, five_tier: 3 },
    { facility_id: 'better', outstanding: 40, five_tier: 2 },
    { facility_id: 'blank', outstanding: 5, five_tier: 1 },
    { facility_id: 'new', outstanding: 30, five_tier: 2 },
  ]),
];

describe('migration-matrix', () => {
  it('weighs by the opening balance, rows add up to one with exits, new loans are a row of their own', async () => {
    const rows = await rowsOf({ exposure }, 'migration-matrix');
    // class 1: 60 stay, 20 to class 3, 20 repaid, of 100; class 3: all 40 to class 2
    expect(cells(rows)).toMatchObject({
      '1>1': 0.6,
      '1>2': 0,
      '1>3': 0.2,
      '1>EXIT': 0.2,
      '3>2': 1,
      'NEW>2': 1,
      'NEW>EXIT': 0,
      '2>2': null,
    });
    expect(rows).toHaveLength(6 * 6);
    expect(rows.find(({ by }) => by.from === '2')).toMatchObject({ reason: 'ZERO_DENOM', status: 'grey' });
  });

  it('says how much of the opening book has a class at both dates, without a cell for the rest', async () => {
    const rows = await rowsOf({ exposure }, 'migration-matrix');
    expect(rows.some(({ by }) => by.from === 'unknown' || by.to === 'unknown')).toBe(false);
    // all but the 5 that were blank at the opening; of what stayed 60 + 20 + 40; by number 4 of 5
    expect(rows.find(({ by }) => by.from === '1')?.coverage).toBeCloseTo(140 / 145, 12);
    const [kept] = await rowsOf({ exposure }, 'migration-retained');
    expect(kept?.coverage).toBeCloseTo(120 / 125, 12);
    const [counted] = await rowsOf({ exposure }, 'migration-count');
    expect(counted?.coverage).toBeCloseTo(4 / 5, 12);
  });

  it('divides by one less the exits where they are removed', async () => {
    const rows = await rowsOf({ exposure }, 'migration-retained');
    // 60 / 80 and 20 / 80
    expect(cells(rows)).toMatchObject({ '1>1': 0.75, '1>3': 0.25, '3>2': 1 });
  });

  it('has too short a history without the snapshot of twelve months ago', async () => {
    const rows = await rowsOf({ exposure: at(JUNE, [{ outstanding: 1, five_tier: 1 }]) }, 'migration-matrix');
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(['SHORT_HISTORY']));
  });
});

describe('upgrades and downgrades', () => {
  it('compare classes of what is there at both dates', async () => {
    // up 40, down 20, same 60 of 120
    expect((await rowOf({ exposure }, 'upgrade-share')).value).toBeCloseTo(40 / 120, 12);
    expect((await rowOf({ exposure }, 'downgrade-share')).value).toBeCloseTo(20 / 120, 12);
    expect((await rowOf({ exposure }, 'stable-share')).value).toBeCloseTo(0.5, 12);
    expect((await rowOf({ exposure }, 'downgrades-per-upgrade')).value).toBeCloseTo(0.5, 12);
  });

  it('order ratings as the bank does, and have nothing to divide by without an upgrade', async () => {
    const rated = [
      ...at(OPENING, [{ facility_id: 'a', outstanding: 10, rating: '乙' }]),
      ...at(JUNE, [{ facility_id: 'a', outstanding: 10, rating: '丙' }]),
    ];
    const parameter = [{ key: 'rating_order', value: '甲 > 乙 > 丙' }];
    expect((await rowOf({ exposure: rated, parameter }, 'rating-downgrade-share')).value).toBe(1);
    expect(await rowOf({ exposure: rated, parameter }, 'rating-downgrades-per-upgrade')).toMatchObject({
      value: null,
      reason: 'ZERO_DENOM',
    });
    expect((await rowOf({ exposure: rated }, 'rating-downgrade-share')).reason).toBe('NO_DATA');
  });
});

describe('rating-migration', () => {
  const STATES = ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC'];
  const COUNTS = [
    [24, 6, 1, 0, 0, 0, 0],
    [9, 59, 14, 7, 0, 0, 0],
    [1, 8, 87, 20, 4, 0, 0],
    [0, 0, 10, 60, 13, 5, 0],
    [0, 0, 0, 9, 50, 13, 7],
    [0, 0, 0, 1, 7, 45, 19],
    [0, 0, 0, 0, 0, 3, 18],
  ];
  const BALANCES = [
    [29042000, 6575000, 20000, 0, 0, 0, 0],
    [6445000, 58095000, 13045000, 14467000, 0, 0, 0],
    [804000, 7898000, 85330000, 21015000, 5829000, 0, 0],
    [0, 0, 12461000, 65315000, 13911000, 8140000, 0],
    [0, 0, 0, 11374000, 45986000, 14057000, 5723000],
    [0, 0, 0, 413000, 6700000, 47402000, 17132000],
    [0, 0, 0, 0, 0, 2094000, 14843000],
  ];

  it('agrees with worked example WE13, the matrices printed by the R package migrate', async () => {
    const [, ...lines] = readFileSync(new URL('../golden/mock_credit.csv', import.meta.url), 'utf8')
      .trim()
      .split(/\r?\n/);
    const rows = lines.map((line) => {
      const [facility_id = '', as_of_date = '', rating = '', outstanding = ''] = line.split(',');
      return { facility_id, client_id: facility_id, as_of_date, rating, outstanding: Number(outstanding) };
    });
    const dates = [...new Set(rows.map(({ as_of_date }) => as_of_date))].sort();
    expect(dates).toEqual(['2020-06-30', '2020-09-30']);
    const request = { period: 'quarter' } as const;
    const [counts, balances] = await withPortfolioOf({ exposure: rows }, (portfolio) =>
      Promise.all([portfolio.ask('rating-migration-count', request), portfolio.ask('rating-migration', request)]),
    );
    const [byCount, byBalance] = [cells(counts, 'numerator'), cells(balances, 'numerator')];
    const grid = (found: Record<string, number | null>) =>
      STATES.map((from) => STATES.map((to) => found[`${from}>${to}`]));
    expect(grid(byCount)).toEqual(COUNTS);
    expect(grid(byBalance)).toEqual(BALANCES);
    // best first, as the letters are ordered, then what is new
    expect([...new Set(counts.map(({ by }) => by.from))]).toEqual([...STATES, 'NEW']);
  });
});
