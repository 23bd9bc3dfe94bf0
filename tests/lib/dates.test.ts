import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  isIsoDate,
  monthEnd,
  monthNumber,
  monthsBetween,
} from '../../src/lib/dates.ts';

describe('dates', () => {
  it('knows the last day of a leap February', () => {
    expect(monthEnd('2024-02')).toBe('2024-02-29');
    expect(monthEnd('2023-02')).toBe('2023-02-28');
  });

  it('counts months over the turn of the year, both ways', () => {
    expect(addMonths('2025-11', 3)).toBe('2026-02');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(monthsBetween('2025-12', '2026-02')).toEqual(['2025-12', '2026-01', '2026-02']);
  });

  it('adds days across a month', () => {
    expect(addDays('2026-02-27', 2)).toBe('2026-03-01');
  });

  it('tells how far dates and months are apart, both ways and over a leap day', () => {
    expect([daysBetween('2024-02-28', '2024-03-01'), daysBetween('2026-01-01', '2025-12-31')]).toEqual([2, -1]);
    expect([monthNumber('2026-01') - monthNumber('2025-12'), monthNumber('2025-12-31') % 12]).toEqual([1, 0]);
  });

  it('refuses a day that does not exist', () => {
    expect(isIsoDate('2026-02-30')).toBe(false);
    expect(isIsoDate('2026-13-01')).toBe(false);
    expect(isIsoDate('2026-06-30')).toBe(true);
  });
});
