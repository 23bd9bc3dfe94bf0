import { expect, it } from 'vitest';
import { refresh } from '../../src/elements/refresh.ts';
import type { Session } from '../../src/session/session.svelte.ts';

it('leaves what was chosen of the data as it was, but for a date there is no more', async () => {
  const chosen = {
    filter: { branch: ['A'] },
    asOf: '2026-05-31',
    compare: 'year',
    months: { first: '2026-01', last: '2026-04' },
  };
  const held = {
    ...chosen,
    origin: { kind: 'address', address: 'data/' },
    portfolio: { snapshots: ['2026-04-30', '2026-06-30'] },
  };
  const asked: string[] = [];
  const loadSource = (address: string) => {
    asked.push(address);
    Object.assign(held, { filter: {}, asOf: null, compare: null, months: null });
    return Promise.resolve();
  };
  await refresh(Object.assign(held, { loadSource }) as unknown as Session);
  expect(asked).toEqual(['data/']);
  expect(held).toMatchObject({ ...chosen, asOf: null });
});
