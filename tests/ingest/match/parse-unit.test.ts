import { describe, expect, it } from 'vitest';
import { isHalfUnit, parseUnit } from '../../../src/ingest/match/parse-unit.ts';

const nameOf = (text: string) => parseUnit(text)?.name ?? null;

describe('the name of a unit', () => {
  it.each([
    ...[
      '元',
      '十元',
      '百元',
      '千元',
      '万元',
      '十万元',
      '百万元',
      '千万元',
      '亿元',
      '十亿元',
      '百亿元',
      '千亿元',
      '万亿元',
    ],
    ...['USD', 'k USD', '万美元', 'USD m', 'HKD bn', '€ 1e7', '₹ lakh', '₹ crore', '十亿日元', '折人民币万元', 'RMB m'],
    ...['%', '‰', 'bp', 'basis points', '天', 'days', 'fraction'],
  ])('of %s is read again as the same unit', (text) => {
    const unit = parseUnit(text);
    expect(unit).not.toBeNull();
    // yuan are meant where no currency is named
    const currencies = unit?.currencies[0] === 'CNY' ? [] : unit?.currencies;
    expect(parseUnit(unit?.name ?? '')).toEqual({ ...unit, currencies, converted: false });
  });

  it('is the one a person uses, with its currency where that is not the yuan', () => {
    expect(
      ['in 10k CNY', 'RMB mill.', 'USD mn', '美元', '1000 EUR', '百分之', '千分之', 'bps', '日'].map(nameOf),
    ).toEqual([...['万元', 'million', 'USD million', 'USD', 'EUR 千元', '%', '‰', 'bp', '天']]);
  });
});

describe('a unit', () => {
  it('of shares, days and parts of one is no amount, and has no currency', () => {
    const kinds = ['%', '天', 'fraction', 'Units', 'unit', 'ones', 'one', '1', 'ratio', '小数', ' 1 ', '万元'].map(
      (text) => {
        const { kind, exponent, currencies, converted } = parseUnit(text) ?? {};
        return [kind, exponent, currencies, converted];
      },
    );
    const plain = ['share', 0, [], false];
    expect(kinds).toEqual([
      ...[
        ['share', -2, [], false],
        ['days', 0, [], false],
      ],
      ...Array.from({ length: 9 }, () => plain),
      ['amount', 4, [], false],
    ]);
  });

  it.each([
    ...[
      '',
      '余额',
      'in',
      '单位',
      'm',
      'b',
      '折',
      '折合',
      '万元 %',
      '元 天',
      '% days',
      'USD EUR',
      '元元',
      '万元亿元',
      '12',
      '10',
    ],
    ...[
      '2000',
      'subunits',
      '1x',
      'one more',
      'ratio of',
      'million net',
      'remark',
      'x元',
      'USD m b x',
      'USDall',
      'EURin',
    ],
  ])('is not %j', (text) => {
    expect(parseUnit(text)).toBeNull();
  });

  it('has the currencies that all its words allow', () => {
    const of = (text: string) => parseUnit(text)?.currencies;
    expect([of('$'), of('HK$'), of('USD $'), of('人民币 CNY'), of('美元 $m')]).toEqual([
      ...[expect.arrayContaining(['USD']), ['HKD'], ['USD'], ['CNY'], ['USD']],
    ]);
  });
});

describe('half a unit', () => {
  it.each(['RMB mill net', '元，含税', '% of total', '万元左右', '5k USD', '5k USD remark'])('is in %s', (text) => {
    expect(isHalfUnit(text)).toBe(true);
  });

  it.each(['万元', '%', '30 days late', '逾期天', 'remark', 'all', 'kilometre', 'summary', ''])(
    'is not in %j',
    (text) => {
      expect(isHalfUnit(text)).toBe(false);
    },
  );
});
