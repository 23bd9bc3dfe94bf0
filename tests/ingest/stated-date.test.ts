import { describe, expect, it } from 'vitest';
import { statedDate } from '../../src/ingest/match/stated-date.ts';

const of = (file: string, preamble: string[] = [], sheet: string | null = null) =>
  statedDate({ file, preamble, sheet });

describe('the day all rows of a file are of', () => {
  it.each([
    ['台账_20260630.csv', '2026-06-30'],
    ['loans-2026-06-15.xlsx', '2026-06-15'],
    ['2026年6月贷款台账.csv', '2026-06-30'],
    ['贷款台账2026年6月5日.xls', '2026-06-05'],
    ['ledger_202602.csv', '2026-02-28'],
    ['book_2026.06.csv', '2026-06-30'],
  ])('stands in the name %s', (file, date) => {
    expect(of(file)).toEqual({ date, place: 'file' });
  });

  it.each([
    'ledger.csv',
    'ledger_2026.csv',
    'branch 10012345.csv',
    'v20261399.csv',
    '202605_202606.csv',
    '1234202606.csv',
  ])('does not stand in the name %s', (file) => {
    expect(of(file)).toBeNull();
  });

  it('stands above the header before it stands in a name', () => {
    expect(of('a_202605.csv', ['某某银行贷款台账', '数据日期：2026年6月30日'])).toEqual({
      date: '2026-06-30',
      place: 'preamble',
    });
    expect(of('a.xlsx', [], '2026-05')).toEqual({ date: '2026-05-31', place: 'sheet' });
  });

  it('is not the day the list was printed, and is not chosen from two', () => {
    expect(of('a.csv', ['打印日期：2026-07-03', '截止日期：2026-06-30'])?.date).toBe('2026-06-30');
    expect(of('a.csv', ['数据日期：2026年5月31日   单位：万元   制表人：张三'])?.date).toBe('2026-05-31');
    expect(of('a.csv', ['截至2026年5月31日　打印时间：2026-06-02 08:15'])?.date).toBe('2026-05-31');
    expect(of('a_202606.csv', ['期间：2026-01-01 至 2026-06-30'])).toBeNull();
  });

  it.each([
    ['As of: 30 June 2026', '2026-06-30'],
    ['Loan book as of June 30, 2026', '2026-06-30'],
    ['Cut-off 30-Jun-26', '2026-06-30'],
    ['Report date: 30/06/2026', '2026-06-30'],
    ['Stichtag: 30.06.2026', '2026-06-30'],
    ['Period: Feb 2024', '2024-02-29'],
    ['数据日期：二〇二六年六月三十日', '2026-06-30'],
    ['截至26年6月30日', '2026-06-30'],
    ['报告期：2026年二季度', '2026-06-30'],
    ['2026年上半年', '2026-06-30'],
    ['Quarter: 2026Q1', '2026-03-31'],
    ['统计月份：2026年6月', '2026-06-30'],
    ['2026年 第1季度', '2026-03-31'],
    ['2026三季', '2026-09-30'],
    ['2026年Q4', '2026-12-31'],
    ['2026 q3', '2026-09-30'],
    ['2026年下半年', '2026-12-31'],
    ['30/06/2026 1', '2026-06-30'],
    ['截至26年10月15日', '2026-10-15'],
    ['45年6月', '1945-06-30'],
    ['44年10月', '2044-10-31'],
    ['二零二六年十月', '2026-10-31'],
    ['二○二六年十二月一日', '2026-12-01'],
    ['一九九九年一月十日', '1999-01-10'],
    ['二〇二六年九月二十五日', '2026-09-25'],
    ['数据日期：2026-06-30,币种：USD', '2026-06-30'],
    ['机构：上海分行 数据日期：2026-06-30 制表人：李四', '2026-06-30'],
  ])('is read from the words: %s', (line, date) => {
    expect(of('a.csv', [line])).toEqual({ date, place: 'preamble' });
  });

  it.each(['Jan', 'February', 'Mar', 'April', 'May', 'Jun', 'July', 'Aug', 'Sept', 'October', 'Nov', 'December'])(
    'is read in %s',
    (month) => {
      const number = String(new Date(`1 ${month} 2026 UTC`).getUTCMonth() + 1).padStart(2, '0');
      const days = [`5 ${month} 2026`, `${month} 5, 2026`].map((line) => of('a.csv', [line])?.date);
      expect(days).toEqual([`2026-${number}-05`, `2026-${number}-05`]);
      expect(of('a.csv', [`Period: ${month} 2026`])?.date.slice(0, 7)).toBe(`2026-${number}`);
    },
  );

  it.each([['2026Q12'], ['30/06/20260'], ['二〇二六年九月三十一日'], ['2026年2月30日'], ['31/31/2026']])(
    'does not stand in %s',
    (line) => {
      expect(of('a.csv', [line])).toBeNull();
    },
  );

  it.each([['Report date: 05/06/2026'], ['填报日期：2026-07-05'], ['Maybe 2026 was better'], ['第12期 2026']])(
    'is not chosen where it may be two, or is the day of the writing: %s',
    (line) => {
      expect(of('a.csv', [line])).toBeNull();
    },
  );
});
