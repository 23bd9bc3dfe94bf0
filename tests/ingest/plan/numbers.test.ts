import { describe, expect, it } from 'vitest';
import {
  decimalSign,
  integerSql,
  moneySql,
  numberSql,
  plainInteger,
  plainNumber,
} from '../../../src/ingest/plan/typing/numbers.ts';
import { cellReader } from './read-cells.ts';

const { readCells } = cellReader();

const ANY = { decimalComma: false, plain: false };
const COMMA = { decimalComma: true, plain: false };
const PLAIN = { decimalComma: false, plain: true };

describe('an amount', () => {
  const money = (expected: Record<string, string | null>, exponent = 0, style = ANY) =>
    expect(readCells(moneySql('cell', exponent, style), Object.keys(expected))).resolves.toEqual(expected);

  it('is read with its sign, its thousands and its currency, to the cent', async () => {
    await money({
      ...{ '1234.5': '1234.50', '1,234.5': '1234.50', '12,34,567.00': '1234567.00', '1,234': '1234.00', '.5': '0.50' },
      ...{ '-1,234.5': '-1234.50', '(1,234.5)': '-1234.50', '1234.5-': '-1234.50', '－1234': '-1234.00', '+7': '7.00' },
      ...{ '￥1,234': '1234.00', 'US$ 7': '7.00', HK$7: '7.00', '7 EUR': '7.00', 'rmb 7': '7.00', '£7': '7.00' },
      ...{ '1 234': '1234.00', '1\u00a0234': '1234.00', '1\u2009234': '1234.00', '1\u202f234': '1234.00' },
      ...{
        "1'234": '1234.00',
        '1’234': '1234.00',
        '7元': '7.00',
        '(7)': '-7.00',
        '(-7)': '-7.00',
        '１２３．４': '123.40',
      },
      ...{ '7 DR': '7.00', '7CR': '-7.00', '7 cr.': '-7.00', '7 dr.': '7.00', '1.005': '1.01', '-1.005': '-1.01' },
    });
  });

  it('may have a unit of its own, which counts before that of the column', async () => {
    const own = { '3万亿': 12, '3亿': 8, '3千万': 7, '3百万': 6, '3万': 4, '3千': 3 };
    const expected = Object.fromEntries(Object.entries(own).map(([text, power]) => [text, `3${'0'.repeat(power)}.00`]));
    await money(expected);
    await money({ ...expected, '3': '30000.00', '3.5 万元': '35000.00', '3,000元': '3000.00' }, 4);
  });

  it('is brought to base units without drift, however it is written', async () => {
    await money({ '364.29': '3642900.00', '0.00000001': '0.00', '0.000001': '0.01', '1e2': '1000000.00' }, 4);
    await money({ '8.15E-10': '0.00', '1e3': '1000.00', '1E3': '1000.00', '1.5e+2': '150.00' });
    await money({ '1234567890123456.78': '1234567890123456.78', '99999999999999999999': null });
    await money({ '12345678901.1234567': '123456789011234567.00', '1234567890.12345678': '12345678901234567.80' }, 7);
    // the short way would drop the half cent
    await money({ '9999999999999.12345678': '9999999999999123.46' }, 3);
  });

  it('is nothing where something else is written', async () => {
    const texts = [
      '',
      'abc',
      '1.2.3',
      '--7',
      '12%',
      '7x',
      '万',
      '-',
      '()',
      '1,23',
      '1,2,3',
      '7 8x',
      'e5',
      '7元元',
      '.',
    ];
    await money(Object.fromEntries(texts.map((text) => [text, null])));
  });

  it('has its decimals behind a comma where the column has', async () => {
    await money(
      { '1.234,50': '1234.50', '12,5': '12.50', '1.000': '1000.00', '-7,25': '-7.25', '1,234.50': null },
      0,
      COMMA,
    );
    await money({ '1,5': '15000.00' }, 4, COMMA);
  });

  it('is read the short way where every cell is plain', async () => {
    await money({ '12.345': '12.35', '-1e2': '-100.00', '1,234': null, '7 DR': null }, 0, PLAIN);
    await money({ '12.345': '123450.00' }, 4, PLAIN);
  });
});

