import { expect, it } from 'vitest';
import { RecentRequests } from '../../widgets/view/recent-requests.ts';

it('gives the same request for the same wish, in whatever order it was put together', () => {
  const recent = new RecentRequests();
  const first = { asOf: '2026-06-30', filter: { sector: ['光伏'], team: ['T1', 'T2'] } };
  expect(recent.same(first)).toBe(first);
  expect(recent.same({ filter: { team: ['T1', 'T2'], sector: ['光伏'] }, asOf: '2026-06-30' })).toBe(first);
  const other = { asOf: '2026-06-30', filter: { sector: ['光伏'], team: ['T2', 'T1'] } };
  expect(recent.same(other)).toBe(other);
  for (let month = 1; month <= 9; month += 1) recent.same({ asOf: `2025-0${month}-28` });
  const again = { ...first };
  expect(recent.same(again)).toBe(again);
});
