import { describe, expect, it } from 'vitest';
import { importTexts } from '../../support/import-text.ts';
import { makeXls, makeXlsb, makeXlsx, sheetData } from './make-workbook.ts';

const HEADER = ['数据日期', '借据编号', '客户编号', '贷款余额（元）'];
const row = (id: string, amount: number) => ['2026-06-30', id, `C-${id}`, amount];
const LOADED = 'SELECT facility_id::VARCHAR, outstanding::VARCHAR FROM exposure ORDER BY ALL';

/** The same sheet with rows hidden, by their numbers. */
function hiding(data: string, ...rows: readonly number[]): string {
  return rows.reduce((text, at) => text.replace(`<row r="${at}"`, `<row r="${at}" hidden="1"`), data);
}

describe('what a workbook does not show', () => {
  it.each(['hidden', 'veryHidden'])('is left out and listed with its rows: a sheet that is %s', async (state) => {
    const sheets = {
      台账: sheetData([HEADER, row('F1', 10)]),
      旧: sheetData([HEADER, row('F8', 80), row('F9', 90)]),
    };
    const { reports, cells } = await importTexts({ 'a.xlsx': makeXlsx({ sheets, states: { 旧: state } }) });
    expect(await cells(LOADED)).toEqual([['F1', '10.00']]);
    expect(reports.map(({ file, table, rows, hidden }) => ({ file, table, rows, hidden }))).toEqual([
      { file: 'a.xlsx#台账', table: 'exposure', rows: { read: 1, loaded: 1, rejected: 0, excluded: 0 } },
      {
        ...{ file: 'a.xlsx#旧', table: null, rows: { read: 2, loaded: 0, rejected: 0, excluded: 2 } },
        hidden: { sheet: true, rows: 2 },
      },
    ]);
    expect(reports[1]?.issues).toMatchObject([
      { row: null, value: '旧', problem: 'hidden-sheet', hint: 'take-hidden', severity: 'excluded' },
    ]);
  });

  it('is left out and listed row by row: rows hidden by hand, by a filter or without height', async () => {
    const data = hiding(sheetData([HEADER, row('F1', 10), row('F2', 20), row('F3', 30), row('F4', 40)]), 3);
    const sheets = { A: data.replace('<row r="5"', '<row r="5" ht="0" customHeight="1"') };
    const { report, cells } = await importTexts({ 'a.xlsx': makeXlsx({ sheets }) });
    expect(await cells(LOADED)).toEqual([
      ['F1', '10.00'],
      ['F3', '30.00'],
    ]);
    expect(report).toMatchObject({
      rows: { read: 4, loaded: 2, rejected: 0, excluded: 2 },
      hidden: { sheet: false, rows: 2 },
      issueCounts: { 'hidden-row': 2 },
    });
    expect(report.issues.filter(({ problem }) => problem === 'hidden-row')).toMatchObject([
      { row: 3, value: '2026-06-30 F2 C-F2 20', severity: 'excluded' },
      { row: 5, value: '2026-06-30 F4 C-F4 40', severity: 'excluded' },
    ]);
  });

  it('does not count a hidden line above the headings as a row of data', async () => {
    const sheets = { A: hiding(sheetData([['内部使用', 'x'], HEADER, row('F1', 10)]), 1) };
    const { report } = await importTexts({ 'a.xlsx': makeXlsx({ sheets }) });
    expect(report.rows).toEqual({ read: 1, loaded: 1, rejected: 0, excluded: 0 });
  });

  it('comes in where a person wants it', async () => {
    const sheets = {
      台账: hiding(sheetData([HEADER, row('F1', 10), row('F2', 20)]), 3),
      旧: sheetData([HEADER, row('F9', 90)]),
    };
    const workbook = { 'a.xlsx': makeXlsx({ sheets, states: { 旧: 'hidden' } }) };
    const { reports, cells } = await importTexts(workbook, { files: { 'a.xlsx': { withHidden: true } } });
    expect(await cells(LOADED)).toEqual([
      ['F1', '10.00'],
      ['F2', '20.00'],
      ['F9', '90.00'],
    ]);
    expect(reports.map(({ hidden }) => hidden)).toEqual([undefined, undefined]);
  });

  it.each([
    ['xls', makeXls],
    ['xlsb', makeXlsb],
  ])('is left out of .%s', async (format, make) => {
    const rows = [HEADER, row('F1', 10), row('F2', 20), row('F3', 30)];
    const { report, cells } = await importTexts({ [`a.${format}`]: make(rows, { hidden: [3] }) });
    expect(await cells(LOADED)).toEqual([
      ['F1', '10.00'],
      ['F3', '30.00'],
    ]);
    expect(report.rows).toEqual({ read: 3, loaded: 2, rejected: 0, excluded: 1 });
    const all = await importTexts({ [`a.${format}`]: make(rows, { hiddenSheet: true }) });
    expect(all.report).toMatchObject({
      ...{ table: null, hidden: { sheet: true, rows: 3 } },
      rows: { read: 3, loaded: 0, rejected: 0, excluded: 3 },
    });
  });

  it('leaves nothing behind of tables of web pages and of Excel 2003', async () => {
    const line = (id: string, hide = '') => `<tr${hide}><td>2026-06-30</td><td>${id}</td><td>C1</td><td>10</td></tr>`;
    const head = `<tr>${HEADER.map((name) => `<th>${name}</th>`).join('')}</tr>`;
    const page = `<table>${head}${line('F1')}${line('F2', ' style="height:0;display:none"')}${line('F3', ' hidden')}</table>`;
    const { report, cells } = await importTexts({ 'a.xls': page });
    expect(await cells(LOADED)).toEqual([['F1', '10.00']]);
    expect(report.rows).toEqual({ read: 3, loaded: 1, rejected: 0, excluded: 2 });
    const cell = (value: string) => `<Cell><Data ss:Type="String">${value}</Data></Cell>`;
    const own = (cells: readonly string[], hide = '') => `<Row${hide}>${cells.map(cell).join('')}</Row>`;
    const sheet = (name: string, rows: string, more = '') =>
      `<Worksheet ss:Name="${name}"><Table>${rows}</Table>${more}</Worksheet>`;
    const hidden = '<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>';
    const texts = (id: string) => ['2026-06-30', id, 'C1', '10'];
    const book = `<?xml version="1.0"?><Workbook>${sheet('新', own(HEADER) + own(texts('F1')) + own(texts('F2'), ' ss:Hidden="1"'))}${sheet('旧', own(HEADER) + own(texts('F9')), hidden)}</Workbook>`;
    const xml = await importTexts({ 'b.xls': book });
    expect(await xml.cells(LOADED)).toEqual([['F1', '10.00']]);
    expect(xml.reports.map(({ rows, hidden }) => [rows.read, rows.excluded, hidden])).toEqual([
      [2, 1, { sheet: false, rows: 1 }],
      [1, 1, { sheet: true, rows: 1 }],
    ]);
  });
});
