import { balances, HEADINGS, ROW, STORED, column, type Traps } from './trap.ts';

const LOANS = 'SELECT facility_id, CAST(outstanding AS VARCHAR) FROM exposure ORDER BY source_row';

/** Rows that are none, or that are there twice, and columns under another name. */
export const ROWS: Traps = {
  'totals and sub-totals among the rows': {
    file: [
      `机构,${HEADINGS}`,
      `东城,${ROW}`,
      '东城小计,,,,100.50',
      '西城,2026-06-30,F2,C2,5',
      'Corporate Total,,,,105.50',
      '合　计,,,,105.50',
    ],
    rows: [5, 2, 0, 3],
    said: { 'total-row': 3 },
    finds: [
      LOANS,
      [
        ['F1', '100.50'],
        ['F2', '5.00'],
      ],
    ],
  },
  'totals that only their amounts give away': {
    file: [HEADINGS, '2026-06-30,F1,C1,100', '2026-06-30,F2,C2,5', ',,,105'],
    rows: [3, 2, 0, 1],
    said: { 'sum-row': 1 },
    finds: [
      LOANS,
      [
        ['F1', '100.00'],
        ['F2', '5.00'],
      ],
    ],
  },
  'the same row twice': {
    file: [HEADINGS, ROW, ROW],
    rows: [2, 1, 0, 1],
    said: { 'exact-duplicate': 1 },
    finds: [LOANS, [['F1', '100.50']]],
  },
  'one key with different values': {
    file: [HEADINGS, ROW, '2026-06-30,F1,云岭光伏,7'],
    rows: [2, 1, 0, 1],
    said: { 'key-conflict': 1 },
    finds: [LOANS, [['F1', '7.00']]],
  },
  'rows that were voided or reversed': {
    file: [`${HEADINGS},记录状态`, `${ROW},有效`, '2026-06-30,F2,C2,5,作废', '2026-06-30,F3,C3,-5,已红冲'],
    rows: [3, 1, 0, 2],
    said: { 'void-row': 2 },
    finds: [LOANS, [['F1', '100.50']]],
  },
  'negative balances': {
    file: balances('-100507431.1', '1'),
    rows: [2, 2, 0, 0],
    said: { 'negative-balance': 1 },
    finds: [STORED, column('-100507431.10', '1.00')],
  },
  'the same table under another heading': {
    file: ["End of Period,Loan Number,Borrower,Borrower's Obligation (US$)", '06/30/2026 12:00:00 AM,F1,C1,100.5'],
    rows: [1, 1, 0, 0],
    finds: [LOANS, [['F1', '100.50']]],
  },
  'a heading nobody knows where one is required': {
    file: [HEADINGS.replace('贷款余额（元）', '核心系统字段17'), ROW],
    rows: [1, 0, 1, 0],
    said: { 'missing-column': 1 },
    asked: ['column exposure.outstanding'],
    finds: [LOANS, []],
  },
  'a heading nobody knows beside those that are': {
    file: [`${HEADINGS},核心系统字段17`, `${ROW},x`],
    rows: [1, 1, 0, 0],
    finds: [LOANS, [['F1', '100.50']]],
  },
};
