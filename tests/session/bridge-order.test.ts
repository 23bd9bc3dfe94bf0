import { describe, expect, it } from 'vitest';
import type { Pair, Share } from '../../src/session/bridge/bridge-effects.ts';
import { levelEffects } from '../../src/session/bridge/bridge-levels.ts';
import { orderEffects } from '../../src/session/bridge/bridge-order.ts';

const NOTHING = { numerator: 0, denominator: 0, past: { numerator: 0, denominator: 0 }, measures: [], size: 1 };

function share(what: Partial<Share>): Share {
  return { ...NOTHING, file: null, row: null, ...what };
}

function pair(item: string, from: Partial<Share> | null, to: Partial<Share> | null): Pair {
  const apart = from === null ? 'entered' : 'left';
  return { item, facility: null, client: null, from: from && share(from), to: to && share(to), apart };
}

function measured(item: string, from: readonly number[] | null, to: readonly number[] | null): Pair {
  return pair(item, from && { measures: from }, to && { measures: to });
}

describe('the bridge of a place in an order', () => {
  const pairs = [measured('A', [1], [1]), measured('B', [2], [2]), measured('C', [3], [5]), measured('D', null, [9])];

  it('credits each item with its turn, the mean of the order of causes and its reverse', () => {
    // median of 1 2 3 is 2, of 1 2 5 9 is 3.5; D first: 2.5, then C: 3.5; C first: 2, then D: 3.5
    const found = orderEffects(pairs, { statistic: 'median', shifted: 'measure' });
    expect(found.map(({ item, cause, effect }) => [item, cause, effect])).toEqual([
      ['D', 'entered', (0.5 + 1.5) / 2],
      ['C', 'measure', (1 + 0) / 2],
    ]);
  });

  it('changes only its sign when time runs the other way', () => {
    const back = pairs.map((each) => ({ ...each, from: each.to, to: each.from, apart: 'left' as const }));
    const found = orderEffects(back, { statistic: 'median', shifted: 'measure' });
    expect(Object.fromEntries(found.map(({ item, effect }) => [item, effect]))).toEqual({ C: -0.5, D: -1 });
  });

  it('moves an extreme only by those that reach it', () => {
    const found = orderEffects([...pairs, measured('E', [4], null)], { statistic: 'max', shifted: 'measure' });
    // 4 to 9: D takes it to 9 whatever E and C do; on the way back E goes first: 3, C: 5, D: 9
    const effects = Object.fromEntries(found.map(({ item, effect }) => [item, effect]));
    expect(effects).toEqual({ D: (5 + 4) / 2, C: (0 + 2) / 2, E: (0 - 1) / 2 });
  });

  it('keeps the value while nothing is left to be ordered', () => {
    const found = orderEffects([measured('A', [4], null), measured('B', null, [10])], {
      ...{ statistic: 'min', shifted: 'measure' },
    });
    // B first: still 4, then A goes: 10; A first: nothing left, then B: 10
    expect(Object.fromEntries(found.map(({ item, effect }) => [item, effect]))).toEqual({ A: 3, B: 3 });
  });
});

describe('the bridge of a change of levels', () => {
  const sum = { numerator: { of: 'n', when: 'TRUE' } };
  const quotient = { ...sum, denominator: { of: 'd', when: 'TRUE' } };
  const past = { numerator: 20, denominator: 100 };
  const pairs = [
    pair('A', { numerator: 10, denominator: 100, past }, { numerator: 30, denominator: 100, past }),
    pair('B', null, { numerator: 0, denominator: 100, past }),
  ];

  it('adds up to the change of a difference of two quotients', () => {
    // 0.10 − 0.20 to 0.15 − 0.20; mean level 0.125, mean denominator 150
    const found = levelEffects(pairs, { change: 'difference', now: quotient, before: quotient });
    expect(found.map(({ item, cause }) => [item, cause])).toEqual([
      ['A', 'measure'],
      ['B', 'entered'],
    ]);
    expect(found[0]?.effect).toBeCloseTo(20 / 150, 12);
    expect(found[1]?.effect).toBeCloseTo(-12.5 / 150, 12);
  });

  it('adds up to the change of a quotient of two sums', () => {
    // 10 / 20 − 1 to 30 / 40 − 1: from −0.5 to −0.25; mean quotient 0.625, mean sum before 30
    const found = levelEffects(pairs, { change: 'relative', now: sum, before: sum });
    expect(found[0]?.effect).toBeCloseTo(20 / 30, 12);
    expect(found[1]?.effect).toBeCloseTo((0 - 0.625 * 20) / 30, 12);
  });
});
