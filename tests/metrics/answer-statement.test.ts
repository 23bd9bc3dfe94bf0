import { describe, expect, it } from 'vitest';
import { count, sum, type AskedMetric } from '../../src/metrics/definition.ts';
import type { MetricRequest } from '../../src/metrics/metric.ts';
import { badShare, balance, fiveLoans, largest, named } from './five-loans.ts';

const answer = fiveLoans();

describe('a ratio', () => {
  it('is two sums, the rows that are counted, and what was decided of what there was', async () => {
    expect(await answer(badShare)).toEqual([
      // 100 of 100 + 300 + 50 - 20, in four rows; 430 of 470 are known
      { period_no: 0, numerator: 100, denominator: 430, value: null, n: 4, covered: 430, total: 470, known: 4 },
    ]);
  });

  it('has sides of 0, and none that are null, where no row is left', async () => {
    expect(await answer(badShare, { by: ['branch'], filter: { facility: ['F5'] } as never })).toEqual([
      {
        period_no: 0,
        by_branch: 'south',
        numerator: 0,
        denominator: 0,
        value: null,
        n: 0,
        covered: 0,
        total: 40,
        known: 0,
      },
    ]);
  });

  it('counts what it says that it counts, is covered by what it says covers it, and is known where it says', async () => {
    const own = { ...badShare, items: 'count(DISTINCT client)', covered: sum('outstanding', 'bad'), known: 'days > 3' };
    expect(await answer(own)).toMatchObject([{ n: 2, covered: 100, total: 470, known: 2 }]);
    const { numerator, denominator } = badShare;
    expect(await answer({ ...named, kind: 'ratio', numerator, denominator })).toMatchObject([
      { covered: null, total: null },
    ]);
  });

  it('counts once what every row of a cell carries', async () => {
    const once = { ...badShare, denominator: { ...sum('bank', 'TRUE'), once: true } };
    expect(await answer(once, { by: ['branch'] })).toMatchObject([
      { by_branch: 'north', denominator: 10 },
      { by_branch: 'south', denominator: 30 },
      { by_branch: null, denominator: 10 },
    ]);
    const none = { ...badShare, denominator: { ...sum('bank', 'FALSE'), once: true } };
    expect(await answer(none)).toMatchObject([{ denominator: 0 }]);
  });

  it('is made otherwise where every group is a single client', async () => {
    const byClient = { ...badShare, byClient: { ...badShare, denominator: sum('outstanding', 'TRUE') } };
    const denominators = async (request: MetricRequest) =>
      (await answer(byClient, request)).map(({ denominator }) => denominator);
    expect(await denominators({ by: ['client'] })).toEqual([400, 30, 40]);
    expect(await denominators({ filter: { client: ['unknown'] } })).toEqual([0]);
    expect(await denominators({})).toEqual([430]);
  });

  it('says which flags are raised, and why it may have no value', async () => {
    const told = {
      ...badShare,
      flags: { NO_CAPITAL: 'bool_or(outstanding < 0)', PARTIAL: 'min(days) > 2' },
      why: [
        { reason: 'NO_RATE', when: 'unpriced' },
        { reason: 'NO_DATA', when: 'outstanding > 1000' },
      ],
    } as unknown as AskedMetric;
    expect(await answer(told)).toMatchObject([
      { flag_NO_CAPITAL: true, flag_PARTIAL: false, why_0: true, why_1: false },
    ]);
  });

  it('says how many rows count and how many of them have no rate', async () => {
    const unpriced = { counts: 'outstanding > 0', lacks: 'outstanding > 0 AND unpriced' };
    expect(await answer({ ...badShare, unpriced })).toMatchObject([{ counting: 4, lacking: 1 }]);
    expect(Object.keys((await answer(badShare))[0] ?? {})).not.toContain('counting');
  });
});

describe('a share', () => {
  const tiers = { name: 'class', of: `CASE WHEN bad THEN 'bad' WHEN NOT bad THEN 'good' END`, cells: ['bad', 'good'] };
  const share = { ...badShare, numerator: sum('outstanding', 'TRUE'), share: true, parts: [tiers] };

  it('is held against all cells of its group together', async () => {
    const unpriced = { counts: 'TRUE', lacks: 'unpriced' };
    const rows = await answer({ ...share, unpriced }, { by: ['tier'] });
    const two = { denominator: 350, n: 2, known: 2, covered: 350, total: 350, counting: 2, lacking: 1 };
    expect(rows.filter(({ by_tier: tier }) => tier === 2)).toEqual([
      { period_no: 0, by_tier: 2, part_class: 'good', numerator: 350, value: null, ...two },
    ]);
    const one = { denominator: 80, n: 2, known: 2, covered: 80, total: 80, counting: 2, lacking: 0 };
    expect(rows.filter(({ by_tier: tier }) => tier === 1)).toMatchObject([
      { part_class: 'bad', numerator: 100, ...one },
      { part_class: 'good', numerator: -20, ...one },
    ]);
  });

  it('is one only where it says so', async () => {
    const ratio = { ...share, share: false };
    const rows = await answer(ratio, { by: ['tier'], filter: { tier: ['1'] } });
    expect(rows.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
      [100, 100],
      [-20, -20],
    ]);
    const amount = { ...balance, denominator: sum('outstanding', 'TRUE'), parts: [tiers] };
    expect((await answer(amount)).map(({ denominator }) => denominator)).toEqual([100, 330, 40]);
  });

  it('may be one of each cell of another part, with one coverage for all', async () => {
    const branches = { name: 'place', of: 'branch', cells: [], open: true };
    const within = { ...share, parts: [branches, tiers], within: ['place'] };
    const rows = await answer(within);
    expect(rows.map((row) => [row.part_place, row.part_class, row.numerator, row.denominator, row.total])).toEqual([
      ['north', 'bad', 100, 100, 470],
      ['south', 'good', -20, -20, 470],
      ['south', null, 40, -20, 470],
      [null, 'good', 350, 350, 470],
    ]);
  });
});

