import { describe, expect, it } from 'vitest';
import { spread } from '../../src/charts/spread.ts';

describe('labels', () => {
  it('stay where they are when there is room', () => {
    expect(spread([100, 20, 60], 15, [0, 200])).toEqual([100, 20, 60]);
  });

  it('move apart in their order', () => {
    // 50, 52, 54 need 15 each: 50, 65, 80
    expect(spread([54, 50, 52], 15, [0, 200])).toEqual([80, 50, 65]);
  });

  it('move back from the end', () => {
    expect(spread([195, 200], 15, [0, 200])).toEqual([185, 200]);
  });
});
