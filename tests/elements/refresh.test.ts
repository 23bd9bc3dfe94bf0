import { expect, it } from 'vitest';
import { refresh } from '../../src/elements/refresh.ts';
import { Selection } from '../../src/session/selection.svelte.ts';
import type { Session } from '../../src/session/session.svelte.ts';

it('leaves what was chosen of the data as it was, but for a date there is no more', async () => {
  const chosen = {
    filter: { branch: ['A'] },
    asOf: '2026-05-31',
    compare: 'year',
    months: { first: '2026-01', last: '2026-04' },
  };
  // a session of its own selection, whose data are read anew without what was chosen
  const session = Object.assign(new Selection(), {
    origin: { kind: 'address', address: 'data/' },
    portfolio: { snapshots: ['2026-04-30', '2026-06-30'] },
    loadSource: (address: string) => {
      asked.push(address);
      session.choose();
      return Promise.resolve();
    },
  });
  const asked: string[] = [];
  session.choose(chosen);
  await refresh(session as unknown as Session);
  expect(asked).toEqual(['data/']);
  expect(session.chosen).toEqual({ ...chosen, asOf: null });
});
