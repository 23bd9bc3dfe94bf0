import { describe, expect, it } from 'vitest';
import { makeXlsx, sheetData } from './make-workbook.ts';
import { readGrids } from './read-grids.ts';

async function rowsOf(source: Parameters<typeof makeXlsx>[0]): Promise<Record<number, string[]>> {
  const [grid] = await readGrids('book.xlsx', makeXlsx(source));
  return grid?.rows ?? {};
}

describe('values of a sheet', () => {
  it('are the shortest text of the number, and nothing a format rounds', async () => {
    const sheets = { A: sheetData([[1234.5, ['0.10000000000000001', 0], ['1.2E-10', 0], ['-0', 0], [1234.5678, 1]]]) };
    expect(await rowsOf({ sheets, formats: [0, '#,##0.00'] })).toEqual({
      1: ['1234.5', '0.1', '1.2e-10', '0', '1234.5678'],
    });
  });

  it('are dates where the format says so, also in the formats of Chinese Excel', async () => {
    // 46203 is 2026-06-30 (46203 - 25569 = 20634 days after 1970-01-01); 0.75 of a day is 18:00.
    const formats = [
      14,
      31,
      57,
      'yyyy&quot;年&quot;m&quot;月&quot;',
      '[$-804]yyyy/m/d;@',
      'yyyy-mm-dd hh:mm',
      20,
      'General',
      '[h]:mm',
    ];
    const row = formats.map((_, style) => [style === 6 ? 0.75 : 46203.75, style] as const);
    const dated = '2026-06-30 18:00:00';
    expect(await rowsOf({ sheets: { A: sheetData([row]) }, formats })).toEqual({
      1: [dated, dated, dated, dated, dated, dated, '18:00:00', '46203.75', '46203.75'],
    });
  });

  it('know both beginnings of time and the day that never was', async () => {
    const sheets = {
      A: sheetData([
        [
          [1, 0],
          [59, 0],
          [61, 0],
          [44741, 0],
        ],
      ]),
    };
    // 1900: 1 is January 1st, 59 February 28th, 61 March 1st. 1904: 0 is 1904-01-01, so 1 is the 2nd and 44741 is 1462 days on.
    expect(await rowsOf({ sheets, formats: [14] })).toEqual({
      1: ['1900-01-01', '1900-02-28', '1900-03-01', '2022-06-29'],
    });
    expect(await rowsOf({ sheets, formats: [14], since1904: true })).toEqual({
      1: ['1904-01-02', '1904-02-29', '1904-03-02', '2026-06-30'],
    });
  });

  it('carry the percent sign the format shows', async () => {
    const sheets = {
      A: sheetData([
        [
          [0.0435, 0],
          [1, 1],
          [0.07, 2],
        ],
      ]),
    };
    expect(await rowsOf({ sheets, formats: [10, 9, '0.0%;[Red]-0.0%'] })).toEqual({ 1: ['4.35%', '100%', '7%'] });
  });

  it('are text where they are text: leading zeros, runs, escapes, line breaks; readings are left out', async () => {
    const strings = [
      '<t>00123</t>',
      '<r><t>兴</t></r><r><t xml:space="preserve"> 业</t></r><rPh sb="0" eb="1"><t>ㄒ</t></rPh>',
      '<t>a&amp;b &lt;c&gt; &#20013;_x000D_\nd</t>',
      '<t/>',
    ];
    const cells = strings.map((_, index) => `<c r="${'ABCD'[index]}1" t="s"><v>${index}</v></c>`).join('');
    const sheets = {
      A: `<sheetData><row r="1">${cells}<c r="E1" t="b"><v>1</v></c><c r="F1" t="str"><f>A1</f><v>x</v></c></row></sheetData>`,
    };
    expect(await rowsOf({ sheets, strings })).toEqual({ 1: ['00123', '兴 业', 'a&b <c> 中\nd', '', 'TRUE', 'x'] });
  });

  it('of formulas are what was computed last', async () => {
    const sheets = {
      A: '<sheetData><row><c r="A1" s="0"><f>SUM(B1:B9)</f><v>12.5</v></c><c><f t="shared" si="0"/><v>3</v></c></row></sheetData>',
    };
    expect(await rowsOf({ sheets })).toEqual({ 1: ['12.5', '3'] });
  });

  it('that are errors are blank and listed with their place', async () => {
    const sheets = {
      A: '<sheetData><row r="4"><c r="B4" t="e"><v>#REF!</v></c><c r="C4"><v>1</v></c></row></sheetData>',
    };
    const [grid] = await readGrids('book.xlsx', makeXlsx({ sheets }));
    expect(grid?.rows).toEqual({ 4: ['', '', '1'] });
    expect(grid?.errors).toEqual([{ row: 4, column: 1, value: '#REF!' }]);
  });
});

describe('rows of a sheet', () => {
  it('keep their numbers over blank rows, line breaks and rows that are hidden, which are left out', async () => {
    const sheets = {
      A: '<sheetData><row r="3"><c r="A3" t="inlineStr"><is><t>a\nb\nc</t></is></c></row><row r="4" hidden="1"><c r="A4"><v>4</v></c></row><row r="900"><c r="B900"><v>9</v></c></row></sheetData>',
    };
    expect(await rowsOf({ sheets })).toEqual({ 3: ['a\nb\nc'], 900: ['', '9'] });
  });

  it('of every sheet that holds anything come under its name, hidden ones too; one alone under the name of the file', async () => {
    const [full, empty] = [sheetData([['x']]), '<sheetData/>'];
    const two = await readGrids('b.xlsx', makeXlsx({ sheets: { 一月: full, 空: empty, 'Q&amp;A': full } }));
    expect(two.map(({ name, format }) => [name, format])).toEqual([
      ['b.xlsx#一月', 'xlsx'],
      ['b.xlsx#Q&A', 'xlsx'],
    ]);
    const one = await readGrids('b.xlsx', makeXlsx({ sheets: { 空: empty, 一月: full } }));
    expect(one.map(({ name }) => name)).toEqual(['b.xlsx']);
  });

  it('may carry a prefix in their XML', async () => {
    const sheets = {
      A: '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>t</x:t></x:is></x:c></x:row></x:sheetData>',
    };
    expect(await rowsOf({ sheets })).toEqual({ 1: ['5', 't'] });
  });
});

describe('merged cells', () => {
  const merged = (...ranges: string[]) =>
    `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;

  it('of a header stand above each of their columns', async () => {
    const rows = [
      ['借据', '金额', null, '逾期', null],
      ['编号', '合同', '余额', '天数', '本金'],
      ['F1', 10, 8, 0, 0],
    ];
    const sheets = { A: sheetData(rows) + merged('B1:C1', 'D1:E1') };
    expect((await rowsOf({ sheets }))[1]).toEqual(['借据', '金额', '金额', '逾期', '逾期']);
  });

  it('of a title and of data stay where they are', async () => {
    const rows = [
      ['2026 年贷款台账', null, null, null, null, '单位：万元'],
      ['编号', '合同', '余额', '天数', '本金', '备注'],
      ['F1', 10, 8, 0, null, '同上'],
    ];
    const sheets = { A: sheetData(rows) + merged('A1:E1', 'D3:E3') };
    const found = await rowsOf({ sheets });
    expect(found[1]).toEqual(['2026 年贷款台账', '', '', '', '', '单位：万元']);
    expect(found[3]).toEqual(['F1', '10', '8', '0', '', '同上']);
  });
});
