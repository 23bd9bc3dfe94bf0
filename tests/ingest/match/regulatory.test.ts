import { describe, expect, it } from 'vitest';
import { importTexts } from '../../support/import-text.ts';

const LEDGER = `SELECT CAST(as_of_date AS VARCHAR), facility_id, client_id, outstanding, currency, five_tier, days_past_due,
  CAST(maturity_date AS VARCHAR) FROM exposure ORDER BY source_row`;
const ZH =
  '采集日期,信贷借据号,信贷合同号,客户统一编号,客户名称,币种,贷款余额,贷款五级分类,欠本日期,欠息日期,贷款到期日期,实际利率,展期次数';
const PINYIN = 'CJRQ,XDJJH,XDHTH,KHTYBH,KHMC,BZ,DKYE,DKWJFL,QBRQ,QXRQ,DKDQRQ,SJLL,ZQCS';
// 31 May to 30 June are 30 days, 31 March to 30 June 91
const ROWS = `20260630,J1,H1,K1,甲,CNY,1000.50,正常,,,20290630,4.35,0
20260630,J2,H1,K1,甲,156,500.00,次级,20260531,20260331,99991231,0.85,2
`;

describe('a ledger of the supervisor’s extracts', () => {
  it.each([
    ['by its names', ZH],
    ['by its codes', PINYIN],
  ])('is read %s without a question', async (_, headings) => {
    const { report, cells, engine } = await importTexts({ 'a.csv': `${headings}\n${ROWS}` });
    expect([report.table, report.questions, report.issues]).toEqual(['exposure', [], []]);
    expect(await cells(LEDGER)).toEqual([
      ['2026-06-30', 'J1', 'K1', 1000.5, 'CNY', 1, 0, '2029-06-30'],
      ['2026-06-30', 'J2', 'K1', 500, 'CNY', 3, 91, null],
    ]);
    // rates are percent, also below one
    expect(await cells('SELECT facility_id, interest_rate FROM facility ORDER BY 1')).toEqual([
      ['J1', 0.0435],
      ['J2', 0.0085],
    ]);
    expect(await cells('SELECT forborne_flag FROM exposure ORDER BY source_row')).toEqual([[false], [true]]);
    await engine.close();
  });

  it('has unknown days past due where the day arrears began cannot be read', async () => {
    const row = '20260630,J1,H1,K1,甲,CNY,1,正常,不详日,,20290630,4.35,0';
    const { cells, engine } = await importTexts({ 'a.csv': `${PINYIN}\n${row}\n` });
    expect(await cells('SELECT days_past_due, unread FROM exposure')).toEqual([[null, ',days_past_due,']]);
    await engine.close();
  });
});

describe('the accounts of the extracts', () => {
  const accounts = 'DKFHZH,XDJJH,KHTYBH,ZHMC,DKYE,BZ,CJRQ\nZ1,J1,K1,甲,1000.50,CNY,20260630\n';

  it('are a ledger where they are alone', async () => {
    const { report, cells, engine } = await importTexts({ 'b.csv': accounts });
    expect(report.rows).toEqual({ read: 1, loaded: 1, rejected: 0, excluded: 0 });
    expect(await cells('SELECT facility_id, outstanding FROM exposure')).toEqual([['J1', 1000.5]]);
    await engine.close();
  });

  it('are left out beside the loans, whose classes they would take away', async () => {
    const { reports, cells, engine } = await importTexts({ 'a.csv': `${PINYIN}\n${ROWS}`, 'b.csv': accounts });
    expect(reports.map(({ rows }) => rows)).toEqual([
      { read: 2, loaded: 2, rejected: 0, excluded: 0 },
      { read: 1, loaded: 0, rejected: 0, excluded: 1 },
    ]);
    expect(await cells('SELECT facility_id, five_tier FROM exposure ORDER BY 1')).toEqual([
      ['J1', 1],
      ['J2', 3],
    ]);
    await engine.close();
  });

  it('are the ledger beside loans that wait for an answer', async () => {
    const twoBalances = `${PINYIN},DKYE\n${ROWS.replaceAll(/,(\d)$/gm, ',$1,7')}`;
    const { reports, cells, engine } = await importTexts({ 'a.csv': twoBalances, 'b.csv': accounts });
    expect(reports.map(({ rows }) => rows.loaded)).toEqual([0, 1]);
    expect(reports[0]?.questions.filter(({ blocks }) => blocks).map(({ column }) => column)).toEqual([
      'exposure.outstanding',
    ]);
    expect(await cells('SELECT facility_id, outstanding FROM exposure')).toEqual([['J1', 1000.5]]);
    await engine.close();
  });
});

