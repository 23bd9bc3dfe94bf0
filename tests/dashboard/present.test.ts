import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { findBreaches } from '../../src/session/breaches/find-breaches.ts';
import { withPortfolioOf } from '../support/value-of.ts';
import { LIGHT_THEME } from '../../src/charts/theme.ts';
import { readView, writeView } from '../../src/dashboard/address.ts';
import { courseOf } from '../../src/dashboard/present/course-of.ts';
import { nearest, placesOf, steppedTo, stepOf } from '../../src/dashboard/present/present-list.ts';

const t = createTranslate('en', 'CNY');

/** Three breaches, then two on watch. */
const list = (['red', 'red', 'red', 'amber', 'amber'] as const).map((level) => ({ level }));
const key = (name: string, held = {}) => {
  return stepOf({ key: name, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held });
};

describe('the course of a breach', () => {
  it('is that of its own group, month by month; of one month there is none', async () => {
    const loan = (month: string, sector: string, five_tier: number) => {
      return { as_of_date: month, facility_id: sector, client_id: sector, sector, five_tier, outstanding: 100 };
    };
    const exposure = ['2026-04-30', '2026-05-31', '2026-06-30'].flatMap((month) => [
      loan(month, 'wind', 1),
      loan(month, 'solar', month < '2026-05' ? 1 : 3),
    ]);
    const courses = (rows: typeof exposure) =>
      withPortfolioOf({ exposure: rows }, async (portfolio) => {
        const { list } = await findBreaches(portfolio);
        const breach = list.find(({ metric, by }) => metric === 'npl-ratio' && by['sector'] === 'solar');
        if (!breach) throw new Error('no breach');
        return courseOf(breach, { portfolio, request: {}, t, signal: new AbortController().signal });
      });
    const chart = await courses(exposure);
    const { series } = chart?.option(LIGHT_THEME, 1_000) as { series: { data: { value: number | null }[] }[] };
    expect(series[0]?.data.map((datum) => datum.value)).toEqual([0, 1, 1]);
    expect(chart?.alt).toBe('NPL ratio by month, 2026-04 to 2026-06');
    expect(await courses(exposure.slice(4))).toBeNull();
  });
});

describe('a meeting', () => {
  it('goes through the breaches, those that are not done, or also what is on watch', () => {
    const isDone = (place: number) => place === 1 || place === 2;
    expect(placesOf(list, { place: 1, which: 'breaches' }, isDone)).toEqual([1, 2, 3]);
    expect(placesOf(list, { place: 3, which: 'open' }, isDone)).toEqual([3]);
    expect(placesOf(list, { place: 1, which: 'watch' }, isDone)).toEqual([1, 2, 3, 4, 5]);
    // what was just called done stays until one goes on
    expect(placesOf(list, { place: 2, which: 'open' }, isDone)).toEqual([2, 3]);
    expect(placesOf([], { place: 1, which: 'breaches' }, isDone)).toEqual([]);
  });

  it('goes on by the keys of a keyboard and of a clicker, and no further than its ends', () => {
    expect(['ArrowRight', 'PageDown', 'ArrowLeft', 'PageUp'].map((name) => key(name))).toEqual([
      ...['next', 'next', 'previous', 'previous'],
    ]);
    // a long history is scrolled by the browser
    for (const name of ['ArrowUp', 'ArrowDown', 'Home', 'End', 'x', 'Tab']) expect(key(name)).toBeNull();
    // the way back of the browser is not ours
    expect(key('ArrowLeft', { altKey: true })).toBeNull();
    const to = (place: number, step: 'next' | 'previous') => steppedTo([2, 3, 7], place, step);
    expect([to(2, 'next'), to(3, 'next'), to(7, 'next'), to(2, 'previous'), to(7, 'previous')]).toEqual([
      3, 7, 7, 2, 3,
    ]);
  });

  it('goes on where it was, or near it where there are fewer', () => {
    expect([nearest([1, 4, 5], 4), nearest([1, 4, 5], 2), nearest([1, 4], 9), nearest([], 1)]).toEqual([
      4,
      4,
      4,
      undefined,
    ]);
    const search = '?board=overview&present=3-open';
    expect(readView(search).present).toEqual({ place: 3, which: 'open' });
    expect(writeView(readView(search))).toBe(search);
    expect(writeView({ ...readView(search), present: { place: 12, which: 'breaches' } })).toBe(
      '?board=overview&present=12',
    );
    for (const text of ['0', '-1', '3-lost', '1e9', '<img>'])
      expect(readView(`?present=${text}`).present).toBeUndefined();
  });
});
