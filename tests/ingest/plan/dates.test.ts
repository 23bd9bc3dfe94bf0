import { describe, expect, it } from 'vitest';
import {
  anyDate,
  anyMoment,
  dayMonthEvidence,
  decideDateOrder,
  isoDate,
  isoMoment,
  NO_FORMS,
} from '../../../src/ingest/plan/typing/date-sql.ts';
import { possibleOrders, shortEvidence } from '../../../src/ingest/plan/typing/short-years.ts';
import { cellReader } from './read-cells.ts';

const { overCells, readCells } = cellReader();

const dates = (expected: Record<string, string | null>, forms = NO_FORMS) =>
  expect(readCells(anyDate('cell', forms), Object.keys(expected))).resolves.toEqual(expected);

describe('a day', () => {
  it('is read in every way it is written, with or without a time', async () => {
    await dates({
      ...{ '2026-03-05': '2026-03-05', '2026-3-5': '2026-03-05', '2026/03/05': '2026-03-05', '2026.3.5': '2026-03-05' },
      ...{ '2026年3月5日': '2026-03-05', '2026年3月5': '2026-03-05', '2026年 3月 5日': '2026-03-05' },
      ...{ '20260305': '2026-03-05', '20260305.0': '2026-03-05', ' 2026-03-05 ': '2026-03-05' },
      ...{ '2026-03-05 23:59': '2026-03-05', '2026-03-05T23:59:59Z': '2026-03-05', '2026/3/5 0:00': '2026-03-05' },
      ...{
        '5-Mar-2026': '2026-03-05',
        '5 Mar 2026': '2026-03-05',
        '5 March 2026': '2026-03-05',
        '5/Mar/2026': '2026-03-05',
      },
      ...{ 'Mar 5, 2026': '2026-03-05', 'March 5, 2026': '2026-03-05', 'Mar 5 2026': '2026-03-05' },
    });
  });

  it('is none that does not exist, and no other word or number', async () => {
    const texts = [
      '2026-02-30',
      '2026-13-01',
      '20261301',
      '2026-3-5-7',
      'x2026-03-05',
      '2026-03-05x',
      '20260305.5',
      '5',
    ];
    const more = [
      '123456789',
      'tomorrow',
      '',
      '-',
      'Q5 2026',
      '2026Q5',
      '2026年五季度',
      'infinity',
      '20260305x',
      '第5 2026',
    ];
    await dates(Object.fromEntries([...texts, ...more].map((text) => [text, null])));
  });

  it('in three numbers is read in the order of its column, and not without one', async () => {
    const both = ['03/04/2026', '3.4.2026', '3-4-2026 08:00'];
    const all = (date: string | null) => Object.fromEntries(both.map((text) => [text, date]));
    await dates(all(null));
    await dates(all('2026-04-03'), { ...NO_FORMS, order: 'day-first' });
    await dates(all('2026-03-04'), { ...NO_FORMS, order: 'month-first' });
    await dates({ '31/31/2026': null, '3/4-2026x': null, '3/4/20266': null }, { ...NO_FORMS, order: 'day-first' });
  });

  it('counted in days is read as its column counts, and not beyond the life of a portfolio', async () => {
    await dates({ '46203': null, '46203.5': null });
    await dates(
      { '46203': '2026-06-30', '46203.75': '2026-06-30', '16437': null, '16438': '1945-01-01', '462031': null },
      { ...NO_FORMS, count: 'excel-days' },
    );
    await dates({ '73415': '2100-12-31', '73416': null, '2026': '2026-12-31' }, { ...NO_FORMS, count: 'excel-days' });
    await dates({ '24287': '2026-06-30' }, { ...NO_FORMS, count: 'sas-days' });
  });
});

describe('a period', () => {
  it('is its last day', async () => {
    await dates({
      ...{ '2024-02': '2024-02-29', '2026/2': '2026-02-28', '2026年2月': '2026-02-28', '2026年2月末': '2026-02-28' },
      ...{ '2026年2月底': '2026-02-28', '202602': '2026-02-28', '202602.0': '2026-02-28', '2026.2': '2026-02-28' },
      ...{ '2026Q1': '2026-03-31', '2026 q2': '2026-06-30', '2026-Q3': '2026-09-30', '2026年第4季度': '2026-12-31' },
      ...{ '2026年1季度': '2026-03-31', '2026年2季末': '2026-06-30', 'Q1 2026': '2026-03-31', 'q4-2026': '2026-12-31' },
      ...{
        '2026年一季度': '2026-03-31',
        '2026年第二季度': '2026-06-30',
        '2026三季度末': '2026-09-30',
        '2026第四季': '2026-12-31',
      },
      ...{ '2026': '2026-12-31', '2026年': '2026-12-31', '2026年度': '2026-12-31', '2026年末': '2026-12-31' },
      ...{
        'Feb-2024': '2024-02-29',
        'Feb 2024': '2024-02-29',
        'February 2024': '2024-02-29',
        'February-2026': '2026-02-28',
      },
    });
  });
});

