import { expect, it } from 'vitest';
import { medianOf } from '../../src/lib/median.ts';

it('is the value in the middle by size, the mean of two, and none of nothing', () => {
  expect([medianOf([10, 9, 100]), medianOf([4, 1, 3, 2]), medianOf([7]), medianOf([])]).toEqual([10, 2.5, 7, null]);
});
