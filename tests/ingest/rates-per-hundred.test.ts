import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '../../src/engine/duckdb-node.ts';
import { unitsOfRate } from '../../src/model/units-of-rate.ts';
import { loadPortfolio } from '../../src/session/loads/load-portfolio.ts';

const ledgerIn = (currency: string) => `数据日期,借据编号,客户编号,贷款余额,币种,五级分类
2026-06-30,F1,C1,1000,CNY,1
2026-06-30,F2,C2,100,${currency},3
`;

/** The balance of 1,000 yuan and 100 dollars with a file of rates beside the ledger, and what is said of that file. */
async function balanceWith(text: string, name = 'fx.csv', currency = 'USD') {
  const engine = await startNodeEngine();
  try {
    const files = Object.entries({ 'ledger.csv': ledgerIn(currency), [name]: text });
    const sources = files.map(([file, content]) => ({ name: file, content: new TextEncoder().encode(content) }));
    const portfolio = await loadPortfolio(engine, sources);
    const [row] = await portfolio.ask('outstanding-balance');
    const [npl] = await portfolio.ask('npl-ratio');
    return {
      value: row?.value,
      npl: npl?.value,
      said: portfolio.imports[1]?.issues.map(({ problem, value }) => [problem, value]),
    };
  } finally {
    await engine.close();
  }
}

describe('of how many units a rate is', () => {
  it.each([
    ['中间价(100外币)', 100],
    ['汇率（人民币/100外币）', 100],
    ['汇率（每百外币）', 100],
    ['Rate (per 1,000 units)', 1000],
    ['人民币/1外币', 1],
    ['2026年6月汇率（第100期）', null],
    ['汇率(2100)', null],
    ['每100外币或每1000外币', null],
    ['exchange rate', null],
    ['单位：100', 100],
    ['单位：1,000 制表人：李四', 1000],
    ['单位：百', 100],
    ['每百美元', 100],
    ['人民币/千日元', 1000],
    ['CNY / 100 JPY', 100],
    ['per 10,000 IDR', 10000],
    ['100韩元', 100],
  ])('%s says %s', (text, units) => {
    expect(unitsOfRate(text)).toBe(units);
  });
});

describe('the unit of other amounts', () => {
  it.each(
    [
      ...[
        '单位：元',
        '单位:千元',
        '单位：万元',
        '單位：萬元',
        '单位：亿元',
        '单位：1000元',
        '单位：百万元',
        '单位：百万美元',
      ],
      ...[
        '单位：千美元',
        '单位：万美元',
        '金额单位：百元',
        '每百万元',
        '每千元',
        '汇率（万元）',
        'Unit: RMB 10k',
        '(in thousands)',
      ],
    ].map((text) => [text]),
  )('is of no rate: %s', (text) => {
    expect(unitsOfRate(text)).toBeNull();
  });

  it.each([
    ['填报单位：100路支行'],
    ['单位：100路支行'],
    ['填报单位：100'],
    ['Reporting unit: 1000'],
    ['记录数量：100'],
    ['每100户'],
    ['附表（10）'],
    ['第1/10页'],
    ['数据日期：2026/10/31'],
    ['数据日期：2026/6/10'],
    ['报表日期 2026-06-10 USD'],
    ['As of 10 Jun 2026'],
  ])('nor is a name, a number or a date: %s', (text) => {
    expect(unitsOfRate(text)).toBeNull();
  });

  // nobody knows what a cedi is worth: a divided rate would not be doubted
  it.each([
    ['单位：万元\n币种,日期,汇率\nGHS,2026-06-30,0.68'],
    ['单位:千元\n币种,日期,汇率\nGHS,2026-06-30,0.68'],
    ['填报单位：100路支行\n币种,日期,汇率\nGHS,2026-06-30,0.68'],
    ['填报单位：100路支行,,单位：亿元\n币种,日期,汇率\nGHS,2026-06-30,0.68'],
    ['报表日期：2026/10/31\n币种,日期,汇率\nGHS,2026-06-30,0.68'],
    ['币种,日期,汇率（万元）\nGHS,2026-06-30,0.68'],
    ['币种,日期,汇率（单位：千元）\nGHS,2026-06-30,0.68'],
    ['币种,日期,汇率（百元）,单位\nGHS,2026-06-30,0.68,1'],
  ])('leaves a rate as it is: %s', async (text) => {
    const plain = await balanceWith('币种,日期,汇率\nGHS,2026-06-30,0.68', 'fx.csv', 'GHS');
    expect([plain.value, plain.npl]).toEqual([1068, 68 / 1068]);
    const { value, npl } = await balanceWith(text, 'fx.csv', 'GHS');
    expect([value, npl]).toEqual([plain.value, plain.npl]);
  });

  it('leaves a rate among settings as it is', async () => {
    const text = 'key,value,unit,effective_from\nfx:GHS,0.68,万元,2026-01-01';
    expect((await balanceWith(text, 'parameter.csv', 'GHS')).value).toBe(1068);
  });
});

describe('a rate of a hundred units', () => {
  it.each([
    ['a column', '币种,单位,汇率日期,汇率\nUSD,100,2026-06-30,712.34'],
    ['a column in English', 'Currency,Units,Date,Rate\nUSD,100,2026-06-30,712.34'],
    ['a heading in brackets', '币种,日期,汇率（人民币/100外币）\nUSD,2026-06-30,712.34'],
    ['a heading', '币种,日期,100外币对人民币\n美元,2026-06-30,712.34'],
    ['a heading with a unit of amounts', '币种,日期,汇率（单位：百元）\n美元,2026-06-30,712.34'],
    ['the board of a bank', '货币名称,现汇买入价,中行折算价,发布日期\n美元,711.2,712.34,2026-06-30'],
    ['a line above', '单位：人民币元/100外币\n币种,日期,汇率\n美元,2026-06-30,712.34'],
  ])('is divided where %s says so', async (_, text) => {
    expect((await balanceWith(text)).value).toBe(1712.34);
  });

  it('is divided row by row where a column has one and a hundred', async () => {
    const text = 'Currency,Unit,Date,Rate\nUSD,100,2026-05-31,700\nUSD,1,2026-06-30,7.1234';
    expect((await balanceWith(text)).value).toBe(1712.34);
  });

  it('is told to be divided, where a heading or a line above says so', async () => {
    const heading = await balanceWith('币种,日期,每100外币汇率\n美元,2026-06-30,712.34');
    expect(heading.said).toEqual([['value-from-heading', '100']]);
    const above = await balanceWith('每100外币兑人民币\n币种,日期,汇率\n美元,2026-06-30,712.34');
    expect(above.said).toEqual([['value-from-preamble', '100']]);
  });

  it('is divided among settings by their unit', async () => {
    const text = 'key,value,unit,effective_from\nfx:USD,712.34,人民币/100美元,2026-01-01';
    expect((await balanceWith(text, 'parameter.csv')).value).toBe(1712.34);
  });
});
