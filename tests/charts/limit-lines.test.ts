import { describe, expect, it } from 'vitest';
import { limitLines } from '../../src/charts/frame.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';

describe('limit lines', () => {
  it('are drawn at 0 like anywhere else, the lower one first', () => {
    const limits = [
      { value: 0.05, label: 'watch', status: 'amber' as const },
      { value: 0, label: 'breach', status: 'red' as const },
    ];
    const drawn = (axis: 'x' | 'y') =>
      limitLines(LIGHT_THEME, limits, axis) as { data: { xAxis?: number; yAxis?: number }[] };
    expect(drawn('y').data.map(({ yAxis }) => yAxis)).toEqual([0, 0.05]);
    expect(drawn('x').data.map(({ xAxis }) => xAxis)).toEqual([0, 0.05]);
    expect(limitLines(LIGHT_THEME, [], 'y')).toBeUndefined();
  });
});
