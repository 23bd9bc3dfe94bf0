import { describe, expect, it } from 'vitest';
import { groupDigits, reconciles } from '../../src/dashboard/reconciliation.ts';

describe('reconciles', () => {
  it('holds when every row that was read is loaded, rejected or excluded', () => {
    expect(reconciles({ rows: { read: 10, loaded: 7, rejected: 2, excluded: 1 } })).toBe(true);
  });

  it('fails when a row is missing', () => {
    expect(reconciles({ rows: { read: 10, loaded: 7, rejected: 2, excluded: 0 } })).toBe(false);
  });
});

describe('groupDigits', () => {
  it('sets thousands apart without rounding what a number could not hold', () => {
    expect(groupDigits('-12345678901234567.89')).toBe('\u221212,345,678,901,234,567.89');
    expect(groupDigits('123')).toBe('123');
  });
});
