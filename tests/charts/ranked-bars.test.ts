import { expect, it } from 'vitest';
import { rankedBars } from '../../src/charts/ranked-bars.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';

interface Option {
  xAxis: { min: number; max: number };
  series: [{ data: { value: number; label: { position: string } }[] }];
}

const drawn = (values: readonly number[], width: number) =>
  rankedBars({ bars: values.map((value, index) => ({ name: `p${index}`, value, label: `${value * 100}%` })) })(
    LIGHT_THEME,
    width,
  ) as unknown as Option;

it('writes the value beside its bar, left of one below zero, with room for it also on a phone', () => {
  const { xAxis, series } = drawn([-0.25, 0.31], 320);
  expect(series[0].data.map(({ label }) => label.position)).toEqual(['left', 'right']);
  // what lies left of the longest bar is as wide as its label
  const plot = 320 - 128 - 45;
  const free = ((-0.25 - xAxis.min) / (xAxis.max - xAxis.min)) * plot;
  expect(free).toBeGreaterThan(40);
  expect(xAxis.max).toBeGreaterThanOrEqual(0.31);
});

it('begins at zero where nothing is below it', () => {
  expect(drawn([0.1, 0.31], 320).xAxis.min).toBe(0);
});

it('keeps bars below zero on its axis in the narrowest place', () => {
  for (const width of [20, 40, 75, 76, 80]) expect(drawn([-0.25, 0.31], width).xAxis.min).toBeLessThanOrEqual(-0.25);
});
