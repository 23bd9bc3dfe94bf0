import { expect, it } from 'vitest';
import { monthsOf } from '../../src/metrics/named-months.ts';

it('understands years, quarters and months', () => {
  expect(monthsOf('2026')).toEqual({ first: '2026-01', last: '2026-12', span: 'ytd' });
  expect(monthsOf('2026Q2')).toEqual({ first: '2026-04', last: '2026-06', span: 'quarter' });
  expect(monthsOf('2026-06')).toEqual({ first: '2026-06', last: '2026-06', span: 'month' });
  expect(monthsOf('2026年6月')?.first).toBe('2026-06');
  expect(monthsOf('2026-13')).toBeNull();
  expect(monthsOf('soon')).toBeNull();
});
