import { flushSync } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { AddressBar } from '../../../src/dashboard/address-bar.svelte.ts';
import type { Portfolio } from '../../../src/session/portfolio.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { fakePortfolio } from '../../widgets/fake-portfolio.ts';

const here = location.href;
let end = () => {};

afterEach(() => {
  end();
  history.replaceState(null, '', here);
});

function opened(search: string) {
  history.replaceState(null, '', search);
  const session = new Session(() => Promise.reject(new Error('not needed')));
  let bar: AddressBar | undefined;
  end = $effect.root(() => {
    bar = new AddressBar({ session, preferences: { language: 'en' }, boards: [{ id: 'risk' }] });
  });
  const come = (...snapshots: string[]) => {
    session.portfolio = { ...fakePortfolio({}), snapshots } as Portfolio;
    flushSync();
  };
  const lacks = () => bar?.lacking?.compare ?? null;
  const months = () => bar?.lacking?.months ?? null;
  const present = (place: number | null) => {
    if (bar) bar.present = place === null ? null : { place, which: 'open' };
    flushSync();
  };
  return { session, come, lacking: () => bar?.lacking?.asOf ?? null, lacks, months, present };
}

it('keeps asking for a date that is not there, also of the portfolio that follows, and shows it once it has come', () => {
  const { session, come, lacking } = opened('?board=risk&as-of=2026-07-31');
  come('2026-05-31', '2026-06-30');
  expect([session.asOf, lacking()]).toEqual([null, '2026-07-31']);
  come('2026-05-31', '2026-06-30');
  expect([session.asOf, lacking()]).toEqual([null, '2026-07-31']);
  come('2026-05-31', '2026-06-30', '2026-07-31');
  expect([session.asOf, lacking()]).toEqual(['2026-07-31', null]);
});

it('asks no more once somebody has chosen another date', () => {
  const { session, come, lacking } = opened('?board=risk&as-of=2026-07-31');
  come('2026-05-31', '2026-06-30');
  session.asOf = '2026-05-31';
  come('2026-05-31', '2026-06-30', '2026-07-31');
  expect([session.asOf, lacking()]).toEqual(['2026-05-31', null]);
});

it.each(['2026-05-31', 'year', 'peers'] as const)('holds values against what the address says: %s', (compare) => {
  const { session, come, lacks } = opened(`?board=risk&compare=${compare}`);
  come('2026-05-31', '2026-06-30');
  expect([session.compare, session.asked.compare, lacks()]).toEqual([compare, compare, null]);
  expect(location.search).toContain(`compare=${compare}`);
  session.compare = null;
  flushSync();
  expect(location.search).not.toContain('compare');
});

it('says of a comparison nobody knows, or with a date the data do not have, that there is none', () => {
  for (const wrong of ['fortnight', '2025-01-31']) {
    const { session, come, lacks } = opened(`?board=risk&compare=${wrong}`);
    come('2026-05-31', '2026-06-30');
    expect([session.compare, lacks()]).toEqual([null, wrong]);
    end();
  }
});

it('keeps the months that are selected, and drops with a word what is no range of months', () => {
  const { session, come, months } = opened('?board=risk&months=2026-01..2026-06');
  come('2026-06-30');
  expect([session.months, months()]).toEqual([{ first: '2026-01', last: '2026-06' }, null]);
  expect(location.search).toContain('months=2026-01..2026-06');
  session.months = { first: '2025-12', last: '2026-02' };
  flushSync();
  expect(location.search).toContain('months=2025-12..2026-02');
  session.months = null;
  flushSync();
  expect(location.search).not.toContain('months');
  end();
  const wrong = opened('?board=risk&months=2026-06..2026-01');
  wrong.come('2026-06-30');
  expect([wrong.session.months, wrong.months()]).toEqual([null, '2026-06..2026-01']);
  expect(location.search).not.toContain('months');
});

it('says what a meeting is at, which is one step of the history however far it goes', () => {
  const { come, present } = opened('?board=risk');
  come('2026-06-30');
  const steps = history.length;
  for (const place of [1, 2, 3]) present(place);
  expect([location.search.includes('present=3-open'), history.length - steps]).toEqual([true, 1]);
  present(null);
  expect(location.search).not.toContain('present');
});
