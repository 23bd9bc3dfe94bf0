import { describe, expect, it } from 'vitest';
import { extent } from '../../src/charts/extent.ts';

describe('extent', () => {
  it('keeps zero and ends on a round step', () => {
    // 0 to 0.05 in at most four steps of 1, 2 or 5: steps of 0.02
    expect(extent([0.0231, 0.03, 0.05])).toEqual({ min: 0, max: 0.06, interval: 0.02 });
  });

  it('leaves zero out for rates near one hundred per cent when it may', () => {
    const { min, max } = extent([0.93, 0.97], true);
    expect(min).toBeGreaterThan(0.8);
    expect(min).toBeLessThanOrEqual(0.93);
    expect(max).toBeGreaterThanOrEqual(0.97);
  });

  it('never leaves zero out for bars', () => {
    expect(extent([0.93, 0.97]).min).toBe(0);
  });

  it('holds negative values', () => {
    const { min, max } = extent([-3, 5]);
    expect(min).toBeLessThanOrEqual(-3);
    expect(max).toBeGreaterThanOrEqual(5);
  });

  it('stays finite without any value, with gaps and with nothing but zero', () => {
    expect(extent([])).toEqual({ min: 0, max: 1, interval: 0.5 });
    expect(extent([null, 4])).toMatchObject({ min: 0, max: 4 });
    expect(extent([0, 0]).max).toBeGreaterThan(0);
  });

  it('puts every value inside for many sizes', () => {
    for (let power = -6; power <= 12; power += 1) {
      for (const times of [1, 1.7, 2.6, 4.9, 7.3, 9.99]) {
        const value = times * 10 ** power;
        const { min, max, interval } = extent([value, value / 3], true);
        expect(min).toBeLessThanOrEqual(value / 3);
        expect(max).toBeGreaterThanOrEqual(value);
        expect((max - min) / interval).toBeLessThanOrEqual(6);
      }
    }
  });
});
