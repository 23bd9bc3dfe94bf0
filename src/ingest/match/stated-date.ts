import { isIsoDate, monthEnd, type IsoDate } from '../../lib/dates.ts';

/** Where a file says of which day all its rows are. */
export type DatePlace = 'preamble' | 'sheet' | 'file';

/** The day all rows of a file are of, as it stands outside of its rows. */
export interface StatedDate {
  date: IsoDate;
  place: DatePlace;
}

const DAY =
  /(?<!\d)((?:19|20)\d{2})(?:[-/._年] ?)?(0[1-9]|1[0-2]|[1-9](?=[-/._月]))(?:[-/._月] ?)?([0-2]\d|3[01]|[1-9](?!\d))日?(?!\d)/g;
const MONTH = /(?<!\d)((?:19|20)\d{2})(?:[-/._年] ?)?(0[1-9]|1[0-2]|[1-9](?=月))月?(?![\d])/g;
/** Dates with a month in words, and those that end with their year. */
const MONTH_NAMES =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DAY_IN_WORDS = new RegExp(
  `(?<![\\d\\p{L}])(\\d{1,2})(?:st|nd|rd|th)?[-\\s./]*(?:of )?(${MONTH_NAMES})[-\\s.,/]*((?:19|20)?\\d{2})(?!\\d)`,
  'giu',
);
const WORDS_DAY = new RegExp(
  `(?<!\\p{L})(${MONTH_NAMES})[. ]*(\\d{1,2})(?:st|nd|rd|th)?,? +((?:19|20)\\d{2})(?!\\d)`,
  'giu',
);
const MONTH_IN_WORDS = new RegExp(`(?<!\\p{L})(${MONTH_NAMES})[-\\s.,_]*((?:19|20)\\d{2})(?!\\d)`, 'giu');
const YEAR_LAST = /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d{2})(?!\d)/g;
const QUARTER =
  /(?<!\d)((?:19|20)\d{2})(?:年?\s*第?([1-4一二三四])季度?|[年-]?\s*Q([1-4])(?!\d)|年(上半年)|年(下半年))/gi;
/** Years of two digits and numbers in Chinese. */
const SHORT_YEAR = /(?<![\d-/.年])(\d{2})年(?=\d{1,2}月)/g;
const CHINESE_DATE =
  /([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?)?/g;
/** What stands between the remarks of a line: `数据日期：2026-06-30    单位：万元    制表人：…`. */
const APART = /\s{2,}|[\t\u3000，;；|]|,(?!\s*\d{4})|\s(?=[^\s:：\d]{1,12}[:：])/;
/** The day a list was made or sent is not the day it speaks of. */
const MADE_ON =
  /打印|制表|导出|生成|下载|填报(?:日期|时间)|填表|报送(?:日期|时间)|编制(?:日期|时间)|上报(?:日期|时间)|print|export|generat|creat|prepared|run (?:on|date)|download/i;

/**
 * The one day that stands above the header (`数据日期：2026-06-30`), else in the sheet's name, else in the file's
 * (`台账_202606.csv`); a month stands for its last day. Null where none or several are named there: a place that is
 * in two minds is not passed over for the next.
 */
export function statedDate(said: {
  preamble: readonly string[];
  sheet: string | null;
  file: string;
}): StatedDate | null {
  const remarks = said.preamble.flatMap((line) => line.split(APART)).filter((remark) => !MADE_ON.test(remark));
  const places = [
    ['preamble', remarks],
    ['sheet', said.sheet === null ? [] : [said.sheet]],
    ['file', [said.file.replace(/#.*$/, '')]],
  ] as const;
  for (const [place, texts] of places) {
    const dates = new Set(texts.flatMap(datesIn));
    const [date, another] = dates;
    if (date !== undefined) return another === undefined ? { date, place } : null;
  }
  return null;
}

/** The days a text names, and the last days of its months and quarters; of a day or month that may be either, both. */
function datesIn(text: string): IsoDate[] {
  const found: string[] = [];
  let rest = inDigits(text);
  const take = (pattern: RegExp, dates: (...groups: string[]) => string[]) => {
    rest = rest.replace(pattern, (...match) => {
      found.push(...dates(...match.slice(1).map((group) => (typeof group === 'string' ? group : ''))));
      return ' ';
    });
  };
  take(DAY, (year, month, day) => [iso(year, month, day)]);
  take(DAY_IN_WORDS, (day, month, year) => [iso(fullYear(year), monthOf(month), day)]);
  take(WORDS_DAY, (month, day, year) => [iso(year, monthOf(month), day)]);
  take(YEAR_LAST, (one, _, other, year) => [iso(year, other, one), iso(year, one, other)].filter(isIsoDate));
  take(QUARTER, (year = '', chinese, latin, first, second) => {
    const quarter = first ? 2 : second ? 4 : Number(latin || chinese) || '一二三四'.indexOf(chinese ?? '') + 1;
    return [monthEnd(`${year}-${String(quarter * 3).padStart(2, '0')}`)];
  });
  take(MONTH_IN_WORDS, (month, year) => [monthEnd(`${year}-${monthOf(month)}`)]);
  take(MONTH, (year, month = '') => [monthEnd(`${year}-${month.padStart(2, '0')}`)]);
  return [...new Set(found)].filter(isIsoDate);
}

function monthOf(name = ''): string {
  const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  return String(names.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, '0');
}

function fullYear(year = ''): string {
  return year.length === 4 ? year : `${Number(year) >= 45 ? 19 : 20}${year}`;
}

/** Chinese numbers and years of two digits as they are written in full: 二〇二六年六月, 26年6月. */
function inDigits(text: string): string {
  const digits = (word = '') => [...word].map((sign) => Math.max(0, '〇一二三四五六七八九'.indexOf(sign))).join('');
  const count = (word = '') => {
    const [tens = '', ones = ''] = word.includes('十') ? word.split('十') : ['〇', word];
    return String((tens === '' ? 1 : Number(digits(tens))) * 10 + Number(digits(ones) || 0));
  };
  return text
    .replace(CHINESE_DATE, (_, year: string, month?: string, day?: string) =>
      [`${digits(year)}年`, month ? `${count(month)}月` : '', day ? `${count(day)}日` : ''].join(''),
    )
    .replace(SHORT_YEAR, (_, year: string) => `${fullYear(year)}年`);
}

function iso(year = '', month = '', day = ''): IsoDate {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