describe('an amount', () => {
  it('is a sum with nothing under it, over all rows it may count', async () => {
    expect(await answer(balance)).toEqual([
      { period_no: 0, numerator: 470, denominator: null, value: null, n: 5, covered: null, total: null, known: 5 },
    ]);
  });

  it('may be a count, and be held against a sum that says what is counted', async () => {
    const counted = { ...balance, numerator: count('bad'), denominator: sum('outstanding', 'days > 1') };
    expect(await answer({ ...counted, total: sum('outstanding', 'TRUE') })).toEqual([
      { period_no: 0, numerator: 1, denominator: 450, value: null, n: 3, covered: 450, total: 470, known: 3 },
    ]);
    expect(await answer({ ...balance, numerator: count('bad'), items: 'count(DISTINCT client)' })).toMatchObject([
      { n: 2, known: 5 },
    ]);
  });
});

describe('what is counted or measured', () => {
  it('are the different values there are', async () => {
    const clients = { ...named, kind: 'distinct', of: 'client', when: 'outstanding > 0' } as const;
    expect(await answer(clients)).toEqual([
      { period_no: 0, numerator: 2, denominator: null, value: null, n: 4, covered: null, total: null, known: 4 },
    ]);
  });

  it.each([
    ['mean', 4, 16, 4],
    ['median', 3, null, null],
    ['p90', 7.5, null, null],
    ['min', 1, null, null],
    ['max', 9, null, null],
  ] as const)('is the %s of a measure', async (statistic, value, numerator, denominator) => {
    const days = { ...named, kind: 'statistic', statistic, of: 'days', when: 'days IS NOT NULL' } as const;
    expect(await answer(days)).toEqual([
      { period_no: 0, numerator, denominator, value, n: 4, covered: null, total: null, known: 4 },
    ]);
  });

  it('is measured over the rows that count alone', async () => {
    const days = { ...named, kind: 'statistic', statistic: 'max', of: 'days', when: `branch = 'south'` } as const;
    expect(await answer(days)).toMatchObject([{ value: 1, n: 2 }]);
  });
});

describe('a change', () => {
  const level = (of: string) => ({ numerator: sum(of, 'TRUE'), denominator: sum('bank', 'TRUE') });
  const change = { ...named, kind: 'change', change: 'difference', when: 'days > 1' } as const;

  it('is two levels, and the smaller of what they are over', async () => {
    const before = { numerator: sum('outstanding', 'TRUE'), denominator: sum('bank', `branch = 'south'`) };
    // 470 / 90 now, 470 / 60 before
    expect(await answer({ ...change, now: level('outstanding'), before })).toMatchObject([
      { numerator: expect.closeTo(470 / 90, 12), denominator: expect.closeTo(470 / 60, 12), value: 60, n: 3, known: 3 },
    ]);
  });

  it('is two sums where they are over nothing, and none over 0', async () => {
    const [now, before] = [{ numerator: sum('outstanding', 'TRUE') }, { numerator: sum('days', 'TRUE') }];
    const total = sum('outstanding', 'TRUE');
    expect(await answer({ ...change, now, before, total, covered: sum('outstanding', 'bad') })).toMatchObject([
      { numerator: 470, denominator: 16, value: null, covered: 100, total: 470 },
    ]);
    const none = { numerator: sum('outstanding', 'TRUE'), denominator: sum('bank', 'FALSE') };
    expect(await answer({ ...change, now: none, before, items: 'count(DISTINCT client)' })).toMatchObject([
      { numerator: null, value: 0, n: 2, covered: null },
    ]);
  });
});

describe('a concentration', () => {
  it('is the largest of the named groups over all positive balances', async () => {
    expect(await answer(largest)).toEqual([
      // C1 has 400 of 490; the loan of nobody counts below
      { period_no: 0, numerator: 400, denominator: 490, value: null, n: 2, covered: 450, total: 490, known: 3 },
    ]);
    expect(await answer({ ...largest, top: 2 })).toMatchObject([{ numerator: 450 }]);
    expect(await answer({ ...largest, measure: 'bank', known: 'bad' })).toMatchObject([
      { numerator: 20, denominator: 60, known: 1 },
    ]);
  });

  it('is the sum of squared shares, with nobody as one', async () => {
    const hhi = { ...largest, concentration: 'hhi' } as const;
    expect(await answer(hhi)).toMatchObject([{ numerator: 400 ** 2 + 50 ** 2 + 40 ** 2, denominator: 490 ** 2, n: 3 }]);
    expect(await answer({ ...hhi, where: 'outstanding < 60' }, { by: ['branch'] })).toMatchObject([
      { by_branch: 'south', numerator: 1600, denominator: 1600 },
      { by_branch: null, numerator: 2500, denominator: 2500 },
    ]);
  });

  it('leaves out balances without a rate, and says how many they are', async () => {
    const unpriced = { counts: 'TRUE', lacks: 'unpriced' };
    expect(await answer({ ...largest, unpriced, top: 2 })).toMatchObject([
      { numerator: 400, denominator: 440, n: 1, covered: 400, counting: 4, lacking: 1, why_0: true },
    ]);
    expect(await answer({ ...largest, unpriced, concentration: 'hhi' })).toMatchObject([
      { numerator: 400 ** 2 + 40 ** 2, denominator: 440 ** 2, n: 2 },
    ]);
    expect(await answer({ ...largest, unpriced }, { by: ['tier'], filter: { tier: ['1'] } })).toMatchObject([
      { lacking: 0, why_0: false },
    ]);
  });
});
