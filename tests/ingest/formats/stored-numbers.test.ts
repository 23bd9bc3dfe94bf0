import { describe, expect, it } from 'vitest';
import { importTexts } from '../../support/import-text.ts';
import { formatOfCode } from '../../../src/ingest/formats/number-format.ts';
import { makeXls, makeXlsb, makeXlsx, sheetData } from './make-workbook.ts';

type Rows = Parameters<typeof sheetData>[0];

/** A workbook with one sheet of loans; its second style is the format. */
function book(heading: string, values: Rows[number], format: string | number): Uint8Array {
  const rows = values.map((value, index) => ['2026-06-30', `F${index}`, `C${index}`, value]);
  return makeXlsx({
    formats: [0, format],
    sheets: { A: sheetData([['数据日期', '借据编号', '客户编号', heading], ...rows]) },
  });
}

describe('a number under a format that shows something else', () => {
  it.each([
    ['dates', 'yyyy/m/d'],
    ['dates and times', 22],
    ['times', 'h:mm:ss'],
    ['percentages', '0.00%'],
  ])('is the amount that is stored: %s', async (_, format) => {
    const content = book('贷款余额（元）', [[100.62, 1], [203466.331, 1], 7, [0.25, 1]], format);
    const { cells, report } = await importTexts({ 'a.xlsx': content });
    expect(await cells('SELECT outstanding::VARCHAR FROM exposure ORDER BY facility_id')).toEqual([
      ['100.62'],
      ['203466.33'],
      ['7.00'],
      ['0.25'],
    ]);
    expect(report.rows).toEqual({ read: 4, loaded: 4, rejected: 0, excluded: 0 });
  });

  it('is the count that is stored', async () => {
    const rows = [
      ['数据日期', '借据编号', '客户编号', '贷款余额（元）', '逾期天数', '五级分类'],
      [[46203, 1], 'F1', 'C1', 10, [45, 1], [2, 1]],
    ] as const;
    const content = makeXlsx({ formats: [0, 14], sheets: { A: sheetData(rows) } });
    const { cells } = await importTexts({ 'a.xlsx': content });
    // 46203 is 2026-06-30 in a column of dates; 45 would be 1900-02-14
    expect(await cells('SELECT as_of_date::VARCHAR, days_past_due, five_tier FROM exposure')).toEqual([
      ['2026-06-30', 45, 2],
    ]);
  });

  it.each([
    ['xls', makeXls],
    ['xlsb', makeXlsb],
  ])('is the amount that is stored in .%s', async (format, make) => {
    const header = ['数据日期', '借据编号', '客户编号', '贷款余额（元）'];
    // the library gives 59 and 60 one date, so an amount between them is refused like any that cannot be read
    const amounts = [45, 58.25, 59.25, 61, 203466.33];
    const rows = amounts.map((date, index) => [{ date: 46203 }, `F${index}`, 'C1', { date }]);
    const { cells } = await importTexts({ [`a.${format}`]: make([header, ...rows]) });
    expect(await cells('SELECT outstanding::VARCHAR FROM exposure ORDER BY facility_id')).toEqual([
      ['45.00'],
      ['58.25'],
      ['61.00'],
      ['203466.33'],
    ]);
  });

  it('under one that divides it is asked for, where the heading has a unit', async () => {
    const content = book('贷款余额（万元）', [[1_006_200, 1]], '0!.0,&quot;万&quot;');
    const asked = await importTexts({ 'a.xlsx': content });
    expect(asked.report).toMatchObject({
      rows: { read: 1, loaded: 0, rejected: 1, excluded: 0 },
      questions: [{ kind: 'unit', column: 'exposure.outstanding', blocks: true }],
      issueCounts: { 'unit-against-format': 1 },
    });
    const { cells } = await importTexts({ 'a.xlsx': content }, { units: { outstanding: '元' } });
    expect(await cells('SELECT outstanding::VARCHAR FROM exposure')).toEqual([['1006200.00']]);
  });

  it.each(['0,', '0.00,,', '0!.0,&quot;万&quot;'])(
    'under %s is what is stored where the heading says yuan',
    async (format) => {
      const { cells } = await importTexts({ 'a.xlsx': book('贷款余额（元）', [[1_006_200, 1]], format) });
      expect(await cells('SELECT outstanding::VARCHAR FROM exposure')).toEqual([['1006200.00']]);
    },
  );

  it('with more digits than are kept is written as a spreadsheet shows it', async () => {
    const content = book(
      '借据号2',
      [
        [1.1010519900307002e17, 1],
        [1.2e22, 0],
        [123456789012345, 0],
      ],
      '0',
    );
    const { readParts, isBad } = await import('../../../src/ingest/formats/read-parts.ts');
    const [part] = await readParts([{ name: 'a.xlsx', content }]);
    if (!part || isBad(part)) throw new Error('unreadable');
    const text = await new Blob([part.content as BlobPart]).text();
    expect(text.split('\n').map((line) => line.split(',')[3])).toEqual([
      ...['借据号2', '1.1010519900307002E+17', '1.2E+22', '123456789012345', undefined],
    ]);
  });
});

describe('the scale of a number format', () => {
  it.each([
    ['0,', 3, ''],
    ['#,##0.00,,', 6, ''],
    ['0!.0,"万"', 4, '万'],
    ['0\\.0000', 4, ''],
    ['0"."0,', 4, ''],
    ['#,##0.00,,"百万元"', 6, '百万元'],
    ['0.00"万元"', 0, '万元'],
  ])('of %s is found', (code, exponent, words) => {
    expect(formatOfCode(code)).toEqual({ kind: 'number', scale: { exponent, words } });
  });

  it.each(['0', '#,##0.00', '#,##0.00_);[Red](#,##0.00)', '0.00E+00', '"¥"#,##0.00', '0"天"', 'General', '0日'])(
    'of %s is none',
    (code) => {
      expect(formatOfCode(code)).toEqual({ kind: 'number', scale: null });
    },
  );
});
