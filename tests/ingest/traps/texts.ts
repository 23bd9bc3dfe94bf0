import { makeXlsx } from '../formats/make-workbook.ts';
import { HEADINGS, inEncoding, ROW, type Traps } from './trap.ts';

const CLIENT = 'SELECT client_name, CAST(outstanding AS VARCHAR), source_row FROM exposure';
const FOUND = (row: number) => [CLIENT, [['云岭光伏', '100.50', row]]] as const;
const WESTERN = ['as-of date,loan id,customer name,balance (USD)', '2026-06-30,F1,Société Générale à Besançon,100.50'];
const WEST = [CLIENT, [['Société Générale à Besançon', '100.50', 2]]] as const;

function sheet(...rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
  return `<sheetData>${rows.map((row, index) => `<row r="${index + 1}">${cells(row)}</row>`).join('')}</sheetData>`;
}

/** How a file is written, and what stands in it beside its rows. */
export const TEXTS: Traps = {
  'text in GB18030': { file: inEncoding([HEADINGS, ROW], 'gb18030'), rows: [1, 1, 0, 0], finds: FOUND(2) },
  'text in Windows-1252': { file: inEncoding(WESTERN, 'windows-1252'), rows: [1, 1, 0, 0], finds: WEST },
  'text in MacRoman with CR alone at the ends of lines': {
    file: inEncoding(WESTERN, 'macintosh', '\r'),
    rows: [1, 1, 0, 0],
    finds: WEST,
  },
  'a byte mark before UTF-8': { file: inEncoding([HEADINGS, ROW], 'utf-8-bom'), rows: [1, 1, 0, 0], finds: FOUND(2) },
  'line ends of several kinds': {
    file: new TextEncoder().encode(`${HEADINGS}\r\n${ROW}\n2026-06-30,F2,C2,1\r`),
    rows: [2, 2, 0, 0],
    finds: [
      'SELECT facility_id, source_row FROM exposure ORDER BY 2',
      [
        ['F1', 2],
        ['F2', 3],
      ],
    ],
  },
  'lines above the header': {
    file: ['数据库：信贷台账', '时间：2026年6月', '', HEADINGS, ROW],
    rows: [1, 1, 0, 0],
    finds: FOUND(5),
  },
  'notes below the table': {
    file: [HEADINGS, ROW, '注：不含表外业务', '数据来源：信贷管理系统', '制表人：王娜'],
    rows: [1, 1, 0, 0],
    finds: FOUND(2),
  },
  'a line break in a heading': {
    file: [HEADINGS.replace('贷款余额（元）', '"贷款余额\n（元）"'), ROW],
    rows: [1, 1, 0, 0],
    finds: FOUND(3),
  },
  'a header of two rows with merged groups': {
    file: [
      '数据日期,借据编号,客户信息,,余额信息,',
      ',,客户名称,客户编号,贷款余额（元）,授信额度（元）',
      '2026-06-30,F1,云岭光伏,C1,100.50,200',
    ],
    rows: [1, 1, 0, 0],
    finds: FOUND(3),
  },
  'an unnamed first column that counts the rows': {
    file: [`,${HEADINGS}`, `0,${ROW}`],
    rows: [1, 1, 0, 0],
    finds: FOUND(2),
  },
  'blanks around headings and values': {
    file: [HEADINGS.replaceAll(',', ' , '), '2026-06-30 , F1 ,　云岭光伏  , 100.50 '],
    rows: [1, 1, 0, 0],
    finds: FOUND(2),
  },
  'blanks between the columns of a .csv': {
    file: [
      '数据日期    借据编号  客户名称   贷款余额（元）',
      '2026-06-30  F1        云岭光伏   100.50',
      '2026-05-31  F1        云岭光伏   99.00',
    ],
    rows: [2, 2, 0, 0],
    finds: [
      'SELECT client_name, CAST(outstanding AS VARCHAR) FROM exposure ORDER BY source_row',
      [
        ['云岭光伏', '100.50'],
        ['云岭光伏', '99.00'],
      ],
    ],
  },
  'a workbook with several sheets': {
    file: makeXlsx({
      sheets: {
        台账: sheet(HEADINGS.split(','), ROW.split(',')),
        客户经理: sheet(['工号', '姓名'], ['M1', '李伟'], ['M2', '王娜']),
        填表说明: sheet(['序号', '要求'], ['1', '按月报送']),
      },
    }),
    name: 'book.xlsx',
    rows: [4, 3, 0, 1],
    said: { 'sheet-left-out': 1 },
    finds: ['SELECT (SELECT count(*) FROM exposure)::INTEGER, (SELECT count(*) FROM manager)::INTEGER', [[1, 2]]],
  },
  'items as rows and periods as columns': {
    file: ['客户编号：C001', '单位：万元', '项目,2024年,2023年,2021年', '营业收入,12,10,9', '净利润,1,-2,(3)'],
    name: '报表.csv',
    rows: [3, 3, 0, 0],
    finds: [
      'SELECT CAST(period_end AS VARCHAR), CAST(net_profit AS DOUBLE) FROM financials ORDER BY 1',
      [
        ['2021-12-31', -30_000],
        ['2023-12-31', -20_000],
        ['2024-12-31', 10_000],
      ],
    ],
  },
};
