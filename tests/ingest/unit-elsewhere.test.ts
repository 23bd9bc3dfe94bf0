import { describe, expect, it } from 'vitest';
import { unitAround } from '../../src/ingest/match/unit-around.ts';
import { importTexts } from '../support/import-text.ts';
import { makeXlsx, sheetData } from './formats/make-workbook.ts';

const NAMES = '数据日期,借据编号,客户编号,贷款余额,五级分类';
const ROWS = '2026-06-30,J1,C1,100,正常\n2026-06-30,J2,C2,200,次级\n';

async function balances(files: Parameters<typeof importTexts>[0]) {
  const { report, cells } = await importTexts(files);
  const rows = await cells('SELECT CAST(outstanding AS VARCHAR) FROM exposure ORDER BY facility_id');
  return { problems: report.issues.map(({ problem }) => problem), balances: rows.flat(), rows: report.rows };
}

describe('the unit of amounts', () => {
  it.each([
    ['a note below', { 'a.csv': `${NAMES}\n${ROWS}注：金额单位为万元,,,,\n` }],
    ['a remark below', { 'a.csv': `${NAMES}\n${ROWS}单位：万元,,,,\n` }],
    ['the only cell below the headings', { 'a.csv': `${NAMES}\n,,,（万元）,\n${ROWS}` }],
    ['the name of the file', { '贷款台账_万元.csv': `${NAMES}\n${ROWS}` }],
    [
      'the name of the sheet',
      {
        'a.xlsx': makeXlsx({
          sheets: {
            '台账（万元）': sheetData([
              NAMES.split(','),
              ['2026-06-30', 'J1', 'C1', 100, '正常'],
              ['2026-06-30', 'J2', 'C2', 200, '次级'],
            ]),
          },
        }),
      },
    ],
    ['a column of its own', { 'a.csv': `${NAMES},金额单位\n${ROWS.replaceAll('\n', ',万元\n')}` }],
  ])('is read from %s', async (_, files) => {
    expect(await balances(files)).toEqual({
      problems: [],
      balances: ['1000000.00', '2000000.00'],
      rows: { read: 2, loaded: 2, rejected: 0, excluded: 0 },
    });
  });

  it('is asked for where a column gives several, or one that is not understood', async () => {
    for (const [one, other] of [
      ['万元', '元'],
      ['万元', '担'],
    ]) {
      const text = `${NAMES},单位\n2026-06-30,J1,C1,100,正常,${one}\n2026-06-30,J2,C2,200,次级,${other}\n`;
      const { problems, rows } = await balances({ 'a.csv': text });
      expect(problems).toEqual(['unit-unclear']);
      expect(rows).toEqual({ read: 2, loaded: 0, rejected: 2, excluded: 0 });
    }
  });

  it('is not looked for in a column that names organisations, or below a line that says it', async () => {
    const branches = await balances({ 'a.csv': `${NAMES},单位\n${ROWS.replaceAll('\n', ',千里支行\n')}` });
    expect(branches).toMatchObject({ problems: ['unit-open'], balances: ['100.00', '200.00'] });
    const said = await balances({ '台账_万元.csv': `单位：千元,,,,\n${NAMES}\n${ROWS}注：金额单位为万元,,,,\n` });
    expect(said).toMatchObject({ problems: [], balances: ['100000.00', '200000.00'] });
  });

  it.each([
    ['贷款台账_500万元以上', null],
    ['1000万元', null],
    ['万元_亿元', null],
    ['report_mm', null],
    ['CNY', null],
    ['loans USD m', null],
    ['loans_USDm', 6],
    ['台账（單位：萬元）', 4],
    ['明细(人民币亿元)', 8],
  ])('in the name %s', (sheet, exponent) => {
    const found = unitAround({ layout: { preamble: [], sample: [] }, sheet, file: 'a.csv' });
    expect(found?.exponent ?? null).toBe(exponent);
  });
});
