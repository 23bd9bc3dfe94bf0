import { describe, expect, it } from 'vitest';
import { competitionRanks, kpiScore, round2, scaleOf, weightedMean } from '../../../src/metrics/managers/scorecard.ts';

const higher = (target: number, floor: number, stretch: number) =>
  ({ better: 'higher', target, floor, stretch, cap: 120 }) as const;

describe('kpiScore', () => {
  it('agrees with worked example WE27: 110, 75, 90, 107.5, 110', () => {
    expect(kpiScore(0.95, higher(0.9, 0.6, 1))).toBeCloseTo(110, 9);
    expect(kpiScore(0.8, higher(0.9, 0.5, 1))).toBeCloseTo(75, 9);
    expect(kpiScore(0.012, { better: 'lower', target: 0.01, floor: 0.03, stretch: 0, cap: 120 })).toBeCloseTo(90, 9);
    expect(kpiScore(4.5, higher(4.2, 3, 5))).toBeCloseTo(107.5, 9);
    expect(kpiScore(1.1, higher(1, 0, 1.2))).toBeCloseTo(110, 9);
  });

  it('is 0 at and below the floor and 120 at and above the stretch', () => {
    expect([0.5, 0.4, 1, 1.5].map((actual) => kpiScore(actual, higher(0.9, 0.5, 1)))).toEqual([0, 0, 120, 120]);
  });

  it('gives no bonus part where the stretch is the target', () => {
    expect(kpiScore(7, higher(5, 0, 5))).toBe(100);
  });
});

describe('scaleOf', () => {
  it('mirrors the floor at the target within what a rate can be', () => {
    const rate = { metric: 'x', weight: 1, class: 'risk', unit: 'fraction', better: 'higher' } as const;
    expect(scaleOf({ ...rate, thresholds: { amber: 0.95, red: 0.85, worse: '<', source: 'OWN' } })).toMatchObject({
      target: 0.95,
      floor: 0.85,
      stretch: 1, // 1.05 is no rate
    });
    const days = { ...rate, unit: 'days', better: 'lower' } as const;
    expect(scaleOf({ ...days, thresholds: { amber: 5, red: 10, worse: '>', source: 'OWN' } })).toMatchObject({
      stretch: 0,
    });
  });
});

describe('weightedMean', () => {
  it('agrees with worked example WE27: 101.57894737 over 95 % of the weight', () => {
    const parts = [
      { weight: 0.15, value: 110 },
      { weight: 0.1, value: 75 },
      { weight: 0.2, value: 90 },
      { weight: 0.2, value: 107.5 },
      { weight: 0.05, value: null },
      { weight: 0.3, value: 110 },
    ];
    const { value, share } = weightedMean(parts);
    expect(value).toBeCloseTo(101.57894737, 6);
    expect(share).toBeCloseTo(0.95, 12);
  });

  it('agrees with worked example WE21: 40 and 30 become 57.142857 and 42.857143', () => {
    const first = weightedMean([
      { weight: 40, value: 1 },
      { weight: 30, value: 0 },
      { weight: 30, value: null },
    ]);
    expect((first.value ?? 0) * 100).toBeCloseTo(57.142857, 5);
  });

  it('has no value without any part', () => {
    expect(weightedMean([{ weight: 1, value: null }]).value).toBeNull();
  });
});

describe('competitionRanks', () => {
  it('agrees with worked example WE28: 97.5, 92.004, 92.001, 88 rank 1, 2, 2, 4', () => {
    expect(competitionRanks([97.5, 92.004, 92.001, 88].map((score) => [round2(score)]))).toEqual([1, 2, 2, 4]);
  });

  it('breaks ties by the next key and puts a missing one last', () => {
    expect(
      competitionRanks([
        [90, 50],
        [90, 60],
        [90, null],
      ]),
    ).toEqual([2, 1, 3]);
  });
});
