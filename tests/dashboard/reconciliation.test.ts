import { describe, expect, it } from 'vitest';
import { reconciles } from '../../src/dashboard/reconciliation.ts';

describe('reconciles', () => {
  it('holds when every row that was read is loaded, rejected or excluded', () => {
    expect(reconciles({ rows: { read: 10, loaded: 7, rejected: 2, excluded: 1 } })).toBe(true);
  });

  it('fails when a row is missing', () => {
    expect(reconciles({ rows: { read: 10, loaded: 7, rejected: 2, excluded: 0 } })).toBe(false);
  });
});
