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
  ])('%s is understood to its last character', (heading, expected) => {
    expect(taken(heading)).toBe(expected);
  });

  it.each([
    ['Balance (M)', 'balance ? M'],
    ['Balance (RMB mill net)', 'balance ? RMB mill net'],
    ['金额（元，含税）', '金额 ? 元，含税'],
    ['Balance (5k USD)', 'balance ? 5k USD'],
    ['余额（万元/千元）', '余额 ? 万元/千元'],
    ['余额（USD/EUR）', '余额 ? USD/EUR'],
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
  ])('%s has none', (heading, expected) => {
    expect(taken(heading)).toBe(expected);
  });
});
