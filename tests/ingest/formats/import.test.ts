import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en.ts';
import type { UnreadableProblem } from '../../../src/ingest/formats/unreadable.ts';
import { Unreadable, UNREADABLE_PROBLEMS } from '../../../src/ingest/formats/unreadable.ts';
import { importTexts, ledger } from '../../support/import-text.ts';
import { makeXls, makeXlsx, sheetData } from './make-workbook.ts';
import { makeZip } from './make-zip.ts';

const HEADER = ['数据日期', '借据编号', '客户编号', '贷款余额（万元）'];
const sheet = (...rows: Parameters<typeof sheetData>[0]) => sheetData([['贷款台账'], HEADER, ...rows]);
// 46203 is 2026-06-30
const DAY = [46203, 1] as const;
const formats = [0, 14];
const SELECT =
  'SELECT facility_id::VARCHAR, as_of_date::VARCHAR, outstanding::VARCHAR, source_file::VARCHAR, source_row FROM exposure ORDER BY ALL';

describe('a workbook', () => {
  it('loads sheet by sheet, each row with its sheet and its row in it', async () => {
    const content = makeXlsx({
      formats,
      sheets: {
        一分行: sheet([DAY, '001', 'C1', 1.5], [DAY, '002\n(展期)', 'C2', 2]),
        说明: sheetData([['本表每月更新'], ['口径：表内贷款']]),
        二分行: sheet([DAY, '003', 'C3', 3]),
      },
    });
    const { cells, reports } = await importTexts({ '台账.xlsx': content });
    // 1.5 ten thousands of yuan; the title is row 1, the header row 2
    expect(await cells(SELECT)).toEqual([
      ['001', '2026-06-30', '15000.00', '台账.xlsx#一分行', 3],
      ['002\n(展期)', '2026-06-30', '20000.00', '台账.xlsx#一分行', 4],
      ['003', '2026-06-30', '30000.00', '台账.xlsx#二分行', 3],
    ]);
    expect(
      reports.map(({ file, upload, sheet, format, table, rows }) => [file, upload, sheet, format, table, rows]),
    ).toEqual([
      ['台账.xlsx#一分行', '台账.xlsx', '一分行', 'xlsx', 'exposure', { read: 2, loaded: 2, rejected: 0, excluded: 0 }],
      ['台账.xlsx#说明', '台账.xlsx', '说明', 'xlsx', null, { read: 1, loaded: 0, rejected: 0, excluded: 1 }],
      ['台账.xlsx#二分行', '台账.xlsx', '二分行', 'xlsx', 'exposure', { read: 1, loaded: 1, rejected: 0, excluded: 0 }],
    ]);
    expect(reports[1]?.issues).toMatchObject([{ problem: 'sheet-left-out', severity: 'excluded', value: '说明' }]);
    expect(reports[1]?.questions).toEqual([]);
  });

  it('without any sheet of ours asks, as a text does', async () => {
    const content = makeXlsx({
      sheets: {
        A: sheetData([
          ['颜色', '味道'],
          ['红', '甜'],
        ]),
        B: sheetData([
          ['x', 'y'],
          ['1', '2'],
        ]),
      },
    });
    const { reports } = await importTexts({ 'a.xlsx': content });
    expect(reports.map(({ questions }) => questions.some(({ blocks }) => blocks))).toEqual([true, true]);
  });

  it('names the cell of an error by its row and heading, and takes it for blank', async () => {
    const rows = [HEADER, [{ date: 46203 }, 'F1', 'C1', { error: 23 }], [{ date: 46203 }, 'F2', 'C2', 8]];
    const { cells, report } = await importTexts({ 'a.xls': makeXls(rows) });
    expect(report.issues.filter(({ problem }) => problem === 'cell-error')).toMatchObject([
      { row: 2, column: '贷款余额（万元）', value: '#REF!', severity: 'warning' },
    ]);
    // A balance is required, so the row without one is not loaded.
    expect(report.rows).toEqual({ read: 2, loaded: 1, rejected: 1, excluded: 0 });
    expect(await cells(SELECT)).toEqual([['F2', '2026-06-30', '80000.00', 'a.xls', 3]]);
  });

  it('keeps cells that look like delimited text whole, and rows that repeat the header', async () => {
    const content = makeXlsx({ formats, sheets: { A: sheet([DAY, 'a;b;c;d', "x','y", 1], [DAY, '"q"', 'a\tb', 2]) } });
    const { cells, report } = await importTexts({ 'a.csv': content });
    expect(report.rows.loaded).toBe(2);
    expect(await cells('SELECT facility_id::VARCHAR, client_id::VARCHAR FROM exposure ORDER BY outstanding')).toEqual([
      ['a;b;c;d', "x','y"],
      ['"q"', 'a\tb'],
    ]);
  });
});

describe('records', () => {
  it('of JSON load with the number of the record as their row', async () => {
    const records = [
      { as_of_date: '2026-06-30', facility_id: 'F1', client_id: 'C1', outstanding: 10 },
      { as_of_date: '2026-06-30', facility_id: 'F2', client_id: 'C2', outstanding: 20, client_name: 'two\nlines' },
      { as_of_date: '2026-06-30', facility_id: 'F3', client_id: 'C3', outstanding: 30 },
    ];
    const { cells, report } = await importTexts({ 'a.json': JSON.stringify(records) }, { units: { '*': '元' } });
    expect(report).toMatchObject({ format: 'json', table: 'exposure', encoding: '', delimiter: '' });
    expect(await cells('SELECT facility_id::VARCHAR, source_row FROM exposure ORDER BY ALL')).toEqual([
      ['F1', 1],
      ['F2', 2],
      ['F3', 3],
    ]);
  });

  it('with names that look like data keep their header', async () => {
    const { report } = await importTexts({ 'a.json': '[{"2024":"1","2025":"2"},{"2024":"3","2025":"4"}]' });
    expect([report.headers, report.rows.read]).toEqual([['2024', '2025'], 2]);
  });
});

describe('files that cannot be read', () => {
  it('are reported in their place, with the others loaded', async () => {
    const good = ledger(['贷款余额（万元）'], [['8']]);
    const zip = makeZip([
      { name: 'a.csv', content: good },
      { name: 'b.xlsx', content: makeXlsx({ sheets: { A: '<sheetData/>' } }) },
    ]);
    const { reports, cells } = await importTexts({ 'p.zip': zip, 'x.pdf': '%PDF-1.7' });
    expect(reports.map(({ file, upload, table, issues }) => [file, upload, table, issues[0]?.problem])).toEqual([
      ['p.zip/a.csv', 'p.zip', 'exposure', undefined],
      ['p.zip/b.xlsx', 'p.zip', null, 'no-table'],
      ['x.pdf', 'x.pdf', null, 'unknown-format'],
    ]);
    expect(reports[2]?.issues).toMatchObject([{ severity: 'file', hint: 'save-as-csv', details: { detail: 'PDF' } }]);
    expect(await cells('SELECT count(*) FROM exposure')).toEqual([[1]]);
  });

  it('have words for every problem and hint', () => {
    const hints = UNREADABLE_PROBLEMS.map((problem: UnreadableProblem) => new Unreadable(problem).hint);
    for (const problem of UNREADABLE_PROBLEMS) expect(en).toHaveProperty([`problem.${problem}`]);
    for (const hint of hints) expect(en).toHaveProperty([`hint.${hint}`]);
    expect(hints.length).toBeGreaterThan(10);
  });
});
