import { describe, expect, it } from 'vitest';
import { chooseTable } from '../../../src/ingest/match/choose-table.ts';

const columnOf = (heading: string) =>
  chooseTable('a.csv', ['数据日期', '借据编号', '客户编号', '贷款余额', heading], {})?.assignments.find(
    ({ index }) => index === 4,
  )?.column.name;

describe('English headings in another order', () => {
  it.each([
    ['Arrears days', 'days_past_due'],
    ['No. of days overdue', 'days_past_due'],
    ['Number of days past due', 'days_past_due'],
    ['Date of maturity', 'maturity_date'],
    ['Mat. date', 'maturity_date'],
    ['Overdue amt', 'overdue_amount'],
    ['Name of borrower', 'client_name'],
  ])('%s is %s', (heading, column) => expect(columnOf(heading)).toBe(column));

  it.each(['Average days past due', 'Date of approval of maturity', 'Original amount overdue', 'days', 'name'])(
    '%s is not taken for what it resembles',
    (heading) => expect(columnOf(heading)).toBeUndefined(),
  );

  it.each([
    'Balance outstanding',
    'O/S balance',
    'Outstanding bal',
    'Amount outstanding',
    'Principal outstanding balance',
    'Outstanding amount of the loan',
  ])('%s is the balance of a ledger', (heading) => {
    const match = chooseTable('a.csv', ['数据日期', '借据编号', '客户编号', heading], {});
    expect(match?.missing).toEqual([]);
    expect(match?.assignments.find(({ index }) => index === 3)?.column.name).toBe('outstanding');
  });

  it('gives way to a heading that says it word for word', () => {
    const match = chooseTable('a.csv', ['数据日期', '借据编号', '客户编号', 'Balance outstanding', 'Outstanding'], {});
    const outstanding = match?.assignments.find(({ column }) => column.name === 'outstanding');
    expect([outstanding?.index, outstanding?.rivals]).toEqual([4, []]);
  });
});
