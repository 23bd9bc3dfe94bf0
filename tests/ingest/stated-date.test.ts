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
});
