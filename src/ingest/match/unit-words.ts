import { CURRENCY_CODES, CURRENCY_WORDS } from '../../model/currencies.ts';

/** What a piece of a unit says. */
export interface UnitWord {
  /** Powers of ten it multiplies by. */
  exponent?: number;
  /** Word or sign of a currency. */
  currency?: string;
  /** Amounts, shares or days. */
  kind?: 'amount' | 'share' | 'days';
  /** The amounts were turned into this currency: 折人民币. */
  converted?: true;
  /** Counts only beside a currency: `m` in `£m`. */
  letter?: true;
  /** The word a scale ends with; a unit has one. */
  ends?: true;
  /** Says nothing of its own: `in`, 单位. */
  filler?: true;
}

/** A pattern of one piece, and what it says. */
export type UnitPattern = readonly [pattern: RegExp, word: (text: string) => UnitWord | null];

const CHINESE_DIGITS: Readonly<Record<string, number>> = { 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3, 万: 4, 亿: 8 };
/** Currency codes that are written in small letters too; the others could be words. */
const SMALL = new Set('USD EUR GBP CNY RMB JPY HKD CHF AUD CAD SGD NZD TWD KRW INR SEK NOK DKK PLN BRL ZAR'.split(' '));

const always = (word: UnitWord) => () => word;
const amount = (exponent: number): UnitWord => ({ exponent, kind: 'amount' });

/** Powers of ten in a run of signs such as 十亿 or 百万. */
function chineseScale(text: string): UnitWord {
  return amount([...text].reduce((sum, sign) => sum + (CHINESE_DIGITS[sign] ?? 0), 0));
}

/** 1, 10, 1,000 …: a count of units is a power of ten. */
function count(text: string): UnitWord | null {
  const digits = text.replaceAll(',', '');
  return /^10*$/.test(digits) ? { exponent: digits.length - 1 } : null;
}

function noughts(text: string): UnitWord {
  return amount(text.replace(/\D/g, '').length);
}

function currencyWord(word: string, text: string): UnitWord | null {
  const isCode = CURRENCY_CODES.has(word) || word === 'RMB';
  if (isCode && text !== word && !SMALL.has(word)) return null;
  return { currency: word, kind: 'amount' };
}

/** Letters of a scale that stand directly before or behind a currency without a blank: `USDm`, `k€`. */
const GLUED = '(?:k|m|mm|mn|mio|mln|bn|b)?(?![a-z])';
const END = '(?![a-z])';

/** Currencies by their country: `US dollars`, `Chinese yuan`. */
const OF_COUNTRIES: readonly UnitPattern[] = (
  [
    ['USD', '(?:U\\.?S\\.?|United States|American) dollars?'],
    ['HKD', '(?:Hong Kong|H\\.?K\\.?) dollars?'],
    ['SGD', 'Singapore(?:an)? dollars?'],
    ['AUD', 'Australian dollars?'],
    ['CAD', 'Canadian dollars?'],
    ['NZD', 'New Zealand dollars?'],
    ['TWD', '(?:New )?Taiwan(?:ese)? dollars?'],
    ['CNY', 'Chinese (?:yuan|renminbi|RMB)'],
    ['JPY', 'Japanese yen'],
    ['GBP', '(?:British pounds?(?: sterling)?|pounds? sterling)'],
    ['CHF', 'Swiss francs?'],
  ] as const
).map(([code, name]) => [new RegExp(`${name}${END}`, 'iy'), always({ currency: code, kind: 'amount' })]);

const CURRENCIES: UnitPattern[] = CURRENCY_WORDS.map((word) => {
  const escaped = word.replace(/[$.*+?^()[\]{}|\\]/g, String.raw`\$&`);
  const isLatin = /^[A-Z]+$/.test(word);
  // letters end where the word ends, or where a scale follows at once
  const pattern = isLatin ? `${escaped}(?=${GLUED})` : escaped;
  return [new RegExp(pattern, 'iy'), (text) => currencyWord(word, text)];
});

