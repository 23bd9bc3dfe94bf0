import { describe, expect, it } from 'vitest';
import { defaultLimits, inOrder, isBeyond, judge, judgesPortfolio, ownLimits } from '../../src/metrics/limit.ts';
import type { Limit, Limits } from '../../src/metrics/limit.ts';

const limit = (value: number, more: Partial<Limit> = {}): Limit => {
  return { value, scope: 'portfolio', source: 'OWN', from: null, ...more };
};
const above = (amber: Limit, red?: Limit): Limits => ({ worse: '>', amber, ...(red ? { red } : {}) });

describe('the limits of the catalogue', () => {
  const share = { amber: 0.03, red: 0.05, worse: '>', source: 'REG S9, S10; amber OWN' } as const;

  it('say of each level where it comes from', () => {
    expect(defaultLimits({ thresholds: share })).toEqual({
      worse: '>',
      amber: limit(0.03),
      red: limit(0.05, { source: 'REG S9, S10' }),
    });
    const both = { amber: 0.1, red: 0.2, worse: '>=', source: 'red PUB S12; amber OWN' } as const;
    expect(defaultLimits({ thresholds: both })).toMatchObject({ red: { source: 'PUB S12' }, amber: { source: 'OWN' } });
  });

  it('may be a watch level alone, or none', () => {
    expect(defaultLimits({ thresholds: { amber: 2, worse: '<', source: 'OWN' } })).toEqual({
      worse: '<',
      amber: limit(2),
    });
    expect(defaultLimits({})).toBeNull();
  });

  it('may be several sets, of which one is asked for', () => {
    const metric = { thresholds: share, moreLimits: { tier: { amber: 1, worse: '<', source: 'OWN' } as const } };
    expect(defaultLimits(metric, 'tier')).toEqual({ worse: '<', amber: limit(1) });
    expect(defaultLimits(metric, 'branch')).toBeNull();
    expect(defaultLimits({ thresholds: share }, 'tier')).toBeNull();
  });
});

describe('limits in order', () => {
  it('have the watch level crossed first, whichever way is worse', () => {
    expect([isBeyond(2, 1, '>'), isBeyond(1, 2, '>'), isBeyond(1, 1, '>='), isBeyond(2, 1, '>=')]).toEqual([
      ...[true, false, false, true],
    ]);
    expect([isBeyond(1, 2, '<'), isBeyond(2, 1, '<'), isBeyond(1, 1, '<=')]).toEqual([true, false, false]);
  });

  it('count the red one twice where the watch level lies beyond it', () => {
    const red = limit(5, { source: 'REG' });
    expect(inOrder(above(limit(7), red))).toEqual({ worse: '>', amber: red, red });
    expect(inOrder(above(limit(3), red))).toEqual({ worse: '>', amber: limit(3), red });
    expect(inOrder(above(limit(7)))).toEqual({ worse: '>', amber: limit(7), red: undefined });
  });
});

describe('a value under limits', () => {
  const since = limit(0.05, { scope: 'sector:D44', source: 'BOARD', from: '2026-01-01' });
  const limits = above(limit(0.03), since);

  it('is grey where there are none', () => {
    expect(judge(1, null)).toEqual({ status: 'grey' });
  });

  it('names both sources, and scope and date of the limit that decided', () => {
    const threshold = { amber: 0.03, red: 0.05, worse: '>', source: 'BOARD; amber OWN' };
    expect(judge(0.06, limits)).toEqual({
      status: 'red',
      threshold: { ...threshold, scope: 'sector:D44', effective_from: '2026-01-01' },
    });
    expect(judge(0.04, limits)).toEqual({
      status: 'amber',
      threshold: { ...threshold, scope: 'portfolio', effective_from: null },
    });
    expect(judge(0.04, above(limit(0.03), limit(0.05))).threshold?.source).toBe('OWN');
    expect(judge(0.04, above(limit(0.03))).threshold).toEqual({
      ...{ amber: 0.03, worse: '>', source: 'OWN', scope: 'portfolio', effective_from: null },
    });
  });

  it('is held against a share of what it is taken of', () => {
    // 3 % and 5 % of 200 are 6 and 10
    expect([6, 7, 11].map((value) => judge(value, limits, { of: 200 }).status)).toEqual(['green', 'amber', 'red']);
    expect(judge(7, limits, { of: 200 }).threshold).toMatchObject({ amber: 6, red: 10 });
  });

  it('goes no further than the watch level where that alone holds', () => {
    const { status, threshold } = judge(0.06, limits, { amberOnly: true });
    expect([status, threshold]).toEqual([
      'amber',
      { amber: 0.03, worse: '>', source: 'OWN', scope: 'portfolio', effective_from: null },
    ]);
  });
});

describe('limits of the whole portfolio', () => {
  it('say nothing about a part where the value is a sum', () => {
    const sums = (['money', 'count', 'tCO2e', 'fraction', 'days'] as const).map((unit) => judgesPortfolio({ unit }));
    expect(sums).toEqual([true, true, true, false, false]);
  });

  it('say what the metric says they do, before its unit', () => {
    expect(judgesPortfolio({ unit: 'fraction', judges: 'portfolio' })).toBe(true);
    expect(judgesPortfolio({ unit: 'money', judges: 'any' })).toBe(false);
  });

  it('hold for parts where a sum is held against a share of each', () => {
    expect(judgesPortfolio({ unit: 'money', held: () => ({ of: 1 }) })).toBe(false);
  });

  it('are left out of what is set for a group itself', () => {
    const own = limit(4, { scope: 'client:C1' });
    expect(ownLimits(null)).toBeNull();
    expect(ownLimits(above(limit(1), limit(2)))).toBeNull();
    expect(ownLimits(above(limit(1), own))).toEqual({ worse: '>', amber: own, red: own });
    expect(ownLimits(above(own, limit(2)))).toEqual({ worse: '>', amber: own, red: undefined });
    expect(ownLimits(above(own, limit(6, { scope: 'client:C1' })))).toMatchObject({
      amber: { value: 4 },
      red: { value: 6 },
    });
  });
});
