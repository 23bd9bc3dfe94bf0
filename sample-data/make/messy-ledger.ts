import { toCsv, type CsvCell } from './csv.ts';

/** The ledger every messy file is made from: four loans at one month-end. */
export const DATE = '2026-06-30';
export const HEADER = [
  '数据日期',
  '借据编号',
  '客户编号',
  '客户名称',
  '贷款余额（万元）',
  '授信额度（万元）',
  '逾期天数',
  '五级分类',
];
export const ROWS: CsvCell[][] = [
  [DATE, 'JK001', 'C01', '云岭光伏发电有限公司', '1234.50', '2000.00', '0', '正常'],
  [DATE, 'JK002', 'C02', '青堰水务有限公司', '3000.00', '3600.00', '0', '正常'],
  [DATE, 'JK003', 'C02', '青堰水务有限公司', '2098.95', '3000.00', '45', '关注'],
  [DATE, 'JK004', 'C03', '朔原化工有限公司', '1000.00', '1300.00', '120', '次级'],
];

/** A table as CSV text. */
export const csvOf = toCsv;

/** The ledger with some cells replaced: `[row, column, text]`, both counted from 0. */
export function withCells(...changes: readonly [row: number, column: number, text: string][]): CsvCell[][] {
  return ROWS.map((row, index) =>
    row.map((cell, column) => changes.find(([at, place]) => at === index && place === column)?.[2] ?? cell),
  );
}
