import { describe, expect, it } from 'vitest';
import { importTexts } from '../../support/import-text.ts';

const LEDGER = `SELECT facility_id, client_id, CAST(outstanding AS DOUBLE), currency, five_tier, days_past_due,
  CAST(overdue_amount AS DOUBLE), CAST(loan_status AS VARCHAR), manager_id, product, forborne_flag, CAST(maturity_date AS VARCHAR)
  FROM exposure ORDER BY source_row`;
const RIGHT = [
  ['J1', 'K1', 1000.5, 'CNY', 1, 0, 0, 'active', 'Y1', '流动资金贷款', false, '2029-06-30'],
  ['J2', 'K1', 500, 'CNY', 3, 91, 200, 'active', 'Y1', '项目贷款', true, null],
  ['J3', 'K2', 0, 'USD', null, 0, 0, 'written_off', 'Y2', '其他', false, '2027-01-31'],
];

/** The five tables by their item codes, and by their Chinese names. */
const CODED = {
  'T_8_1.csv': `H010001,H010004,H010010,H010019,H010021,H010025,H010030,H010029
J1,B0001H001,1000.50,01,4.350000,0,,2026-06-30
J2,B0001H001,500.00,05,0.850000,1,,2026-06-30
J3,B0001H002,0.00,02,4.350000,0,,2026-06-30
`,
  'T_6_27.csv': `F270001,F270002,F270003,F270004,F270006,F270009,F270016,F270018,F270019,F270021,F270025,F270060,F270063,F270064,F270069
J1,K1,X1,B0001H001,CNY,2000.00,2024-06-30,2029-06-30,经营周转,03,01,02,330100,0,2026-06-30
J2,K1,X1,B0001H001,CNY,800.00,2024-06-30,9999-12-31,建设,02,03,01,330100,1,2026-06-30
J3,K2,X2,B0001H002,USD,900.00,2024-01-31,2027-01-31,,04,00,02,440300,0,2026-06-30
`,
  'T_8_12.csv': `H120001,H120002,H120003,H120004,H120005,H120006,H120007,H120013
X1,J1,B0001H001,2024-07-31,01,00,02,2026-06-30
X1,J2,B0001H001,2025-07-31,02,01,02,2026-06-30
X1,J2,B0001H001,2026-05-31,03,02,01,2026-06-30
X2,J3,B0001H002,2024-07-31,00,00,02,2026-06-30
X9,J9,B0001H002,2024-07-31,05,00,02,2026-06-30
`,
  'T_8_15.csv': `H150001,H150002,H150003,H150013,H150014,H150015,H150016,H150017,H150020,H150021,H150026
K1,X1,J1,0,0,0,5,5,0.00,0.00,2026-06-30
K1,X1,J2,0,30,91,300,300,200.00,3.00,2026-06-30
K2,X2,J3,0,0,0,0,0,0.00,0.00,2026-06-30
`,
  'T_6_2.csv': `F020001,F020002,F020003,F020007,F020008,F020048,F020049,F020058,F020065,F020066,F020063
X1,B0001H001,K1,CNY,5000.00,2024-06-30,2029-06-30,Y1,06,01,2026-06-30
X2,B0001H002,K2,USD,900.00,2024-01-31,2027-01-31,Y2,04,01,2026-06-30
`,
};
const NAMES: Record<string, string> = {
  'T_8_1.csv': '借据ID,机构ID,借款余额,贷款状态,贷款利率,贷款逾期标识,备注,采集日期',
  'T_6_27.csv':
    '借据ID,客户ID,协议ID,机构ID,币种,借款金额,实际发放日期,实际到期日期,贷款用途,担保方式,信贷业务种类,利率定价基础,贷款投向地区,债务重组次数,采集日期',
  'T_8_12.csv': '协议ID,细分资产ID,机构ID,调整日期,当前五级分类,原五级分类,变动方式,采集日期',
  'T_8_15.csv':
    '客户ID,协议ID,细分资产ID,累计展期次数,连续欠本天数,连续欠息天数,累积欠本天数,累积欠息天数,欠本金额,表内欠款利息,采集日期',
  'T_6_2.csv':
    '协议ID,机构ID,客户ID,协议币种,贷款金额,贷款协议起始日期,贷款协议到期日期,管户员工ID,担保方式,信贷业务种类,采集日期',
};
const named = Object.fromEntries(
  Object.entries(CODED).map(([file, text]) => [file, text.replace(/^.*/, NAMES[file] ?? '')]),
);

