import { describe, expect, it } from 'vitest';
import { statusOf } from '../../src/metrics/status.ts';

describe('the state of a value', () => {
  it('is worse at a limit that counts itself, whatever the last bit of the value', () => {
    const fall = { amber: -0.2, red: -0.3, worse: '<=' } as const;
    expect(80 / 100 - 1).toBeGreaterThan(-0.2);
    expect([80 / 100 - 1, -0.2, -0.1999, 70 / 100 - 1].map((value) => statusOf(value, fall))).toEqual([
      'amber',
      'amber',
      'green',
      'red',
    ]);
  });

  it('is not worse at a limit that does not count itself', () => {
    const share = { amber: 0.1, red: 0.3, worse: '>' } as const;
    // 0.1 + 0.2 is a little more than 0.3 to a computer
    expect([0.1, 0.1 + 0.2, 0.31].map((value) => statusOf(value, share))).toEqual(['green', 'amber', 'red']);
    expect(statusOf(1.3 - 1e-12, { amber: 1.3, red: 1.1, worse: '<' })).toBe('green');
  });

  it('is worse above or below its limits, and at those that count themselves', () => {
    const high = { amber: 0.9, red: 1, worse: '>=' } as const;
    expect([0.8, 0.9, 0.95, 1, 2].map((value) => statusOf(value, high))).toEqual([
      ...['green', 'amber', 'amber', 'red', 'red'],
    ]);
    const low = { amber: 1.3, red: 1.1, worse: '<' } as const;
    expect([1.4, 1.3, 1.2, 1.1, 1, -5].map((value) => statusOf(value, low))).toEqual([
      ...['green', 'green', 'amber', 'amber', 'red', 'red'],
    ]);
  });

  it('is at a large limit when it is off by what a sum of many amounts is off', () => {
    const large = { amber: 1e6, worse: '>' } as const;
    expect([1e6 + 5e-4, 1e6 + 5e-3].map((value) => statusOf(value, large))).toEqual(['green', 'amber']);
  });

  it('is grey without a value or without limits', () => {
    expect([statusOf(null, { amber: 1, worse: '>' }), statusOf(1, undefined)]).toEqual(['grey', 'grey']);
  });
});