/** Pieces of units in the order in which they are tried. */
export const UNIT_PATTERNS: readonly UnitPattern[] = [
  [/[\s_\-–—/.,，、:：;；()（）[\]【】]+/y, always({ filler: true })],
  [/%|％|百分比|百分之/y, always({ exponent: -2, kind: 'share' })],
  [/‰|千分之/y, always({ exponent: -3, kind: 'share' })],
  [new RegExp(`(?:percent(?:age)?|pct\\.?)${END}`, 'iy'), always({ exponent: -2, kind: 'share' })],
  [new RegExp(`(?:bps?|basis points?)${END}`, 'iy'), always({ exponent: -4, kind: 'share' })],
  [/['’‘`]?000(?:[,'’]?000)*(?:['’]?s)?(?!\d)/iy, (text) => noughts(text)],
  [/1[eE]\d(?!\d)/y, (text) => amount(Number(text.slice(2)))],
  [/10\^\d(?!\d)/y, (text) => amount(Number(text.slice(3)))],
  [/\d[\d,]*/y, count],
  [/本外币(?:合计|折人民币)?/y, always({ currency: '人民币', converted: true, kind: 'amount' })],
  [/折合成?|折算成?|折成?|等值|约当/y, always({ converted: true, kind: 'amount' })],
  [new RegExp(`(?:equivalents?|equiv\\.?|eqv?\\.?)${END}`, 'iy'), always({ converted: true, kind: 'amount' })],
  [/本位?币/y, always({ currency: '人民币', kind: 'amount' })],
  [/人民币元/y, always({ currency: '人民币', kind: 'amount' })],
  ...OF_COUNTRIES,
  ...CURRENCIES,
  [/[十拾百佰千仟万亿]+/y, chineseScale],
  [/w(?=元)/iy, always(amount(4))],
  [new RegExp(`(?:(?:ten|10) thousands?|wan(?: ?yuan)?)${END}`, 'iy'), always(amount(4))],
  [/w(?![a-z])/iy, always({ ...amount(4), letter: true })],
  [/元整?|圆/y, always({ ...amount(0), ends: true })],
  [/T(?=EUR|€|CHF)/y, always(amount(3))],
  [new RegExp(`(?:thousands?|thous?\\.?|ths|tsd\\.?)${END}`, 'iy'), always(amount(3))],
  [new RegExp(`(?:millions?|mill\\.?|mln|mio\\.?|mn|mm)(?=${END}|[a-z]{3}${END})`, 'iy'), always(amount(6))],
  [new RegExp(`(?:billions?|bln|bn|mrd\\.?)${END}`, 'iy'), always(amount(9))],
  [new RegExp(`(?:trillions?|tn|trn)${END}`, 'iy'), always(amount(12))],
  [new RegExp(`(?:lakhs?|lacs?)${END}`, 'iy'), always(amount(5))],
  [new RegExp(`(?:crores?|cr)${END}`, 'iy'), always(amount(7))],
  [/k(?![a-z])|k(?=[a-z]{3}(?![a-z])|[$€£¥])/iy, always(amount(3))],
  [/m(?![a-z])|m(?=[a-z]{3}(?![a-z])|[$€£¥])/iy, always({ ...amount(6), letter: true })],
  [/b(?![a-z])|b(?=[a-z]{3}(?![a-z])|[$€£¥])/iy, always({ ...amount(9), letter: true })],
  [new RegExp(`currency units?${END}`, 'iy'), always(amount(0))],
  [/天|日|days?(?![a-z])/iy, always({ exponent: 0, kind: 'days' })],
  [/p\.?\s?a\.?(?![a-z])|per annum|per year|年化|每年|年/iy, always({ filler: true })],
  [/金额单位|货币单位|计量单位|单位|货币|金额|以|按|计/y, always({ filler: true })],
  [
    /(?:in|of|amounts?|figures|values|expressed|stated|all|units?|currency|ccy|&|and)(?![a-z])/iy,
    always({ filler: true }),
  ],
];