describe('a year of two digits', () => {
  it('is of this century or the last, as far as the column reaches', async () => {
    await dates({ '5-Mar-45': '2045-03-05', '5-Mar-46': null, '5-Mar-69': null, '5-Mar-70': '1970-03-05' });
    const ahead = { ...NO_FORMS, toCome: true };
    await dates({ '5-Mar-75': '2075-03-05', '5-Mar-76': null, '5-Mar-89': null, '5-Mar-90': '1990-03-05' }, ahead);
    await dates({ '05-Mar-05': '2005-03-05' });
  });

  it('is read where month and day are plain to see', async () => {
    await dates({
      ...{
        '5 March 26': '2026-03-05',
        "5-Mar-'26": '2026-03-05',
        'Mar 5, 26': '2026-03-05',
        'March. 5 26': '2026-03-05',
      },
      ...{ 'Mar-26': '2026-03-31', "Feb '24": '2024-02-29', "'26-Mar": '2026-03-31', '26/Mar': '2026-03-31' },
      ...{ '26年3月5日': '2026-03-05', '26年2月': '2026-02-28', '26年2月份': '2026-02-28', '26年2月末': '2026-02-28' },
      ...{
        'Q1 26': '2026-03-31',
        "q2'26": '2026-06-30',
        '3Q26': '2026-09-30',
        "4q '26": '2026-12-31',
        '26Q1': '2026-03-31',
      },
      ...{ '26-q2': '2026-06-30', '5 Foo 26': null, '32 Mar 26': null },
    });
  });

  it('in three numbers is read in the order of its column', async () => {
    await dates({ '05/06/07': null });
    await dates({ '05/06/07': '2007-06-05', "5.6.'07 08:00": '2007-06-05' }, { ...NO_FORMS, short: 'day-first' });
    await dates({ '05/06/07': '2007-05-06' }, { ...NO_FORMS, short: 'month-first' });
    await dates({ '05/06/07': '2005-06-07', '98-12-31': '1998-12-31' }, { ...NO_FORMS, short: 'year-first' });
  });

  it.each([
    [['05/06/07'], ['day-first', 'month-first', 'year-first']],
    [['31/12/26'], ['day-first']],
    [['12/31/26'], ['month-first']],
    [['26-06-30', '26-03-31'], ['year-first']],
    [['30/06/26', '31/03/26'], ['day-first']],
    [['31/31/31'], []],
    [['2026-06-30'], null],
    [[''], null],
  ])('of %j can stand as %j', async (texts, orders) => {
    expect(possibleOrders(await overCells(shortEvidence('cell', false), texts))).toEqual(orders);
  });
});

describe('the order of day and month', () => {
  it.each([
    [['13/04/2026', '03/04/2026'], 'day-first'],
    [['03/13/2026'], 'month-first'],
    [['12/12/2026'], 'open'],
    [['13/12/2026'], 'day-first'],
    [['12/13/2026'], 'month-first'],
    [['13/13/2026'], null],
    [['2026-06-30'], null],
  ])('of %j is %s', async (texts, order) => {
    const [first = null, second = null] = await overCells(dayMonthEvidence('cell'), texts);
    expect(decideDateOrder(first, second)).toBe(order);
  });
});

describe('what a column of dates is first tried with', () => {
  it('reads ISO text alone', async () => {
    expect(
      await readCells(isoDate('cell'), [
        '2026-03-05',
        '2026-03-05 08:00',
        '2026-03-05T08:00',
        '2026-03-05x',
        'infinity',
        '2026/3/5',
        'epoch     ',
      ]),
    ).toEqual({
      ...{ '2026-03-05': '2026-03-05', '2026-03-05 08:00': '2026-03-05', '2026-03-05T08:00': '2026-03-05' },
      ...{ '2026-03-05x': null, infinity: null, '2026/3/5': null, 'epoch     ': null },
    });
  });

  it('reads moments as ISO has them, by the clock', async () => {
    const expected = {
      ...{ '2026-03-05': '2026-03-05 00:00:00', '2026-03-05 08:30': '2026-03-05 08:30:00' },
      ...{ '2026-03-05T08:30:15': '2026-03-05 08:30:15', '2026-03-05T08:30:15+08:00': '2026-03-05 08:30:15' },
      ...{ '2026-03-05 08:30 PM': null, '2026-03-05 下午08:30:00': null, infinity: null },
    };
    expect(await readCells(isoMoment('cell'), Object.keys(expected))).toEqual(expected);
  });
});

describe('a moment', () => {
  it('is a day and the time on its clock', async () => {
    const expected = {
      ...{
        '2026/3/5 8:30': '2026-03-05 08:30:00',
        '2026/3/5 8:30:15': '2026-03-05 08:30:15',
        '2026/3/5': '2026-03-05 00:00:00',
      },
      ...{ '2026/3/5 8:30 PM': '2026-03-05 20:30:00', '2026/3/5 12:30 p.m.': '2026-03-05 12:30:00' },
      ...{ '2026/3/5 12:30 AM': '2026-03-05 00:30:00', '2026年3月5日 下午 3时30分': '2026-03-05 15:30:00' },
      ...{ '2026年3月5日 上午 8点05分09': '2026-03-05 08:05:09', '2026-03-05 08:30': '2026-03-05 08:30:00', abc: null },
    };
    expect(await readCells(anyMoment('cell', NO_FORMS), Object.keys(expected))).toEqual(expected);
    const counted = { '46203.75': '2026-06-30 18:00:00', '46203': '2026-06-30 00:00:00' };
    const forms = { ...NO_FORMS, count: 'excel-days' } as const;
    expect(await readCells(anyMoment('cell', forms), Object.keys(counted))).toEqual(counted);
  });
});
