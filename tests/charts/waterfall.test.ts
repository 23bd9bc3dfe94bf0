import { describe, expect, it } from 'vitest';
import { waterfall, type Tone } from '../../src/charts/waterfall.ts';
import { DARK_THEME, LIGHT_THEME, PRINT_THEME } from '../../src/charts/theme.ts';

interface Bars {
  series: [{ data: number[] }, { data: { value: number }[] }];
  xAxis: { max: number };
}

/** Where each bar begins and ends on the drawn scale. */
function drawn(first: number, effects: readonly number[], last: number): [number, number][] {
  const steps = effects.map((effect, index) => ({ name: `step ${index}`, effect, label: '', tone: null }));
  const input = { first: { name: 'a', value: first, label: '' }, steps, last: { name: 'b', value: last, label: '' } };
  const { series } = waterfall(input)(PRINT_THEME) as unknown as Bars;
  return series[0].data.map((base, index) => [base, base + (series[1].data[index]?.value ?? 0)]);
}

describe('a waterfall', () => {
  it('lets each step begin where the one before ends, and ends at the last value', () => {
    // 100 + 50 - 120 = 30, on a scale from zero
    expect(drawn(100, [50, -120], 30)).toEqual([
      [0, 100],
      [100, 150],
      [30, 150],
      [0, 30],
    ]);
  });

  it('goes below zero and back', () => {
    const [first, down, up, last] = drawn(10, [-30, 40], 20) as [number, number][];
    // 10, -20, 20: the scale begins a little below -20
    expect((first?.[1] ?? 0) - (first?.[0] ?? 0)).toBeCloseTo(10, 10);
    expect(down?.[0]).toBeCloseTo(up?.[0] ?? NaN, 10);
    expect((up?.[1] ?? 0) - (down?.[0] ?? 0)).toBeCloseTo(40, 10);
    expect(up?.[1]).toBeCloseTo(last?.[1] ?? NaN, 10);
  });

  it('cuts the scale where the steps are small, and marks both values instead of drawing a cut bar', () => {
    const [first, step] = drawn(1000, [5, -2], 1003) as [number, number][];
    const length = ([from, to]: [number, number] = [0, 0]) => to - from;
    expect(length(step)).toBeCloseTo(5, 9);
    expect(length(first)).toBeLessThan(1);
  });

  it.each([LIGHT_THEME, DARK_THEME])('colours a step by what it means, not by its way', (theme) => {
    const tones: Tone[] = ['good', 'bad', null, 'bad', 'good', null];
    const steps = tones.map((tone, index) => ({ name: `${index}`, effect: index < 3 ? 10 : -10, label: '', tone }));
    const input = { first: { name: 'a', value: 5, label: '' }, steps, last: { name: 'b', value: 5, label: '' } };
    const { series } = waterfall(input)(theme) as unknown as { series: { data: { itemStyle: { color: string } }[] }[] };
    const { green, red } = theme.status;
    const plain = theme.categories[0];
    const colours = series[1]?.data.map(({ itemStyle }) => itemStyle.color);
    expect(colours).toEqual([theme.muted, green, red, plain, red, green, plain, theme.muted]);
  });
});