describe('the other tables of the extracts', () => {
  it.each([
    ['facility', 'XDHTH,KHTYBH,HTJE,BZ,HTQSRQ,HTDQRQ,CJRQ,HTZT', 'H1,K1,900,CNY,20240101,20290101,20260630,有效'],
    ['facility', '信贷合同号,客户统一编号,合同金额,币种,合同起始日期,合同到期日期', 'H1,K1,900,CNY,20240101,20290101'],
    ['facility', 'SXXYH,KHTYBH,SXED,YYED,SXKSRQ,SXDQRQ', 'S1,K1,900,100,20240101,20290101'],
    [
      'facility',
      'F270001,F270002,F270009,F270006,F270016,F270018,F270069',
      'J1,K1,900,CNY,2024-01-01,2029-01-01,2026-06-30',
    ],
    ['facility', 'F020001,F020003,F020008,F020007', 'X1,K1,900,CNY'],
    ['facility', 'H130001,H130002,H130008,H130007', 'X1,K1,900,CNY'],
    ['project', 'XDHTH,XMMC,XMZTZ,XMZBJ,JKRBH,JKRMC,KGRQ,CJRQ', 'H1,电站,900,200,K1,甲,20250101,20260630'],
    ['client', 'KHTYBH,KHMC,SSHY,XZQHDM,QYFL,XYPJ,SCJLXDGXNY', 'K1,甲,D44,330100,大型企业,AA,201501'],
    ['client', 'JTBH,JTMC,CYKHTYBH,CYMC', 'G1,集团,K1,甲'],
    ['client', 'B010001,B010003,B010025,B010048,B010060', 'K1,甲,D4415,9999-12,2026-06-30'],
    ['manager', 'GH,XM,SSBM,GWMC,RZRQ,YGZT', 'Y1,张三,公司部,客户经理,20200101,在岗'],
    ['manager', 'A030001,A030003,A030010', 'Y1,张三,公司部'],
    ['financials', 'KHTYBH,CWBBRQ,ZCZE,FZZE,ZYYWSR,JLR,SFSJ', 'K1,20251231,900,500,300,20,是'],
  ])('fill %s from %s', async (table, headings, row) => {
    const { report, cells, engine } = await importTexts({ 'a.csv': `${headings}\n${row}\n` });
    expect([report.table, report.rows, report.questions]).toEqual([
      table,
      { read: 1, loaded: 1, rejected: 0, excluded: 0 },
      [],
    ]);
    expect(await cells(`SELECT count(*) FROM ${table}`)).toEqual([[1]]);
    await engine.close();
  });

  it('do not take the start of works for the day a project came on stream', async () => {
    const text = 'XDHTH,XMMC,XMZTZ,XMZBJ,JKRBH,KGRQ,CJRQ\nH1,电站,900,200,K1,20250101,20260630\n';
    const { cells, engine } = await importTexts({ 'a.csv': text });
    expect(await cells('SELECT cod_planned, cod_actual, total_investment, equity FROM project')).toEqual([
      [null, null, 900, 200],
    ]);
    await engine.close();
  });
});

describe('a date that means none', () => {
  it.each(['9999-12-31', '99991231', '9999/12/31', '29991231', '0001-01-01', '20991231'])(
    'is blank where the date is not needed, and understood: %s',
    async (cell) => {
      const text = `数据日期,借据编号,客户编号,余额（元）,到期日期\n2026-06-30,F1,C1,1,${cell}\n2026-06-30,F2,C1,1,2029-01-01\n`;
      const { report, cells, engine } = await importTexts({ 'a.csv': text });
      expect(await cells('SELECT CAST(maturity_date AS VARCHAR), unread FROM exposure ORDER BY source_row')).toEqual([
        [null, null],
        ['2029-01-01', null],
      ]);
      expect(report.issues).toEqual([]);
      await engine.close();
    },
  );
});
