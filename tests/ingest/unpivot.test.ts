import { describe, expect, it } from 'vitest';
import { importTexts } from '../support/import-text.ts';

const STATEMENT = [
  '客户编号：C001',
  '单位：万元',
  '项目,2024年,2023年,2021年',
  '一、营业收入,"1,200.50",1000,900',
  '净利润,100,-20,(5)',
  '资产总计,5000,4800,',
  '负债合计,3000,3100,',
  '员工人数,12,11,10',
  '注：经审计',
].join('\n');

const SELECT = `SELECT client_id, CAST(period_end AS VARCHAR), CAST(revenue AS DOUBLE), CAST(net_profit AS DOUBLE),
  CAST(total_assets AS DOUBLE), source_row FROM financials ORDER BY client_id, period_end`;

describe('items as rows and periods as columns', () => {
  it.each([
    '客户编号：C001,,,单位：万元',
    '客户编号：,C001,单位,万元',
    '報表日期：2025年12月31日,客戶編號：C001,,單位：萬元',
    '客户名称：云岭光伏,客户编号：,C001,单位：万元',
  ])('have their client and unit among other remarks in one row: %s', async (row) => {
    const text = [row, '项目,2024年,2023年', '营业收入,1,2', '资产总计,3,4'].join('\n');
    const { cells } = await importTexts({ '报表.csv': text });
    expect(await cells(SELECT)).toEqual([
      ['C001', '2023-12-31', 20_000, null, 40_000, 3],
      ['C001', '2024-12-31', 10_000, null, 30_000, 3],
    ]);
  });

  it('are turned into a row a period, the unit and the client taken from above', async () => {
    const { report, cells, engine } = await importTexts({ '报表.csv': STATEMENT });
    // 万元: 1,200.50 × 10,000; each row stands at the first item, row 4
    expect(await cells(SELECT)).toEqual([
      ['C001', '2021-12-31', 9_000_000, -50_000, null, 4],
      ['C001', '2023-12-31', 10_000_000, -200_000, 48_000_000, 4],
      ['C001', '2024-12-31', 12_005_000, 1_000_000, 50_000_000, 4],
    ]);
    expect([report.table, report.rows]).toEqual(['financials', { read: 3, loaded: 3, rejected: 0, excluded: 0 }]);
    await engine.close();
  });

  it('may have the client beside them, a blank one as above, and a unit to each item', async () => {
    const text = [
      '客户编号,序号,项目,单位,2025-03,2024-12',
      'C1,1,营业收入,万元,10,20',
      ',2,资产总计,亿元,3,4',
      'C2,1,营业收入,万元,30,',
      ',2,资产总计,亿元,5,',
    ].join('\n');
    const { report, cells, engine } = await importTexts({ 'a.csv': text });
    expect(await cells(SELECT)).toEqual([
      ['C1', '2024-12-31', 200_000, null, 400_000_000, 2],
      ['C1', '2025-03-31', 100_000, null, 300_000_000, 2],
      ['C2', '2025-03-31', 300_000, null, 500_000_000, 4],
    ]);
    // an interim month is cumulated from January, a year's end is the year
    expect(
      await cells('SELECT DISTINCT CAST(period_end AS VARCHAR), CAST(basis AS VARCHAR) FROM financials ORDER BY 1'),
    ).toEqual([
      ['2024-12-31', 'annual'],
      ['2025-03-31', 'ytd'],
    ]);
    expect(report.rows).toEqual({ read: 3, loaded: 3, rejected: 0, excluded: 0 });
    await engine.close();
  });

  it('are read as cash flows of a project with the months between the periods', async () => {
    const text = [
      '项目编号,项目,2025-06,2025-12,2026-06',
      'P1,营业收入（元）,100,200,300',
      ',经营成本（元）,40,50,60',
    ].join('\n');
    const { cells, engine } = await importTexts({ '项目现金流.csv': text });
    expect(
      await cells(
        'SELECT CAST(period_end AS VARCHAR), period_months, CAST(revenue AS DOUBLE), CAST(opex AS DOUBLE) FROM cashflow ORDER BY 1',
      ),
    ).toEqual([
      ['2025-06-30', 6, 100, 40],
      ['2025-12-31', 6, 200, 50],
      ['2026-06-30', 6, 300, 60],
    ]);
    await engine.close();
  });

  it('list an amount that cannot be read with its item and the row of its client', async () => {
    const text = '客户编号,项目,2024年,2023年\nC1,营业收入（元）,1,x\n,净利润（元）,2,3\nC1b,营业收入（元）,9,9\n';
    const { report, engine } = await importTexts({ 'a.csv': text });
    expect(report.issues.filter(({ problem }) => problem === 'bad-number')).toMatchObject([
      { row: 2, column: '营业收入（元）', value: 'x', severity: 'warning' },
    ]);
    expect(report.rows.loaded).toBe(4);
    await engine.close();
  });

  it('stay what they are where no table of ours knows the items', async () => {
    const text = '指标,2022年,2021年,2020年\n企业法人单位数(个),3,2,1\n内资企业法人单位数(个),2,1,1\n';
    const { report, engine } = await importTexts({ 'a.csv': text });
    expect(report.issues).toMatchObject([{ problem: 'periods-as-columns' }]);
    expect(report.rows).toEqual({ read: 2, loaded: 0, rejected: 2, excluded: 0 });
    await engine.close();
  });
});
