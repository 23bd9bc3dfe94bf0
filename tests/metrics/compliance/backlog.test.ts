import { describe, expect, it } from 'vitest';
import { forecast } from '../../../src/metrics/compliance/backlog.ts';
import { rowOf, rowsOf, valuesBy, withPortfolioOf } from '../../support/value-of.ts';
import type { TestRow } from '../../support/with-tables.ts';

const exposure = [{ client_id: 'C1', outstanding: 10, origination_date: '2020-01-01' }];

function many(number: number, cells: TestRow): TestRow[] {
  return Array.from({ length: number }, (_, index) => ({
    review_id: `${JSON.stringify(cells)}${index}`,
    client_id: 'C1',
    ...cells,
  }));
}

const open = [
  ...many(3, { due_date: '2026-05-20' }), // overdue
  ...many(1, { due_date: '2026-06-30' }),
  ...many(6, { due_date: '2026-07-15' }),
  ...many(1, { due_date: '2026-08-15' }),
  ...many(2, { due_date: '2026-10-01' }), // four months on
  ...many(1, { due_date: '2026-07-15', waived_flag: true }),
];
const done = (month: string, number: number) => many(number, { due_date: `${month}-10`, done_date: `${month}-10` });

describe('review-backlog', () => {
  it('carries over what cannot be done and never falls below nothing', async () => {
    expect(forecast([4, 6, 1, 0], 3)).toEqual([4, 7, 5, 2]);
    expect(forecast([4, 0, 0, 1], 3)).toEqual([4, 1, 0, 0]);
    // 2, 3 and 4 done in April to June: 3 a month
    const review = [
      ...open,
      ...done('2026-04', 2),
      ...done('2026-05', 3),
      ...done('2026-06', 4),
      ...done('2026-01', 9),
    ];
    const rows = await rowsOf({ exposure, review }, 'review-backlog');
    expect(valuesBy(rows, 'months_ahead')).toEqual({ 0: 4, 1: 7, 2: 5, 3: 2 });
    expect(rows[1]).toMatchObject({ numerator: 6, denominator: 3, flags: [] });
    const wait = valuesBy(await rowsOf({ exposure, review }, 'review-wait'), 'months_ahead');
    expect(wait[1]).toBeCloseTo(7 / 3, 12);
  });

  it('takes only full months, as many as there are, and says so', async () => {
    const review = [...open, ...done('2026-05', 5), ...done('2026-06', 9)];
    // in the middle of June only May is full
    const rows = await rowsOf({ exposure, review }, 'review-backlog', { asOf: '2026-06-29' });
    expect(rows[0]).toMatchObject({ denominator: 5, flags: ['SHORT_HISTORY'] });
  });

  it('counts what was done, and covers the months the book has a record of', async () => {
    const review = [...open, ...done('2026-05', 5), ...done('2026-06', 9)];
    const rows = await rowsOf({ exposure, review }, 'review-completions');
    // nothing was done in April, before the record begins
    expect(rows.map(({ value, n }) => [value, n])).toEqual([
      [9, 9],
      [5, 5],
      [0, 0],
    ]);
    expect(rows[0]?.coverage).toBeCloseTo(2 / 3, 12);
  });

  it('has nothing to divide by when nothing was done', async () => {
    const rows = await rowsOf({ exposure, review: open }, 'review-wait');
    expect(rows.map(({ value, reason }) => [value, reason])).toEqual(Array(4).fill([null, 'ZERO_DENOM']));
  });

  it('flags nothing about a value that is not there', async () => {
    // the last review was five months ago, so the next one is made up
    const tables = { exposure, review: done('2026-01', 1) };
    expect((await rowsOf(tables, 'review-arrivals')).some(({ flags }) => flags.includes('GENERATED'))).toBe(true);
    const rows = await rowsOf(tables, 'review-wait');
    expect(rows.map(({ reason, flags }) => [reason, flags])).toEqual(Array(4).fill(['ZERO_DENOM', []]));
  });

  it('generates the next review of a client without a schedule', async () => {
    // last done on 2026-06-01, tier unknown has 60 days: 2026-07-31
    const review = done('2026-06', 1).map((row) => ({ ...row, due_date: '2026-06-01', done_date: '2026-06-01' }));
    const rows = await rowsOf({ exposure, review }, 'review-arrivals');
    expect(valuesBy(rows, 'months_ahead')).toEqual({ 0: 0, 1: 1, 2: 0, 3: 0 });
    expect(rows[1]?.flags).toEqual(['GENERATED']);
  });
});

describe('review-interval', () => {
  it('is the shortest that tier, class and tenor ask for', async () => {
    const loan = (client_id: string, five_tier: number, maturity_date: string) => ({
      client_id,
      outstanding: 10,
      five_tier,
      origination_date: '2026-01-01',
      maturity_date,
    });
    const tables = {
      exposure: [
        loan('C1', 1, '2029-01-01'), // tier 1: no limit for long loans
        loan('C2', 1, '2026-07-01'), // six months to the day
        loan('C3', 2, '2029-01-01'), // special mention: as tier 4
        loan('C4', 1, '2029-01-01'), // tier 2
      ],
      client: [
        { client_id: 'C1', risk_tier: 1 },
        { client_id: 'C2', risk_tier: 1 },
        { client_id: 'C3', risk_tier: 2 },
        { client_id: 'C4', risk_tier: 2 },
      ],
      parameter: [{ key: 'review_interval:tier2', value: '120' }],
    };
    const rows = await rowsOf(tables, 'review-interval', { by: ['client'] });
    expect(valuesBy(rows, 'client')).toEqual({ C1: 180, C2: 30, C3: 30, C4: 90 });
    expect((await rowOf(tables, 'review-interval')).value).toBe(82.5);
  });
});

