import { describe, expect, it } from 'vitest';
import { isRounded } from '../../src/ingest/match/damaged-id.ts';
import { importTexts } from '../support/import-text.ts';
import { makeXls, makeXlsb, makeXlsx, sheetData } from './formats/make-workbook.ts';

const HEAD = '数据日期,借据编号,客户编号,客户名称,贷款余额（元）\n';
const file = (rows: string[]) => ({ 'a.csv': HEAD + rows.map((row) => `2026-06-30,${row}\n`).join('') });
const ROWS = 'SELECT CAST(facility_id AS VARCHAR), CAST(client_id AS VARCHAR) FROM exposure ORDER BY source_row';

describe('ids that a spreadsheet has spoilt', () => {
  it('in exponent form keep their rows apart, and are called damaged', async () => {
    const { engine, cells, report } = await importTexts(
      file(['1.10105E+17,C1,甲,100', '1.10105E+17,C2,乙,200', 'F3,C3,丙,300']),
    );
    expect(await cells(ROWS)).toEqual([
      ['1.10105E+17 #a.csv:2', 'C1'],
      ['1.10105E+17 #a.csv:3', 'C2'],
      ['F3', 'C3'],
    ]);
    expect(report.issues).toMatchObject([
      { row: 2, column: '借据编号', value: '1.10105E+17', problem: 'damaged-id', severity: 'warning', cells: 2 },
    ]);
    expect(report.rows).toEqual({ read: 3, loaded: 3, rejected: 0, excluded: 0 });
    await engine.close();
  });

  it('with 16 digits and more are damaged where they all end as rounded numbers do', async () => {
    // three zeros behind 15 digits, once: one in a thousand
    const rounded = await importTexts(file(['110105199001011000,C1,甲,100', '110105199001011000,C2,乙,200']));
    expect(await rounded.cells(ROWS)).toEqual([
      ['110105199001011000 #a.csv:2', 'C1'],
      ['110105199001011000 #a.csv:3', 'C2'],
    ]);
    await rounded.engine.close();
    const whole = await importTexts(file(['110105199001011000,C1,甲,100', '110105199001011234,C2,乙,200']));
    expect(await whole.cells(ROWS)).toEqual([
      ['110105199001011000', 'C1'],
      ['110105199001011234', 'C2'],
    ]);
    expect(whole.report.issueCounts).toEqual({});
    await whole.engine.close();
  });

  it('of clients merge nobody: the name stands in, and the row where there is none', async () => {
    const rows = ['F1,9.1E+17,甲,100', 'F2,9.1E+17,乙,200', 'F3,9.1E+17,甲,300', 'F4,9.1E+17,,400'];
    const { engine, cells } = await importTexts(file(rows));
    expect((await cells(ROWS)).map(([, client]) => client)).toEqual(['甲', '乙', '甲', '9.1E+17 #a.csv:5']);
    await engine.close();
  });

  it('are no codes that look a little like them', async () => {
    const { engine, cells, report } = await importTexts(
      file(['1E5,C1,甲,100', '12E45678,C2,乙,200', 'E+17,C3,丙,300']),
    );
    expect((await cells(ROWS)).map(([loan]) => loan)).toEqual(['1E5', '12E45678', 'E+17']);
    expect(report.issueCounts).toEqual({});
    await engine.close();
  });

  it('are told from whole ones by their ends', () => {
    expect(['1234567890123450', '110105199001011000', '110105199003070020'].map(isRounded)).toEqual([true, true, true]);
    expect(['1234567890123456', '110105199001011234', '110105199003070021'].map(isRounded)).toEqual([
      false,
      false,
      false,
    ]);
  });

  const sheet = [
    ['数据日期', '借据编号', '客户编号', '客户名称', '贷款余额（元）'],
    ['2026-06-30', 1.101051990010112e17, 'C1', '甲', 100],
    ['2026-06-30', 1.101051990010112e17, 'C2', '乙', 200],
    ['2026-06-30', '110105199001011236', 'C3', '丙', 300],
    ['2026-06-30', 123456789012345, 'C4', '丁', 400],
  ];
  it.each([
    ['xlsx', () => makeXlsx({ sheets: { A: sheetData(sheet) } })],
    ['xls', () => makeXls(sheet)],
    ['xlsb', () => makeXlsb(sheet)],
  ])('are the numbers of a workbook with more digits than it keeps, never its texts: .%s', async (format, make) => {
    const { engine, cells, report } = await importTexts({ [`a.${format}`]: make() });
    expect(report.rows).toEqual({ read: 4, loaded: 4, rejected: 0, excluded: 0 });
    expect((await cells(ROWS)).map(([loan]) => loan)).toEqual([
      `1.101051990010112E+17 #a.${format}:2`,
      `1.101051990010112E+17 #a.${format}:3`,
      '110105199001011236',
      '123456789012345',
    ]);
    expect(report.issueCounts['damaged-id']).toBe(2);
    await engine.close();
  });
});