describe('a ledger that 一表通 spreads over several tables', () => {
  it.each([
    ['by item codes', CODED],
    ['by Chinese names', named],
    ['in another order', Object.fromEntries(Object.entries(CODED).toReversed())],
  ])('is one ledger, %s', async (_, files) => {
    const { reports, cells, engine } = await importTexts(files);
    expect(reports.flatMap(({ questions }) => questions)).toEqual([]);
    expect(await cells(LEDGER)).toEqual(RIGHT);
    const of = (name: string) => reports.find(({ file }) => file === name);
    expect(of('T_8_1.csv')?.rows).toEqual({ read: 3, loaded: 3, rejected: 0, excluded: 0 });
    expect(of('T_6_27.csv')?.rows).toEqual({ read: 3, loaded: 3, rejected: 0, excluded: 0 });
    // a class before the present one, and a loan that the ledger has not
    expect(of('T_8_12.csv')?.rows).toEqual({ read: 5, loaded: 3, rejected: 0, excluded: 2 });
    expect(of('T_8_12.csv')?.issues.map(({ problem, row, value }) => [problem, row, value])).toEqual([
      ['joined', null, 'T_8_1.csv'],
      ['not-in-ledger', 6, 'J9'],
      ['older-state', 3, 'J2'],
    ]);
    expect(
      await cells('SELECT facility_id, interest_rate, rate_type, collateral_type FROM facility ORDER BY 1'),
    ).toEqual([
      ['J1', 0.0435, 'floating', 'guaranteed'],
      ['J2', 0.0085, null, 'mortgaged'],
      ['J3', 0.0435, 'floating', 'unsecured'],
      ['X1', null, null, 'mixed'],
      ['X2', null, null, 'unsecured'],
    ]);
    await engine.close();
  });

  it('has each month its own classes', async () => {
    const files = {
      'T_8_1.csv': `H010001,H010010,H010019,H010029\nJ1,100,01,2026-05-31\nJ1,90,01,2026-06-30\n`,
      'T_8_12.csv': `H120001,H120002,H120004,H120005,H120013\nX1,J1,2026-05-20,02,2026-05-31\nX1,J1,2026-06-20,03,2026-06-30\n`,
      'T_8_15.csv': `H150001,H150002,H150003,H150014,H150015,H150026\nK1,X1,J1,1,0,2026-05-31\nK1,X1,J1,31,0,2026-06-30\n`,
    };
    const { cells, engine } = await importTexts(files);
    expect(await cells('SELECT client_id, five_tier, days_past_due FROM exposure ORDER BY as_of_date')).toEqual([
      ['K1', 2, 1],
      ['K1', 3, 31],
    ]);
    await engine.close();
  });

  it('has unknown arrears where one of both day counts cannot be read', async () => {
    const files = {
      'T_8_1.csv': `H010001,H010010,H010019,H010029\nJ1,100,01,2026-06-30\n`,
      'T_8_15.csv': `H150001,H150002,H150003,H150014,H150015,H150026\nK1,X1,J1,1,不详,2026-06-30\n`,
    };
    const { cells, engine } = await importTexts(files);
    expect(await cells('SELECT days_past_due, unread FROM exposure')).toEqual([[null, ',days_past_due,']]);
    await engine.close();
  });

  it('still asks for the clients where no table names them', async () => {
    const { report, engine } = await importTexts({ 'T_8_1.csv': CODED['T_8_1.csv'] });
    expect(report.questions.map(({ column }) => column)).toEqual(['exposure.client_id']);
    await engine.close();
  });

  it('leaves parts out that have no ledger, and says so', async () => {
    const { reports, engine } = await importTexts({ 'T_8_12.csv': CODED['T_8_12.csv'] });
    expect(reports.map(({ rows, issues }) => [rows, issues.map(({ problem }) => problem)])).toEqual([
      [{ read: 5, loaded: 0, rejected: 0, excluded: 5 }, ['no-rows-to-join']],
    ]);
    await engine.close();
  });
});
