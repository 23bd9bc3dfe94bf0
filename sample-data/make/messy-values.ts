import { csvOf, HEADER, ROWS, withCells } from './messy-ledger.ts';
import type { MessyFile } from './messy.ts';

const ALL = { read: 4, loaded: 4, rejected: 0, excluded: 0 };
const ONE_REJECTED = { read: 4, loaded: 3, rejected: 1, excluded: 0 };
const utf8 = (text: string) => new TextEncoder().encode(text);
const ledger = (rows = ROWS, header = HEADER) => utf8(csvOf(header, rows));
const renamed = (from: string, to: string) => HEADER.map((name) => (name === from ? to : name));

/** Files whose layout is in order and whose cells are not. */
export const MESSY_VALUES: readonly MessyFile[] = [
  {
    name: 'bad-dates.csv',
    content: ledger(withCells([2, 0, '2026-06-31'])),
    fault: 'A reporting date that does not exist.',
    outcome: 'The row is rejected: a loan without a date belongs to no month.',
    rows: ONE_REJECTED,
    outstanding: '52345000.00',
    asks: false,
  },
  {
    name: 'text-in-amounts.csv',
    content: ledger(withCells([3, 4, '待核实'], [0, 5, '见附件'])),
    fault: 'Words where a balance and a limit should be.',
    outcome: 'The row without a balance is rejected; the other is loaded without its limit, and the cell is listed.',
    rows: ONE_REJECTED,
    outstanding: '63334500.00',
    asks: false,
  },
  {
    name: 'blank-numbers.csv',
    content: ledger(withCells([0, 5, ''], [1, 6, '--'], [2, 6, 'N/A'], [3, 4, ''])),
    fault: 'Blanks and dashes for a limit, days past due and a balance.',
    outcome: 'A blank is not zero: limit and days stay unknown; the row without a balance is rejected.',
    rows: ONE_REJECTED,
    outstanding: '63334500.00',
    asks: false,
  },
  {
    name: 'brackets-and-thousands.csv',
    content: ledger(withCells([0, 4, '1,234.50'], [1, 4, '３０００．００'], [2, 4, '¥2,098.95'], [3, 4, '(1,000.00)'])),
    fault: 'Thousands separators, full-width digits, a currency sign, a negative in brackets.',
    outcome: 'All are numbers; the negative balance is kept and reported.',
    rows: ALL,
    outstanding: '53334500.00',
    asks: false,
  },
  {
    name: 'scientific-notation.csv',
    content: ledger(withCells([1, 4, '3E3'], [2, 4, '2.09895E+03'], [3, 4, '1.2E-10'])),
    fault: 'Numbers in scientific notation, one of them nothing but rounding noise.',
    outcome: 'Read as numbers; the noise is 0.',
    rows: ALL,
    outstanding: '63334500.00',
    asks: false,
  },
  {
    name: 'yuan.csv',
    content: ledger(
      withCells([0, 4, '12345000'], [1, 4, '30000000'], [2, 4, '20989500.00'], [3, 4, '10000000']),
      renamed('贷款余额（万元）', '贷款余额(元)'),
    ),
    fault: 'Balances in yuan beside limits in ten thousand yuan.',
    outcome: 'Each column by its own unit.',
    rows: ALL,
    outstanding: '73334500.00',
    asks: false,
  },
  {
    name: 'no-unit.csv',
    content: ledger(ROWS, renamed('贷款余额（万元）', '贷款余额')),
    fault: 'No unit in the heading of the balance.',
    outcome: 'Read as yuan, with a warning and a question that can be answered.',
    rows: ALL,
    outstanding: '7333.45',
    asks: false,
  },
  {
    name: 'long-ids.csv',
    content: ledger(withCells([0, 1, '000123456789012345'], [1, 1, '000123456789012346'], [0, 2, '0007'])),
    fault: 'Numbers of 18 digits with leading zeros as ids; two differ in the last digit.',
    outcome: 'Ids stay text, digit by digit.',
    rows: ALL,
    outstanding: '73334500.00',
    asks: false,
  },
  {
    name: 'month-names.csv',
    content: ledger(withCells([0, 0, '2026年6月'], [1, 0, '2026年6月'], [2, 0, '2026年6月'], [3, 0, '2026年6月'])),
    fault: 'Months instead of dates.',
    outcome: 'A month stands for its last day.',
    rows: ALL,
    outstanding: '73334500.00',
    asks: false,
  },
  {
    name: 'sub-grades.csv',
    content: ledger(withCells([0, 7, '正常2'], [1, 7, 'Pass'], [2, 7, '关注类'], [3, 7, '不清楚'])),
    fault: 'Sub-grades, English words and an unknown word for the class.',
    outcome: 'Sub-grades belong to their class; the unknown word is listed and the class left open.',
    rows: ALL,
    outstanding: '73334500.00',
    asks: false,
  },
];
