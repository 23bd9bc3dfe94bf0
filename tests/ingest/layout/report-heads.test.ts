import { describe, expect, it } from 'vitest';
import { findLayout, type Layout } from '../../../src/ingest/layout/find-layout.ts';

const NAMES = ['借据编号', '客户编号', '贷款余额', '授信额度', '五级分类', '逾期天数'];
const BODY = [
  'JJ001,KH001,1000.25,2000.5,正常,1',
  'JJ002,KH002,2000.5,4001.0,正常,2',
  'JJ003,KH003,3000.75,6001.5,正常,3',
];

/** The same six columns, named in one, two and three rows, and with a blank row between the names. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  'one row': [NAMES.join(',')],
  'two rows': ['借据编号,客户编号,贷款信息,,五级分类,逾期天数', ',,贷款余额,授信额度,,'],
  'two rows and a blank one': ['借据编号,客户编号,贷款信息,,五级分类,逾期天数', ',,,,,', ',,贷款余额,授信额度,,'],
  'three rows': ['借据,,贷款信息,,状态,', '编号,客户,余额,,五级分类,逾期天数', '借据编号,客户编号,贷款余额,授信额度,,'],
};

const ABOVE: Readonly<Record<string, readonly string[]>> = {
  'a title, then date and unit': ['某某银行对公贷款台账,,,,,', '数据日期：2026年6月30日,,,,单位：万元,'],
  'values in the cells beside the words': ['报表日期,2026年6月30日,,,单位,万元'],
  'words with a colon, values beside them': ['报表日期：,2026年6月30日,,,单位：,万元'],
  'an organisation beside its word': ['机构,上海分行,报表日期,2026-06-30,单位,万元'],
  'the unit at the right end': ['填报机构：上海分行,,,,,', '截止日期：2026年6月30日,,,,,金额单位：人民币万元'],
  'a blank row below': ['某某银行台账,,,,,', '机构：上海分行,,日期：2026-06-30,,单位：万元,', ',,,,,'],
  'a title and the unit in one row': ['某某银行台账（2026年6月30日）,,,,,单位：万元'],
  'all in one cell': ['数据日期：2026年6月30日    机构：上海分行    单位：万元,,,,,'],
  'a row that is not padded': ['数据日期:2026-06-30,单位:万元'],
  'who made it, and when': ['制表日期：2026-07-03,,,制表人：李四,,', '数据日期：2026-06-30,,,单位：元,,'],
  'in English': ['As of: 30 June 2026,,,,,', 'Unit: CNY m,,,Branch: Shanghai,,'],
};

async function layoutOf(lines: readonly string[]): Promise<Layout> {
  return findLayout(new TextEncoder().encode(`${lines.join('\n')}\n`));
}

describe('remarks above a heading are never headings', () => {
  for (const [above, remarks] of Object.entries(ABOVE))
    for (const [rows, heading] of Object.entries(HEADINGS))
      it(`${above}, over a heading of ${rows}`, async () => {
        const { headers, preamble, places, footRecords } = await layoutOf([...remarks, ...heading, ...BODY]);
        expect({ headers, said: preamble.length, places: places.firstRow, footRecords }).toEqual({
          headers: NAMES,
          said: remarks.filter((line) => /[^,]/.test(line)).length,
          places: remarks.length + heading.length + 1,
          footRecords: 0,
        });
      });
});

describe('rows to be signed below a table are notes', () => {
  it.each([
    '单位负责人：张三,统计负责人：李四,填表人：王五,联系电话：010-1234,,',
    '负责人：,,填表人：,,报出日期：2026年7月5日,',
    '负责人：,张三,填表人：,,,',
  ])('%s', async (foot) => {
    const { footRecords, headers } = await layoutOf([NAMES.join(','), ...BODY, foot]);
    expect({ footRecords, headers }).toEqual({ footRecords: 1, headers: NAMES });
  });
});

describe('a heading', () => {
  it('may have words with colons in it', async () => {
    const { headers, preamble } = await layoutOf(['Loan:,Date:,Balance:', 'J1,2026-06-30,10', 'J2,2026-06-30,20']);
    expect({ headers, preamble }).toEqual({ headers: ['Loan:', 'Date:', 'Balance:'], preamble: [] });
  });

  it('of two columns may name the unit in the second', async () => {
    const { headers, preamble } = await layoutOf(['项目,单位：万元', '现金,100', '存款,200']);
    expect({ headers, preamble }).toEqual({ headers: ['项目', '单位：万元'], preamble: [] });
  });

  it('is not joined with the row above a blank one that is whole without it', async () => {
    const { headers, preamble } = await layoutOf(['Bank,Bellwether', '', 'Loan,Balance', 'J1,10', 'J2,20', 'J3,30']);
    expect({ headers, preamble }).toEqual({ headers: ['Loan', 'Balance'], preamble: ['Bank  Bellwether'] });
  });
});

describe('a row that numbers the columns is left out', () => {
  const names = '数据日期,借据编号,客户编号,贷款余额（元）';
  const rows = ['2026-06-30,J1,K1,100', '2026-06-30,J2,K2,200'];
  it.each([
    '(1),(2),(3),(4)',
    '（1）,（2）,（3）,（4）',
    '1,2,3,4',
    '①,②,③,④',
    'A,B,C,D',
    '甲,乙,丙,1',
    '栏次,1,2,3',
    '1,2,3,4=1+3',
  ])('%s', async (numbers) => {
    const { headers, headerRows, headerLine } = await layoutOf([names, numbers, ...rows]);
    expect({ headers, headerRows, headerLine }).toEqual({ headers: names.split(','), headerRows: 2, headerLine: 2 });
  });

  it('also beside a column that counts the rows', async () => {
    const lines = ['序号,借据编号,客户编号,贷款余额（元）', '1,2,3,4', '1,J1,K1,100', '2,J2,K2,200'];
    const { headerRows, headerLine } = await layoutOf(lines);
    expect({ headerRows, headerLine }).toEqual({ headerRows: 2, headerLine: 2 });
  });

  it.each([
    ['1,2,3', '4,5,six'],
    ['1,2,3', '4,5,6'],
    ['(1),(2),(3)', '(4),(5),(6)'],
    ['A,B,C', 'D,E,F'],
  ])('but %s above %s is a record', async (first, second) => {
    const { headerRows } = await layoutOf(['a,b,c', first, second]);
    expect(headerRows).toBe(1);
  });
});

it('of three rows names each column above its unit and below its group', async () => {
  const { headers, headerRows } = await layoutOf([
    '某某银行贷款台账',
    '借据信息,,客户信息,贷款信息,,',
    '借据编号,客户编号,客户名称,贷款余额,五级分类,逾期天数',
    ',,,万元,,天',
    'J1,C1,甲公司,100,正常,0',
    'J2,C2,乙公司,300,次级,100',
  ]);
  expect({ headers, headerRows }).toEqual({
    headers: ['借据编号', '客户编号', '客户名称', '贷款余额 (万元)', '五级分类', '逾期天数 (天)'],
    headerRows: 3,
  });
});
