import { describe, expect, it } from 'vitest';
import { importTexts } from '../../support/import-text.ts';
import { makeOds, rowOf, type OdsCell } from './make-ods.ts';
import { readGrids } from './read-grids.ts';

const HEADER = { cells: ['数据日期', '借据编号', '客户编号', '贷款余额（元）'] };
const loan = (id: string, amount: OdsCell, attributes = '') => ({
  cells: ['2026-06-30', id, 'C1', amount],
  attributes,
});
const LOADED = 'SELECT facility_id::VARCHAR, client_id::VARCHAR, outstanding::VARCHAR FROM exposure ORDER BY ALL';
const cell = (attributes: string, text = '') => ({
  xml: `<table:table-cell ${attributes}>${text === '' ? '' : `<text:p>${text}</text:p>`}</table:table-cell>`,
});

describe('an .ods', () => {
  it('gives texts, numbers, dates, times, shares and errors', async () => {
    const cells = [
      {
        xml: '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>a<text:s text:c="2"/>b &amp; <text:span>c</text:span></text:p><text:p>d</text:p></table:table-cell>',
      },
      cell('office:value-type="date" office:date-value="2026-06-30"', '30.06.26'),
      cell('office:value-type="date" office:date-value="2026-06-30T14:05:00"'),
      cell('office:value-type="time" office:time-value="PT14H05M07S"'),
      cell('office:value-type="percentage" office:value="0.0435"', '4,35 %'),
      cell('office:value-type="currency" office:currency="CNY" office:value="1234.5"', '1.234,50'),
      cell('office:value-type="boolean" office:boolean-value="true"', 'WAHR'),
      cell(
        'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"',
        '#DIV/0!',
      ),
      cell('office:value-type="float" office:value="7" table:number-columns-repeated="2"', '7'),
      cell('table:number-columns-repeated="16000"'),
    ];
    const rows = [{ cells }, { cells: [null], attributes: 'table:number-rows-repeated="1048000"' }];
    const [grid] = await readGrids('a.ods', makeOds({ A: rows }));
    expect(grid?.rows).toEqual({
      1: ['a  b & c\nd', '2026-06-30', '2026-06-30 14:05:00', '14:05:07', '4.35%', '1234.5', 'TRUE', '', '7', '7'],
    });
  });

  it('gives rows that stand in a group, and those that are repeated', async () => {
    const group = `<table:table-row-group><table:table-row-group>${rowOf(loan('F1', 10))}</table:table-row-group></table:table-row-group>`;
    const repeated = rowOf({ cells: ['x'], attributes: 'table:number-rows-repeated="3"' });
    const [grid] = await readGrids('a.ods', makeOds({ A: rowOf(HEADER) + group + repeated }));
    expect(Object.entries(grid?.rows ?? {}).map(([row, cells]) => [row, cells[1] ?? cells[0]])).toEqual([
      ['1', '借据编号'],
      ['2', 'F1'],
      ['3', ''],
      ['4', ''],
      ['5', ''],
    ]);
  });

  it('leaves out and lists hidden sheets and rows, also those of a filter', async () => {
    const rows = [
      HEADER,
      loan('F1', 10),
      loan('F2', 20, 'table:visibility="collapse"'),
      loan('F3', 30, 'table:visibility="filter"'),
    ];
    const content = makeOds({ 台账: rows, 旧: [HEADER, loan('F9', 90)] }, { hidden: ['旧'] });
    const { reports, cells } = await importTexts({ 'a.ods': content });
    expect(await cells(LOADED)).toEqual([['F1', 'C1', '10.00']]);
    expect(reports.map(({ rows, hidden }) => [rows.read, rows.loaded, rows.excluded, hidden])).toEqual([
      [3, 1, 2, { sheet: false, rows: 2 }],
      [1, 0, 1, { sheet: true, rows: 1 }],
    ]);
    const all = await importTexts({ 'a.ods': content }, { withHidden: true });
    expect(await all.cells('SELECT count(*)::INTEGER FROM exposure')).toEqual([[4]]);
  });

  it('spreads merged cells, keeps the number behind a date, and names formulas without a result', async () => {
    const merged = {
      xml: '<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>K1</text:p></table:table-cell>',
    };
    const covered = { xml: '<table:covered-table-cell/>' };
    const dated = cell('office:value-type="date" office:date-value="1900-04-09T14:52:48"');
    const rows = [HEADER, { cells: ['2026-06-30', 'F1', merged, dated] }, { cells: ['2026-06-30', 'F2', covered, 20] }];
    const { cells } = await importTexts({ 'a.ods': makeOds({ A: rows }) });
    // 100 days after 1899-12-30 and 14:52:48 of a day, which is 0.62
    expect(await cells(LOADED)).toEqual([
      ['F1', 'K1', '100.62'],
      ['F2', 'K1', '20.00'],
    ]);
    const unsaved = [HEADER, loan('F1', cell('table:formula="of:=5*2"'))];
    const { report } = await importTexts({ 'a.ods': makeOds({ A: unsaved }) });
    expect(report.issues).toMatchObject([
      { problem: 'formula-without-result', value: '=5*2', details: { count: 1, cells: 'D2' } },
    ]);
  });

  it('that is cut off, or has a password, is never read in part', async () => {
    const whole = makeOds({ A: [HEADER] });
    await expect(readGrids('a.ods', whole)).resolves.toHaveLength(1);
    const { makeZip } = await import('./make-zip.ts');
    const mimetype = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' };
    const cut = makeZip([
      mimetype,
      { name: 'content.xml', content: '<office:spreadsheet><table:table table:name="A">' },
    ]);
    await expect(readGrids('a.ods', cut)).rejects.toMatchObject({ problem: 'damaged-file' });
    const manifest = { name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' };
    await expect(readGrids('a.ods', makeZip([mimetype, manifest]))).rejects.toMatchObject({
      problem: 'encrypted-file',
    });
  });
});