describe('a number', () => {
  const number = (expected: Record<string, string | null>, style = ANY, percent = false) =>
    expect(readCells(numberSql('cell', style, { percent }), Object.keys(expected))).resolves.toEqual(expected);

  it('is a share where it says so, or its column', async () => {
    await number({
      '0.5': '0.5',
      '4.10%': '0.041',
      '4.1 ％': '0.041',
      '(5%)': '-0.05',
      '1,234.5': '1234.5',
      '3天': '3.0',
    });
    await number({ '4.10': '0.041', '4.10%': '0.041', '-5': '-0.05', '1,000': '10.0', '1e-1': '0.001' }, ANY, true);
    await number({ '4,10%': '0.041', '0,5': '0.5', '1.000,5': '1000.5', '4.1': null }, COMMA);
    await number({ '4,10': '0.041' }, COMMA, true);
    await number({ '0.5': '0.5', '5%': null, '1,234': null }, PLAIN);
    await number({ '4.1': '0.041' }, PLAIN, true);
  });

  it('is none without end, and no word', async () => {
    await number({ inf: null, nan: null, Infinity: null, '-inf': null, abc: null, '': null, '%': null });
    await number({ inf: null, nan: null }, PLAIN);
  });
});

describe('a whole number', () => {
  const whole = (expected: Record<string, string | null>, style = ANY) =>
    expect(readCells(integerSql('cell', style), Object.keys(expected))).resolves.toEqual(expected);

  it('has no part of one', async () => {
    await whole({ '30': '30', '30.0': '30', '30.5': null, '5e-1': null, '3e1': '30', '1,234': '1234', '-7': '-7' });
    await whole({ '0x1F': null, '30天': '30', '3日': '3', '99999999999': null, abc: null, '': null });
    await whole({ '1.234': '1234', '30,0': '30', '30,5': null }, COMMA);
    await whole(
      { '30': '30', '30.0': '30', '30.5': null, '5e-1': null, '5E-1': null, '0x1F': null, '0X1F': null },
      PLAIN,
    );
  });
});

describe('what a column is first tried with', () => {
  it('reads plain numbers alone', async () => {
    const texts = ['1', '-1.5', '1e3', '123456789012345678.5', '1,234', '(1)', ''];
    expect(await readCells(`(${plainNumber('cell')}) IS NOT NULL`, texts)).toEqual({
      ...{ '1': 'true', '-1.5': 'true', '1e3': 'true', '123456789012345678.5': 'true' },
      ...{ '1,234': 'false', '(1)': 'false', '': 'false' },
    });
    expect(await readCells(plainInteger('cell'), ['7', '7.0', '7.5', '1,234', '7e0', '0x7'])).toEqual({
      ...{ '7': '7', '7.0': '7', '7.5': null, '1,234': null, '7e0': '7', '0x7': null },
    });
  });
});

describe('the sign before decimals', () => {
  it.each<[string[], ',' | '.' | null]>([
    [['1,234.5'], '.'],
    [['1,234,567'], '.'],
    [['1.5'], '.'],
    [['1.2345'], '.'],
    [['1.50 EUR'], '.'],
    [['1.234,5'], ','],
    [['12,5'], ','],
    [['12,55 €'], ','],
    [['1.234.567,8'], ','],
    [['12345,678'], ','],
    [['0,125'], ','],
    [['-0,125'], ','],
    [["1'234.5"], '.'],
    [['1 234,5'], ','],
    [['1,234'], null],
    [['1.234'], null],
    [['1234'], null],
    [['abc'], null],
    [[], null],
    [['1,234', '7,5'], ','],
    [['1.234', '7.5'], '.'],
    [['1,234.5', '7,5'], '.'],
    [['1,234,56'], null],
    [['10,125'], null],
    [['-1,234,567 EUR'], '.'],
    [['12,345,678'], '.'],
    [['123,456,789'], '.'],
    [['12345,678,901'], null],
    [['1,234,567,8'], null],
    [['-1.234,5 EUR'], ','],
    [['1.234,567'], ','],
    [['1.2,5'], null],
    [['1.23,5'], null],
    [['-12345,678 EUR'], ','],
    [['€ 0,125 m'], ','],
    [['-1.5'], '.'],
    [['€ 12.50'], '.'],
    [['1.234.5'], null],
    [['€ 12,5'], ','],
    [['-12,55'], ','],
    [['1.2345,6'], null],
    [['0,125,5'], null],
  ])('of %j is %j', (cells, sign) => {
    expect(decimalSign(cells)).toBe(sign);
  });
});
