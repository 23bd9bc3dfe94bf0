import { describe, expect, it } from 'vitest';
import { decided, positive } from '../../src/metrics/aggregate-columns.ts';
import { dimensionsOf, isByClient } from '../../src/metrics/answer-statement.ts';
import { sum } from '../../src/metrics/definition.ts';
import type { Dimension, MetricRequest } from '../../src/metrics/metric.ts';
import type { Period } from '../../src/metrics/periods.ts';
import { badShare, balance, fiveLoans, JUNE, largest, named, relation } from './five-loans.ts';

const answer = fiveLoans();

describe('the rows of a request', () => {
  const sizes = async (filter: MetricRequest['filter'], where?: string) =>
    (await answer({ ...balance, ...(where === undefined ? {} : { where }) }, { filter })).map(({ n }) => n);

  it('are those of the values asked for, unknown being none', async () => {
    expect(await sizes({ branch: ['north'] })).toEqual([1]);
    expect(await sizes({ branch: ['unknown'] })).toEqual([2]);
    expect(await sizes({ branch: ['unknown', 'south'] })).toEqual([4]);
    expect(await sizes({ branch: [] })).toEqual([5]);
    expect(await sizes({ branch: undefined } as never)).toEqual([5]);
    expect(await sizes({ branch: ['north', 'south'] })).toEqual([3]);
    expect(await sizes({ branch: ['east'] })).toEqual([]);
  });

  it('are those of every dimension asked for, and that take part at all', async () => {
    expect(await sizes({ branch: ['unknown', 'south'], client: ['C2'] })).toEqual([2]);
    expect(await sizes({ branch: ['unknown', 'south'] }, 'outstanding > 45 OR outstanding < 0')).toEqual([3]);
  });

  it('of a dimension of numbers are found by number, and by nothing else', async () => {
    expect(await sizes({ tier: ['2'] })).toEqual([2]);
    expect(await sizes({ tier: ['02'] })).toEqual([2]);
    expect(await sizes({ tier: ['two'] })).toEqual([]);
    expect(await sizes({ tier: ['two', 'unknown'] })).toEqual([1]);
    for (const dimension of ['stage', 'five_tier'] as const)
      expect([await sizes({ [dimension]: ['2'] }), await sizes({ [dimension]: ['two'] })]).toEqual([[2], []]);
  });

  it('are those of each period, with its dates and snapshots', async () => {
    const rows = `(SELECT *, CAST(seen_at AS VARCHAR) || ' ' || CAST(window_start AS VARCHAR) AS days,
      coalesce(window_snap, -1) * 100 + coalesce(opening_snap, -1) AS snaps FROM period)`;
    const seen = {
      ...named,
      kind: 'amount',
      relation: { ...relation, from: rows },
      numerator: sum('snaps', 'TRUE'),
    } as const;
    const may: Period = {
      ...JUNE,
      no: 1,
      seenAt: '2026-05-31',
      windowStart: '2026-05-01',
      windowSnap: null,
      openingSnap: 2,
    };
    const parts = [{ name: 'days', of: 'days', cells: [], open: true }];
    expect(await answer({ ...seen, parts }, {}, [JUNE, may])).toMatchObject([
      { period_no: 0, part_days: '2026-06-30 2026-06-01', numerator: 299 },
      { period_no: 1, part_days: '2026-05-31 2026-05-01', numerator: -98 },
    ]);
  });
});

describe('the settings of the bank', () => {
  it('are those of each period', async () => {
    const months = [JUNE, { ...JUNE, no: 1 }];
    const settings = [100, 250].map((netCapital) => ({ netCapital, grace: 0, intervals: [] }));
    const capital = { ...balance, numerator: { ...sum('net_capital', 'TRUE'), once: true } };
    const reading = { ...capital, relation: { ...relation, settings: ['net_capital'] } } as const;
    expect((await answer(reading, {}, months, settings)).map(({ numerator }) => numerator)).toEqual([100, 250]);
  });
});

describe('what a request asks of a metric', () => {
  const metric = { ...badShare, parts: [{ name: 'tier', of: 'tier', cells: ['1'] }] };

  it('are dimensions, but for its own parts', () => {
    expect(dimensionsOf(metric, ['tier', 'branch'])).toEqual(['branch']);
    expect(dimensionsOf(badShare, ['tier', 'branch'])).toEqual(['tier', 'branch']);
    const two = { ...metric, parts: [...metric.parts, { name: 'stage', of: 'stage', cells: ['1'] }] };
    expect(dimensionsOf(two, ['tier', 'branch'])).toEqual(['branch']);
  });

  it.each<[MetricRequest, boolean]>([
    [{}, false],
    [{ by: ['branch', 'client'] }, true],
    [{ filter: { client: ['C1'] } }, true],
    [{ filter: { client: ['C1', 'C2'] } }, false],
    [{ filter: { client: ['unknown'] } }, false],
    [{ filter: { client: [] } }, false],
    [{ by: ['branch'] }, false],
  ])('%j is by single clients: %s', (request, expected) => {
    expect(isByClient(badShare, request)).toBe(expected);
  });

  it('can be decided for some rows', () => {
    const by = 'client' satisfies Dimension;
    expect(decided(badShare)).toBe('bad IS NOT NULL');
    expect(decided(balance)).toBe('TRUE');
    expect(decided({ ...balance, denominator: sum('bank', 'days > 1') })).toBe('days > 1');
    expect(decided({ ...named, kind: 'distinct', of: by, when: 'bad' })).toBe('bad');
    expect(decided(largest)).toBe('outstanding > 0 AND client IS NOT NULL');
    expect(positive({ ...largest, unpriced: { counts: 'TRUE', lacks: 'FALSE' } })).toBe(
      'outstanding > 0 AND NOT unpriced',
    );
  });
});
