import { describe, expect, it } from 'vitest';
import { importTexts } from '../../support/import-text.ts';
import { makeXls, makeXlsx, sheetData } from './make-workbook.ts';

const HEADER = ['数据日期', '借据编号', '客户编号', '贷款余额（元）'];
const LOADED =
  'SELECT facility_id::VARCHAR, as_of_date::VARCHAR, client_id::VARCHAR, outstanding::VARCHAR FROM exposure ORDER BY ALL';

const merged = (...ranges: string[]) =>
  `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;

/** Dates and clients merged downwards: C1 has F1 and F2, C3 has F3 and F4. */
const BOOK = [
  HEADER,
  ['2026-06-30', 'F1', 'C1', 10],
  [null, 'F2', null, 20],
  [null, 'F3', 'C3', 30],
  [null, 'F4', null, 40],
] as const;
const WHOLE = [
  ['F1', '2026-06-30', 'C1', '10.00'],
  ['F2', '2026-06-30', 'C1', '20.00'],
  ['F3', '2026-06-30', 'C3', '30.00'],
  ['F4', '2026-06-30', 'C3', '40.00'],
];

describe('cells merged downwards', () => {
  it('count for every row of a workbook', async () => {
    const sheets = { A: sheetData(BOOK) + merged('A2:A5', 'C2:C3', 'C4:C5') };
    const { cells, report } = await importTexts({ 'a.xlsx': makeXlsx({ sheets }) });
    expect(await cells(LOADED)).toEqual(WHOLE);
    expect(report.rows).toEqual({ read: 4, loaded: 4, rejected: 0, excluded: 0 });
  });

  it('count for every row of an old workbook', async () => {
    const merges = [
      [1, 4, 0, 0],
      [1, 2, 2, 2],
      [3, 4, 2, 2],
    ] as const;
    const { cells } = await importTexts({ 'a.xls': makeXls(BOOK, { merges }) });
    expect(await cells(LOADED)).toEqual(WHOLE);
  });

  it('count for every row of a web page', async () => {
    const page = `<table><tr>${HEADER.map((name) => `<th>${name}</th>`).join('')}</tr>
      <tr><td rowspan="4">2026-06-30</td><td>F1</td><td rowspan=2>C1</td><td>10</td></tr><tr><td>F2</td><td>20</td></tr>
      <tr><td>F3</td><td rowspan=2>C3</td><td>30</td></tr><tr><td>F4</td><td>40</td></tr></table>`;
    const { cells } = await importTexts({ 'a.html': page });
    expect(await cells(LOADED)).toEqual(WHOLE);
  });

  it('count where amounts are texts, and where the first row of data has no number of its own', async () => {
    const rows = BOOK.map((row, index) =>
      row.map((cell) => (index === 1 ? cell : cell === null ? null : String(cell))),
    );
    const sheets = { A: sheetData(rows) + merged('A2:A5', 'C2:C3', 'C4:C5') };
    const { cells } = await importTexts({ 'a.xlsx': makeXlsx({ sheets }) });
    expect(await cells(LOADED)).toEqual(WHOLE);
  });

  it('count a day that is a number under a format of dates', async () => {
    // 46203 is 2026-06-30
    const rows = [HEADER, [[46203, 1], 'F1', 'C1', 10], [null, 'F2', 'C1', 20]] as const;
    const { cells } = await importTexts({
      'a.xlsx': makeXlsx({ formats: [0, 14], sheets: { A: sheetData(rows) + merged('A2:A3') } }),
    });
    expect(await cells(LOADED)).toEqual(WHOLE.slice(0, 2));
  });

  it('leave out the rows of totals, and make no row where there is none', async () => {
    const rows = [...BOOK, ['合计', null, null, 100]];
    const sheets = { A: sheetData(rows) + merged('A2:A5', 'C2:C3', 'C4:C5', 'A6:C6', 'D7:D40') };
    const { cells, report } = await importTexts({ 'a.xlsx': makeXlsx({ sheets }) });
    expect(await cells(LOADED)).toEqual(WHOLE);
    expect(report.rows).toEqual({ read: 5, loaded: 4, rejected: 0, excluded: 1 });
  });

  it('hold an amount once, in the first row, and say so', async () => {
    const rows = [
      [...HEADER, '授信额度（元）'],
      ['2026-06-30', 'F1', 'C1', 10, 500],
      ['2026-06-30', 'F2', 'C1', 20, null],
      ['2026-06-30', 'F3', 'C1', 30, null],
    ];
    const sheets = { A: sheetData(rows) + merged('E2:E4') };
    const { cells, report } = await importTexts({ 'a.xlsx': makeXlsx({ sheets }) });
    expect(await cells('SELECT facility_id::VARCHAR, limit_amount::VARCHAR FROM exposure ORDER BY ALL')).toEqual([
      ['F1', '500.00'],
      ['F2', null],
      ['F3', null],
    ]);
    expect(report.issues.filter(({ problem }) => problem === 'merged-amount')).toMatchObject([
      { row: 2, column: '授信额度（元）', value: '500', severity: 'warning', details: { last: 4 } },
    ]);
  });

  it('hold a balance once, and refuse the rows that have none of their own', async () => {
    const rows = [HEADER, ['2026-06-30', 'F1', 'C1', 10], ['2026-06-30', 'F2', 'C1', null]];
    const { cells, report } = await importTexts({
      'a.xlsx': makeXlsx({ sheets: { A: sheetData(rows) + merged('D2:D3') } }),
    });
    expect(await cells('SELECT sum(outstanding)::VARCHAR FROM exposure')).toEqual([['10.00']]);
    expect(report).toMatchObject({
      rows: { read: 2, loaded: 1, rejected: 1, excluded: 0 },
      issueCounts: { 'merged-amount': 1, 'missing-value': 1 },
    });
  });

  it('count where their first row is hidden', async () => {
    const data = sheetData(BOOK).replace('<row r="2"', '<row r="2" hidden="1"');
    const sheets = { A: data + merged('A2:A5', 'C2:C3', 'C4:C5') };
    const { cells } = await importTexts({ 'a.xlsx': makeXlsx({ sheets }) });
    expect(await cells(LOADED)).toEqual(WHOLE.slice(1));
  });
});

describe('cells merged to the right', () => {
  it('hold words for each of their columns in a row of data, and an amount once', async () => {
    const rows = [
      [...HEADER, '逾期金额（元）', '五级分类', '客户经理'],
      ['2026-06-30', 'F1', 'C1', 10, null, '正常', null],
    ];
    const sheets = { A: sheetData(rows) + merged('D2:E2', 'F2:G2') };
    const { cells } = await importTexts({ 'a.xlsx': makeXlsx({ sheets }) });
    const columns = 'outstanding::VARCHAR, overdue_amount::VARCHAR, manager_id::VARCHAR';
    expect(await cells(`SELECT ${columns} FROM exposure`)).toEqual([['10.00', null, '正常']]);
  });

  it('of a note below the table stay one note', async () => {
    const rows = [...BOOK, ['制表：张三', null, '复核：李四', null]];
    const sheets = { A: sheetData(rows) + merged('A2:A5', 'C2:C3', 'C4:C5', 'A6:B6', 'C6:D6') };
    const { report } = await importTexts({ 'a.xlsx': makeXlsx({ sheets }) });
    expect(report.rows).toMatchObject({ loaded: 4, rejected: 0 });
  });
});
