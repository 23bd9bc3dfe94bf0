import { describe, expect, it } from 'vitest';
import { importTexts } from '../../support/import-text.ts';
import { makeXlsx, sheetData } from './make-workbook.ts';

const HEADER = ['数据日期', '借据编号', '客户编号', '贷款余额（元）', '减值准备（元）'];
const FORMULA = (place: string, formula: string, result = '<v/>') => `<c r="${place}"><f>${formula}</f>${result}</c>`;

/** Two loans and a total; `cells` take the place of what stands there. */
function book(cells: Readonly<Record<string, string>>): Uint8Array {
  const rows = [
    HEADER,
    ['2026-06-30', 'F1', 'C1', 10, 1],
    ['2026-06-30', 'F2', 'C2', 20, 2],
    ['合计', null, null, 30, 3],
  ];
  let data = sheetData(rows);
  for (const [place, cell] of Object.entries(cells)) data = data.replace(new RegExp(`<c r="${place}".*?</c>`), cell);
  return makeXlsx({ sheets: { A: data } });
}

describe('formulas without a stored result', () => {
  it.each([
    ['an empty one', FORMULA('D2', '5*2')],
    ['none at all', FORMULA('D2', '5*2', '')],
  ])('refuse the table and are named, with %s', async (_, cell) => {
    const { report } = await importTexts({ 'a.xlsx': book({ D2: cell, E3: FORMULA('E3', 'A1&amp;B1') }) });
    expect(report).toMatchObject({ table: null, rows: { read: 3, loaded: 0, rejected: 3, excluded: 0 } });
    expect(report.issues.filter(({ problem }) => problem === 'formula-without-result')).toEqual([
      {
        ...{ file: 'a.xlsx', row: null, column: null, value: '=5*2', severity: 'file' },
        ...{ problem: 'formula-without-result', hint: 'save-in-spreadsheet', details: { count: 2, cells: 'D2, E3' } },
      },
    ]);
  });

  it('do no harm in a row of totals', async () => {
    const { report } = await importTexts({ 'a.xlsx': book({ D4: FORMULA('D4', 'SUM(D2:D3)') }) });
    expect(report.rows).toEqual({ read: 3, loaded: 2, rejected: 0, excluded: 1 });
  });

  it('are not those that have one, or an empty text', async () => {
    const cells = { D2: FORMULA('D2', '5*2', '<v>10</v>'), E2: '<c r="E2" t="str"><f>""</f><v></v></c>' };
    const { report } = await importTexts({ 'a.xlsx': book(cells) });
    expect([report.rows.loaded, report.totals?.outstanding]).toEqual([2, '30.00']);
  });
});
