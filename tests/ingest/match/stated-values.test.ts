import { describe, expect, it } from 'vitest';
import { statedValues } from '../../../src/ingest/match/stated-values.ts';
import { saysOtherwise, unitAbove } from '../../../src/ingest/match/unit-above.ts';

describe('branch, currency and units of a rate above a header', () => {
  it.each([
    ['填报机构：上海分行', { branch: '上海分行' }],
    ['机构  上海分行  报表日期  2026-06-30', { branch: '上海分行' }],
    ['数据日期：2026-06-30 机构：上海分行 单位：万元', { branch: '上海分行' }],
    ['编制单位：  北京分行', { branch: '北京分行' }],
    ['Branch: Shanghai   Currency: USD', { branch: 'Shanghai', currency: 'USD' }],
    ['币种：人民币；机构名称：深圳分行', { branch: '深圳分行', currency: 'CNY' }],
    ['機構：臺北分行  單位：萬元', { branch: '臺北分行' }],
    ['机构：全行汇总', {}],
    ['单位：万元', {}],
    ['填报单位：100路支行', {}],
    ['单位：100外币 机构：上海分行', { branch: '上海分行', per_units: '100' }],
    ['机构：上海分行  支行：浦东支行', {}],
    ['单位：上海分行', { branch: '上海分行' }],
    ['单位：千岛湖支行', { branch: '千岛湖支行' }],
    ['单位：万', {}],
    ['单位：万元/户', {}],
    ['单位：万元（授信额度为亿元）', {}],
    ['单位：万元（人民币）', {}],
    ['某某银行上海分行贷款台账', {}],
  ])('%s', (line, said) => {
    expect(statedValues([line])).toEqual(said);
  });
});

describe('the unit above a header', () => {
  it.each([
    ['单位：万元', 4, []],
    ['数据日期：2026-06-30  金额单位：人民币万元', 4, ['CNY']],
    ['报表日期  2026年6月30日  单位  亿元', 8, []],
    ['某某银行台账（单位：千元）', 3, []],
    ['单位：万元 制表人：李四', 4, []],
    ['Unit: USD m', 6, ['USD']],
    ['Amounts are stated in EUR million', 6, ['EUR']],
    ['Loan book (in thousands)', 3, []],
    ['Loan tape as of 30 June 2026 (RMB 10k)', 4, ['CNY']],
    ['贷款台账（亿元）', 8, []],
    ['单位：1', 0, []],
    ['单位 ： 万元', 4, []],
    ['单位：亿元 x：1', 8, []],
    ['单位  USD m', 6, ['USD']],
    ['  金额单位   万元', 4, []],
    ['amount in 万元', 4, []],
    ['Amounts  in EUR k', 3, ['EUR']],
    ['Values are in USD m', 6, ['USD']],
    ['Figures shown in USD m', 6, ['USD']],
    ['Numbers expressed  in 亿元', 8, []],
    ['balances stated  in 亿元', 8, []],
    ['In  万元', 4, []],
    ['all in 万元', 4, []],
    ['Loans  all  in USD m', 6, ['USD']],
    ['in k', 3, []],
    ['单位：万', 4, []],
    ['单位：户、万元、%', 4, []],
    ['单位：万元/户', 4, []],
    ['单位：RMB10,000', 4, ['CNY']],
    ['单位：RMB10  000', 4, ['CNY']],
    ['Unit: RMB 10,000, unless said otherwise', 4, ['CNY']],
    ['单 位：万 元', 4, []],
    ['单位 万元', 4, []],
    ['金额：万元', 4, []],
    ['以万元为单位', 4, []],
    ['金额均以人民币万元列示', 4, ['CNY']],
    ['單位：萬元（人民幣、外幣折人民幣）', 4, ['CNY']],
    ['In thousands of US dollars', 3, ['USD']],
    ['USD in millions, except percentages', 6, ['USD']],
    ['Expressed in RMB ten thousand', 4, ['CNY']],
    ['编制单位：千岛湖支行 单位：万元', 4, []],
  ])('%s', (line, exponent, currencies) => {
    expect(unitAbove([line])).toMatchObject({ exponent, currencies, above: true });
  });

  it.each([
    ['编制单位：某某银行'],
    ['贷款台账 (1)'],
    ['Loan tape (draft)'],
    ['loans in arrears'],
    ['1000万元以上贷款台账'],
    ['单位：千岛湖支行'],
    ['a 单位  万元'],
    ['xamounts in 万元'],
    ['loan in 万元'],
    ['shownin 万元'],
    ['Loan tape (万元) draft'],
    ['（万元）台账'],
  ])('is not in: %s', (line) => {
    expect(unitAbove([line])).toBeNull();
  });

  it.each([
    ['单位：万元  单位：元', '万元; 元'],
    ['单位：万元（授信额度为亿元）', '万元（授信额度为亿元'],
    ['单位：百万美元（折人民币）', 'USD million; 元'],
    ['单位：万元、亿元', '万元; 亿元'],
    ['单位：W', 'W'],
    ['Amounts in thousands of thalers', 'thousands of thalers'],
  ])('is not understood: %s', (line, name) => {
    expect(unitAbove([line])).toMatchObject({ name, exponent: 0, currencies: [], unclear: true });
  });

  it('is at odds with a heading of another scale, and 美元 above only says which currency', () => {
    const [yuan, wan, dollars] = ['单位：元', '单位：万元', '单位：美元'].map((line) => unitAbove([line]));
    if (!yuan || !wan || !dollars) throw new Error('a unit is not read');
    expect([saysOtherwise(yuan, wan), saysOtherwise(wan, yuan), saysOtherwise(wan, wan)]).toEqual([true, true, false]);
    expect([saysOtherwise(wan, dollars), saysOtherwise(wan, null)]).toEqual([false, false]);
    expect(saysOtherwise(wan, unitAbove(['单位：USD m']))).toBe(true);
    expect(saysOtherwise(wan, unitAbove(['单位：万元、亿元']))).toBe(false);
  });
});
