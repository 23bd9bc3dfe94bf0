import { describe, expect, it } from 'vitest';
import { parseHeading } from '../../../src/ingest/match/units.ts';

/** `name × 10^exponent in currency`, or what is not clear. */
function taken(heading: string): string {
  const { folded, unit, unclear } = parseHeading(heading);
  if (unclear !== null) return `${folded} ? ${unclear}`;
  if (!unit) return folded;
  const [currency = ''] = unit.currencies;
  return `${folded} e${unit.exponent} ${currency}${unit.converted ? ' converted' : ''}`.trim();
}

describe('a unit in a heading', () => {
  it.each([
    ['贷款余额（元）', '贷款余额 e0'],
    ['贷款余额(仟元)', '贷款余额 e3'],
    ['贷款余额【万元】', '贷款余额 e4'],
    ['贷款余额（十万元）', '贷款余额 e5'],
    ['贷款余额（佰万元）', '贷款余额 e6'],
    ['贷款余额（百万元）', '贷款余额 e6'],
    ['贷款余额（千万元）', '贷款余额 e7'],
    ['貸款餘額（億元）', '贷款余额 e8'],
    ['貸款餘額（萬元）', '贷款余额 e4'],
    ['贷款余额（十亿元）', '贷款余额 e9'],
    ['余额（亿）', '余额 e8'],
    ['余额（单位：万元）', '余额 e4'],
    ['Balance in ten thousand yuan', 'balance e4 CNY'],
    ['余额（wan yuan）', '余额 e4'],
    ['余额（人民币W）', '余额 e4 CNY'],
    ['余额（W元）', '余额 e4'],
    ['贷款余额_万元', '贷款余额 e4'],
    ['贷款余额/亿元', '贷款余额 e8'],
    ['贷款余额万元', '贷款余额 e4'],
    ['(万元)贷款余额', '贷款余额 e4'],
    ['cfads (10k CNY)', 'cfads e4 CNY'],
    ['Balance (RMB m)', 'balance e6 CNY'],
    ['Balance (USD m)', 'balance e6 USD'],
    ['Balance [US$m]', 'balance e6 USD'],
    ['Balance ($M)', 'balance e6 USD'],
    ['Balance ($mm)', 'balance e6 USD'],
    ['Balance (£m)', 'balance e6 GBP'],
    ['Balance (€k)', 'balance e3 EUR'],
    ['Balance (€ bn)', 'balance e9 EUR'],
    ['Balance TEUR', 'balance e3 EUR'],
    ['Balance (Mio. CHF)', 'balance e6 CHF'],
    ["Balance ('000)", 'balance e3'],
    ["Balance ('000 EUR)", 'balance e3 EUR'],
    ['Balance (000s EUR)', 'balance e3 EUR'],
    ["Balance $'000", 'balance e3 USD'],
    ['Balance in thousands', 'balance e3'],
    ['Balance (in thousands of USD)', 'balance e3 USD'],
    ['HKD m balance', 'balance e6 HKD'],
    ['Balance (₹ crore)', 'balance e7 INR'],
    ['贷款余额（美元）', '贷款余额 e0 USD'],
    ['余额（万美元）', '余额 e4 USD'],
    ['贷款余额(人民币万元)', '贷款余额 e4 CNY'],
    ['美元余额', '余额 e0 USD'],
    ['Balance_EUR', 'balance e0 EUR'],
    ['USD Balance', 'balance e0 USD'],
    ['折人民币余额', '余额 e0 CNY converted'],
    ['折本币余额', '余额 e0 CNY converted'],
    ['贷款余额折人民币（万元）', '贷款余额 e4 CNY converted'],
    ['Balance (USD equivalent)', 'balance e0 USD converted'],
    ['执行利率(%)', '执行利率 e-2'],
    ['月利率（‰）', '月利率 e-3'],
    ['逾期天数（天）', '逾期天数 e0'],
    ['余额万元', '余额 e4'],
    ['余额美元', '余额 e0 USD'],
    ['余额万美元', '余额 e4 USD'],
    ['余额折美元', '余额 e0 USD converted'],
    ['余额折合美元', '余额 e0 USD converted'],
    ['余额等值美元', '余额 e0 USD converted'],
    ['余额十万美元', '余额 e5 USD'],
    ['贷款余额澳大利亚元', '贷款余额 e0 AUD'],
    ['余额英镑', '余额 e0 GBP'],
    ['占比%', '占比 e-2'],
    ['占比‰', '占比 e-3'],
    ['折合人民币余额', '余额 e0 CNY converted'],
    ['等值美元余额', '余额 e0 USD converted'],
    ['新加坡元余额', '余额 e0 SGD'],
    ['$余额', '余额 e0 USD'],
    ['本币余额', '余额 e0 CNY'],
    ['美元余额万元', '余额 e4 USD'],
    ['余额( 万元 )', '余额 e4'],
    ['Balance (USD) (k)', 'balance e3 USD'],
    ['余额（千）（美元）', '余额 e3 USD'],
    ['Balance(USD)amount', 'balanceamount e0 USD'],
    ['Balance in k USD', 'balance e3 USD'],
    ['贷款 余额 USD', '贷款余额 e0 USD'],
    ['贷款余额 / 万元', '贷款余额 e4'],
    ['Balance 1000 USD', 'balance e3 USD'],
    ['1,000 USD balance', 'balance e3 USD'],
    ['Balance 1,000,000 EUR', 'balance e6 EUR'],
    ['Tranche 10 USD', 'tranche10 e0 USD'],
    ['Balance 2000 USD', 'balance2000 e0 USD'],
    ['Balance 20,000 USD', 'balance20000 e0 USD'],
    ['余额（ 2000 ） 等值欧元', '余额2000 e0 EUR converted'],
    ['Balance (USD)(USD m)', 'balance e6 USD'],
    ['k 余额 USD m', 'k余额 e6 USD'],
    ['余额 / k / amount USD', '余额 e3 USD'],
    ['千万港元 余额 1,000', '余额1000 e7 HKD'],
  ])('%s is understood to its last character', (heading, expected) => {
    expect(taken(heading)).toBe(expected);
  });

  it.each([
    ['Balance (M)', 'balance ? M'],
    ['Capacity (W)', 'capacity ? W'],
    ['Balance (RMB mill net)', 'balance ? RMB mill net'],
    ['金额（元，含税）', '金额 ? 元，含税'],
    ['Balance (5k USD)', 'balance ? 5k USD'],
    ['余额（万元/千元）', '余额 ? 万元/千元'],
    ['余额（USD/EUR）', '余额 ? USD/EUR'],
    ['余额（万元）（亿元）', '余额 ? 万元 亿元'],
    ['Balance (万元)(万元)', 'balance ? 万元 万元'],
    ['EUR balance USD', 'balance ? USD EUR'],
    ['余额（万）（亿）', '余额 ? 万 亿'],
    ['Balance (k)(USD m)', 'balance ? k USD m'],
    ['（ USD 12 ）余额', '余额 ? USD 12'],
    ['余额（ 万元 ）（ m ）', '余额 ? 万元 m'],
    ['余额【k】 万元', '余额 ? k 万元'],
    ['余额 折人民币 USD %', '余额折人民币 ? % USD'],
    ['余额折美元折合英镑', '余额 ? 折合英镑 折美元'],
    ['USD_余额_日元', '余额 ? 日元 USD'],
  ])('%s is in doubt where a part of it is not understood', (heading, expected) => {
    expect(taken(heading)).toBe(expected);
  });

  it.each([
    ['借据编号', '借据编号'],
    ['progress_pct', 'progresspct'],
    ['外币余额', '外币余额'],
    ['币种', '币种'],
    ['due to ibrd', 'duetoibrd'],
    ['Tranche (all)', 'trancheall'],
    ['万元', '万元'],
    ['USD', 'usd'],
    ['rating', 'rating'],
    ['(万元)', '万元'],
    ['万美元', '万美元'],
    ['人民币万元', '人民币万元'],
    ['USD k', 'usdk'],
    ['Tranche (1)', 'tranche1'],
    ['Tranche ( 12 )', 'tranche12'],
    ['Phase (10)', 'phase10'],
    ['Balance 1000', 'balance1000'],
    ['Share 1', 'share1'],
    ['Balance m', 'balancem'],
    ['利率 bps', '利率bps'],
    ['利率 bp', '利率bp'],
    ['占比 percent', '占比percent'],
    ['占比 percentage', '占比percentage'],
    ['余额 eq', '余额eq'],
    ['余额 eqv', '余额eqv'],
    ['余额 cr', '余额cr'],
    ['逾期 days', '逾期days'],
    ['逾期 1 day', '逾期1day'],
    ['期限 年', '期限年'],
    ['Balance amounts', 'balanceamounts'],
    ['Balance_USD_amounts', 'balanceusdamounts'],
    ['Balance_USD_amount', 'balanceusdamount'],
    ['Balance_USD_unit', 'balanceusdunit'],
    ['Balance_USD_day', 'balanceusdday'],
    ['Balance, all', 'balanceall'],
    ['Units USD balance', 'unitsusdbalance'],
    ['Balance ratio', 'balanceratio'],
    ['余额_', '余额'],
    ['_余额', '余额'],
    ['状元', '状元'],
    ['计价货币', '计价货币'],
    ['day1 USDBalance', 'day1usdbalance'],
  ])('%s has none', (heading, expected) => {
    expect(taken(heading)).toBe(expected);
  });
});

describe('a heading with several names', () => {
  const namesOf = (heading: string) => parseHeading(heading).names;

  it('has each of them, parted by a stroke between blanks', () => {
    expect(namesOf('贷款余额 / outstanding balance')).toEqual(['贷款余额', 'outstandingbalance']);
    expect(namesOf('贷款余额  /  Balance (USD m)')).toEqual(['贷款余额', 'balance']);
    expect(namesOf('Arrears / days')).toEqual(['arrears', 'days']);
    expect(namesOf('Arrears / day')).toEqual(['arrears', 'day']);
  });

  it.each(['贷款余额', '贷款余额/balance', 'balance /余额', 'balance/ 余额', '贷款余额 / 万元', 'USD / balance'])(
    '%s has one name',
    (heading) => {
      expect(namesOf(heading)).toEqual([]);
    },
  );
});
