import { describe, expect, it } from 'vitest';
import { isWithin, readMonthRange, writeMonthRange } from '../../src/lib/month-range.ts';

describe('a range of months', () => {
  it('is two months an address names, and is written the same way', () => {
    const range = readMonthRange(' 2025-11..2026-06 ');
    expect(range).toEqual({ first: '2025-11', last: '2026-06' });
    expect(range && writeMonthRange(range)).toBe('2025-11..2026-06');
  });

  it.each([
    '',
    '2026-01',
    '2026-01..',
    '..2026-06',
    '2026-06..2026-01',
    '2026-06..2026-06',
    '2026-00..2026-06',
    '2026-01..2026-13',
    '2026-1..2026-06',
    '2026-01-01..2026-06-30',
    '2026-01..2026-03..2026-06',
    '2026-01…2026-06',
  ])('is not “%s”', (text) => {
    expect(readMonthRange(text)).toBeNull();
  });

  it('holds its ends and what lies between them', () => {
    const range = { first: '2025-11', last: '2026-02' };
    const months = ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'];
    expect(months.map((month) => isWithin(month, range))).toEqual([false, true, true, true, true, false]);
  });
});
