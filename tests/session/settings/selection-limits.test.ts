import { describe, expect, it } from 'vitest';
import type { MetricRequest } from '../../../src/metrics/metric.ts';
import { rowOf, rowsOf } from '../../support/value-of.ts';

/** C1 owes 60 of 100, wind 80 of 100. */
const exposure = [
  { client_id: 'C1', outstanding: 60, five_tier: 3, sector: 'wind', branch: 'north' },
  { client_id: 'C2', outstanding: 20, five_tier: 1, watchlist_flag: true, sector: 'wind', branch: 'south' },
  { client_id: 'C3', outstanding: 20, five_tier: 1, watchlist_flag: true, sector: 'solar', branch: 'south' },
];
const parameter = [
  { key: 'net_capital', scope: 'portfolio', value: '200' },
  { key: 'sector_limit:wind', scope: 'portfolio', value: '50' },
  { key: 'threshold:watch-list-balance:red', scope: 'portfolio', value: '30' },
  { key: 'threshold:watch-list-balance:amber', scope: 'sector:solar', value: '10' },
];
const tables = { exposure, parameter };
const south: MetricRequest = { filter: { branch: ['south'] } };

describe('limits of the portfolio', () => {
  it('judge the portfolio', async () => {
    // 60 / 200 against 10 %; (0.8² + 0.2²) against 0.25; 80 / 50
    expect(await rowOf(tables, 'single-name-concentration')).toMatchObject({ value: 0.3, status: 'red' });
    expect(await rowOf(tables, 'hhi-sector')).toMatchObject({ status: 'red' });
    expect(await rowOf(tables, 'watch-list-balance')).toMatchObject({ value: 40, status: 'red' });
  });

  it('say nothing about a part of it: the value is shown without a state', async () => {
    const names = await rowOf(tables, 'single-name-concentration', south);
    expect(names).toMatchObject({ value: 0.1, status: 'grey', reason: null });
    expect(names).not.toHaveProperty('threshold');
    expect(await rowOf(tables, 'hhi-sector', south)).toMatchObject({ value: 0.5, status: 'grey' });
    expect(await rowOf(tables, 'watch-list-balance', south)).toMatchObject({ value: 40, status: 'grey' });
    const groups = await rowsOf(tables, 'top-name-share', { by: ['branch'] });
    expect(groups.map(({ status }) => status)).toEqual(['grey', 'grey']);
  });

  it('hold for any group where they are meant for one: a rate', async () => {
    const north = { filter: { branch: ['north'] } };
    expect(await rowOf(tables, 'npl-ratio', north)).toMatchObject({ value: 1, status: 'red' });
  });

  it('leave a group its own limits', async () => {
    const solar = await rowOf(tables, 'watch-list-balance', { filter: { sector: ['solar'] } });
    expect(solar).toMatchObject({ value: 20, status: 'amber', threshold: { amber: 10, scope: 'sector:solar' } });
    // the sector itself is what its limit is for
    const [wind] = await rowsOf(tables, 'sector-limit-use', { filter: { sector: ['wind'] } });
    expect(wind).toMatchObject({ value: 1.6, status: 'red' });
    const [part] = await rowsOf(tables, 'sector-limit-use', south);
    expect(part).toMatchObject({ value: 0.4, status: 'grey' });
  });
});

describe('a concentration filtered by what it compares', () => {
  it('is not applicable, and says why', async () => {
    const none = { value: null, numerator: null, reason: 'FILTERED', status: 'grey' };
    expect(await rowOf(tables, 'hhi-sector', { filter: { sector: ['wind'] } })).toMatchObject(none);
    expect(await rowOf(tables, 'hhi', { filter: { client: ['C1', 'C2'] } })).toMatchObject(none);
    expect(await rowOf(tables, 'top-five-share', { filter: { client: ['C1'] } })).toMatchObject(none);
    expect((await rowsOf(tables, 'sector-share', { filter: { sector: ['wind'] } }))[0]).toMatchObject(none);
    // by another dimension it has its value: 60² + 20² over 80²
    expect((await rowOf(tables, 'hhi', { filter: { sector: ['wind'] } })).value).toBeCloseTo(0.625, 12);
  });
});
