import { describe, expect, it } from 'vitest';
import { importTexts } from '../../support/import-text.ts';

const HEADERS = ['数据日期', '借据编号', '客户名称', '贷款余额', '逾期天数'];
const ROWS = Array.from({ length: 12 }, (_, index) => [
  '2026-06-30',
  `F${index}`,
  index === 3 ? '云岭 "光伏", 一期' : `客户${index}`,
  `${index + 1}.50`,
  `${index}`,
]);
// 1.5 + 2.5 + … + 12.5 = 84
const TOTAL = 84;

const quoted = (cell: string, escape = '""') => `"${cell.replaceAll('"', escape)}"`;
const csv = (rows: readonly (readonly string[])[], delimiter = ',', escape?: string) =>
  rows.map((row) => row.map((cell) => (/["\s,]/.test(cell) ? quoted(cell, escape) : cell)).join(delimiter)).join('\n') +
  '\n';

async function load(text: string) {
  const { report, cells, engine } = await importTexts({ 'ledger.csv': text });
  const names = await cells(`SELECT client_name FROM exposure WHERE facility_id = 'F3'`);
  const sum = await cells('SELECT CAST(sum(outstanding) AS DOUBLE) FROM exposure');
  const lines = await cells('SELECT min(source_row), max(source_row) FROM exposure');
  await engine.close();
  return { table: report.table, rows: report.rows, sum: sum[0]?.[0], name: names[0]?.[0], lines: lines[0] };
}

const LOADED = {
  table: 'exposure',
  rows: { read: 12, loaded: 12, rejected: 0, excluded: 0 },
  sum: TOTAL,
  name: '云岭 "光伏", 一期',
};

describe('a ledger loads', () => {
  it.each([
    ['with a comma and a blank between', csv([HEADERS, ...ROWS], ', ')],
    ['with bars', csv([HEADERS, ...ROWS], '|')],
    ['with backslashes before quotes', csv([HEADERS, ...ROWS], ',', '\\"')],
    ['cut by blanks', csv([HEADERS, ...ROWS], ' ')],
  ])('%s', async (_, text) => {
    expect(await load(text)).toEqual({ ...LOADED, lines: [2, 13] });
  });

  it('with groups above the names, told by the names', async () => {
    const text = csv([['基本信息', '', '', '余额情况', ''], HEADERS, ...ROWS]);
    expect(await load(text)).toEqual({ ...LOADED, lines: [3, 14] });
  });

  it('with the unit in the group, which is no part of the name', async () => {
    const text = csv([['基本信息', '', '', '金额（万元）', '天数'], HEADERS, ...ROWS]);
    expect(await load(text)).toMatchObject({ rows: LOADED.rows, sum: TOTAL * 10_000 });
  });

  it('with units below the names', async () => {
    const text = csv([HEADERS, ['', '', '', '万元', '天'], ...ROWS]);
    expect(await load(text)).toEqual({ ...LOADED, sum: TOTAL * 10_000, lines: [3, 14] });
  });

  it('with the header again on every page, rows numbered as in the file', async () => {
    const text = csv([HEADERS, ...ROWS.slice(0, 6), HEADERS, ...ROWS.slice(6)]);
    const rows = { ...LOADED.rows, read: LOADED.rows.read + 1, excluded: 1 };
    expect(await load(text)).toEqual({ ...LOADED, rows, lines: [2, 14] });
  });

  it('below a title and blank lines, above notes', async () => {
    const text = `贷款台账\n\n制表：张三\n${csv([HEADERS, ...ROWS])}\n注：逾期天数按本金计\n`;
    expect(await load(text)).toEqual({ ...LOADED, lines: [5, 16] });
  });

  it('and the report says what was found', async () => {
    const text = `台账;;;;\n${csv([HEADERS, ...ROWS.slice(0, 6), HEADERS, ...ROWS.slice(6)], ';', '\\"')}注：说明\n`;
    const { report, engine } = await importTexts({ 'ledger.csv': text });
    await engine.close();
    expect(report.delimiter).toBe(';');
    expect(report.layout).toMatchObject({
      ...{ quote: '"', escape: '\\', headerRows: 1, headerLine: 2, preamble: ['台账'], footRecords: 1, repeated: 1 },
      tables: 1,
    });
  });

  it('with one row cut by semicolons', async () => {
    const lines = csv([HEADERS, ...ROWS]).split('\n');
    lines[6] = (lines[6] ?? '').replaceAll(',', ';');
    expect(await load(lines.join('\n'))).toEqual({ ...LOADED, lines: [2, 13] });
  });
});
