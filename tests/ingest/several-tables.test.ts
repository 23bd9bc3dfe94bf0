import { describe, expect, it } from 'vitest';
import { importTexts } from '../support/import-text.ts';
import { gbk } from '../support/gbk.ts';
import { makeXlsx } from './formats/make-workbook.ts';

const LEDGER = [
  '数据日期,借据编号,客户编号,贷款余额（元）,逾期天数',
  '2026-06-30,F1,C1,100.50,0',
  '2026-06-30,F2,C1,200,95',
  '2026-06-30,F3,C2,300,0',
];
const MANAGERS = ['工号,姓名,团队', 'M1,李伟,一部', 'M2,王娜,二部'];
const WORDS = ['代码,含义,备注说明', '1,正常,无逾期', '2,关注,有苗头', '3,次级,已不良'];

const counts = (reports: readonly { file: string; table: string | null; rows: object }[]) =>
  reports.map(({ file, table, rows }) => [file, table, Object.values(rows).join(' ')]);

describe('several tables in one file', () => {
  it.each([
    ['a blank line between', ['']],
    ['a title between', ['', '客户经理名单', '']],
    ['nothing between', []],
  ])('each load, with their own counts and rows as in the file: %s', async (_, gap) => {
    const { reports, cells, engine } = await importTexts({ 'book.csv': [...LEDGER, ...gap, ...MANAGERS].join('\n') });
    // read, loaded, rejected, excluded
    expect(counts(reports)).toEqual([
      ['book.csv', 'exposure', '3 3 0 0'],
      ['book.csv#2', 'manager', '2 2 0 0'],
    ]);
    expect(await cells('SELECT manager_name, source_row FROM manager ORDER BY 2')).toEqual([
      ['李伟', LEDGER.length + gap.length + 2],
      ['王娜', LEDGER.length + gap.length + 3],
    ]);
    expect(await cells('SELECT facility_id, source_row FROM exposure ORDER BY 2')).toEqual([
      ['F1', 2],
      ['F2', 3],
      ['F3', 4],
    ]);
    expect(new Set(reports.map(({ upload }) => upload))).toEqual(new Set(['book.csv']));
    await engine.close();
  });

  it('keep the unit that stands above each', async () => {
    const text = ['单位：万元', LEDGER[0]?.replace('（元）', ''), ...LEDGER.slice(1), '', ...MANAGERS].join('\n');
    const { cells, engine } = await importTexts({ 'book.csv': text });
    // (100.5 + 200 + 300) × 10,000
    expect(await cells('SELECT CAST(sum(outstanding) AS DOUBLE) FROM exposure')).toEqual([[6_005_000]]);
    await engine.close();
  });

  it('that are none of ours are left out by name, and their rows counted', async () => {
    const { reports, engine } = await importTexts({ 'book.csv': [...LEDGER, '', ...WORDS].join('\n') });
    expect(counts(reports)).toEqual([
      ['book.csv', 'exposure', '3 3 0 0'],
      ['book.csv#2', null, '3 0 0 3'],
    ]);
    expect(reports[1]?.issues).toMatchObject([{ problem: 'table-left-out', value: 'book.csv#2' }]);
    await engine.close();
  });

  it('say in what the text was written', async () => {
    const bytes = gbk([...LEDGER, '', ...MANAGERS].join('\n').replaceAll(',', ';'));
    const { reports, engine } = await importTexts({ 'book.csv': bytes });
    expect(reports.map(({ encoding, delimiter }) => [encoding, delimiter])).toEqual([
      ['gb18030', ';'],
      ['gb18030', ';'],
    ]);
    await engine.close();
  });

  it('stay when the first is corrected, and are rows of it where it is said to reach into them', async () => {
    const text = ['示例,示例,示例,示例,示例', ...LEDGER, '', ...MANAGERS].join('\n');
    const layout = { headerFrom: 2, headerTo: 2, firstRow: 4 };
    const { reports, engine } = await importTexts({ 'book.csv': text }, { files: { 'book.csv': { layout } } });
    expect(counts(reports)).toEqual([
      ['book.csv', 'exposure', '2 2 0 0'],
      ['book.csv#2', 'manager', '2 2 0 0'],
    ]);
    expect(reports[0]?.layout).toMatchObject({
      headerFrom: 2,
      firstRow: 4,
      corrected: ['headerFrom', 'headerTo', 'firstRow'],
    });
    await engine.close();
    const below = { files: { 'book.csv': { layout: { headerFrom: 7, headerTo: 7 } } } };
    const moved = await importTexts({ 'book.csv': text }, below);
    expect(counts(moved.reports)).toEqual([['book.csv', 'manager', '2 2 0 0']]);
    await moved.engine.close();
  });

  it('load from one sheet as well', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = [...LEDGER, '', ...MANAGERS].map(
      (line, index) => `<row r="${index + 1}">${line === '' ? '' : line.split(',').map(cell).join('')}</row>`,
    );
    const book = makeXlsx({ sheets: { 台账: `<sheetData>${rows.join('')}</sheetData>` } });
    const { reports, cells, engine } = await importTexts({ 'book.xlsx': book });
    expect(counts(reports)).toEqual([
      ['book.xlsx', 'exposure', '3 3 0 0'],
      ['book.xlsx#2', 'manager', '2 2 0 0'],
    ]);
    expect(await cells('SELECT source_row FROM manager ORDER BY 1')).toEqual([[7], [8]]);
    await engine.close();
  });

  it('stay one where a blank line parts a ledger, or its header stands on every page', async () => {
    const text = [...LEDGER.slice(0, 3), '', LEDGER[0], LEDGER[3]].join('\n');
    const { reports, engine } = await importTexts({ 'book.csv': text });
    expect(counts(reports)).toEqual([['book.csv', 'exposure', '4 3 0 1']]);
    await engine.close();
  });

  it('keeps a last row that stands alone below a blank line', async () => {
    const { report, cells, engine } = await importTexts({
      'book.csv': [...LEDGER, '', '2026-06-30,F4,C4,400,0'].join('\n'),
    });
    expect(report.rows).toEqual({ read: 4, loaded: 4, rejected: 0, excluded: 0 });
    expect(await cells(`SELECT outstanding, source_row FROM exposure WHERE facility_id = 'F4'`)).toEqual([[400, 6]]);
    await engine.close();
  });
});