describe('obligations', () => {
  const tables = {
    exposure,
    review: many(2, { due_date: '2026-06-10', done_date: '2026-06-10' }),
    contact: [
      { contact_id: 'V1', client_id: 'C1', planned_date: '2026-06-10', contact_date: '2026-06-14' },
      { contact_id: 'V2', client_id: 'C1', planned_date: '2026-06-30' }, // due today: not decided
    ],
    covenant: [{ covenant_id: 'K', client_id: 'C1', test_date: '2026-03-31', certificate_due: '2026-06-15' }],
    alert: [
      {
        alert_id: 'A',
        client_id: 'C1',
        raised_date: '2026-06-01',
        action_due: '2026-06-05',
        action_done: '2026-06-04',
      },
      { alert_id: 'B', client_id: 'C1', raised_date: '2026-06-01', action_due: '2026-06-05', status: 'false_positive' },
    ],
    file_item: [{ item_id: 'D', client_id: 'C1', doc_type: 'licence', expiry_date: '2026-06-29' }],
  };

  it('are judged like reviews, by kind and all together', async () => {
    const rows = await rowsOf(tables, 'obligation-on-time');
    expect(rows.map(({ by, numerator, denominator }) => [by.obligation, numerator, denominator])).toEqual([
      ['all', 3, 5],
      ['review', 2, 2],
      ['visit', 0, 1],
      ['certificate', 0, 1],
      ['action', 1, 1],
      ['training', 0, 0],
      ['esg', 0, 0],
    ]);
    expect(valuesBy(await rowsOf(tables, 'obligation-completion'), 'obligation')).toMatchObject({ all: 0.8, visit: 1 });
    expect(valuesBy(await rowsOf(tables, 'obligation-days-late'), 'obligation')).toMatchObject({ all: 4, visit: 4 });
    // the false alarm waives one of two actions, of seven in all
    const waived = valuesBy(await rowsOf(tables, 'obligation-waiver-rate'), 'obligation');
    expect(waived).toMatchObject({ all: 1 / 7, review: 0, action: 0.5, training: null });
    const overdue = valuesBy(await rowsOf(tables, 'obligation-overdue'), 'obligation');
    expect(overdue).toEqual({ all: 2, review: 0, visit: 0, certificate: 1, action: 0, training: 0, esg: 0, file: 1 });
  });

  it('need one table that keeps any of them, whichever it is', async () => {
    const exposure = [{ client_id: 'C1', outstanding: 100 }];
    const [none] = await rowsOf({ exposure }, 'obligation-on-time');
    expect(none).toMatchObject({ value: null, reason: 'NO_DATA' });
    const contact = [{ contact_id: 'K', client_id: 'C1', planned_date: '2026-06-08', contact_date: '2026-06-08' }];
    const rows = await rowsOf({ exposure, contact }, 'obligation-on-time');
    expect(valuesBy(rows, 'obligation')).toMatchObject({ all: 1, visit: 1, review: null });
  });

  it('are courses that must be passed and assessments that are to be renewed as well, each with its number', async () => {
    const course = { manager_id: 'M1', required_flag: true, hours: 4 };
    const more = {
      exposure,
      manager: [{ manager_id: 'M1' }],
      training: [
        { ...course, course_id: 'T1', due_date: '2026-06-20', completion_date: '2026-06-19', passed: true },
        // failed, and known by its name alone
        { ...course, course_name: '绿色信贷', due_date: '2026-06-12', completion_date: '2026-06-10', passed: false },
        { ...course, course_id: 'T3', due_date: '2026-06-12', required_flag: false },
      ],
      esg: [
        { subject_type: 'client', subject_id: 'C1', assess_date: '2025-06-05', next_due: '2026-06-05', e_score: 50 },
      ],
    };
    await withPortfolioOf(more, async (portfolio) => {
      const due = (await portfolio.ask('obligation-on-time')).filter(({ denominator }) => denominator !== 0);
      expect(due.map(({ by, value, n, coverage, reason }) => [by.obligation, value, n, coverage, reason])).toEqual([
        ['all', 1 / 3, 3, 1, null],
        ['training', 1 / 2, 2, 1, null],
        ['esg', 0, 1, 1, null],
      ]);
      const { rows } = await portfolio.evidence('obligation-overdue', {}, { by: { obligation: 'all' } });
      const at = (...names: string[]) => rows.rows.map((row) => names.map((name) => row[rows.columns.indexOf(name)]));
      expect(at('item', 'due_date').toSorted()).toEqual([
        ['C1', '2026-06-05'],
        ['绿色信贷', '2026-06-12'],
      ]);
    });
  });
});
