import { literal } from '../../../lib/sql.ts';
import { narrow } from './clean-text.ts';

/** 二〇二六年六月三十日, and 六月 alone. */
const IN_WORDS = String.raw`^[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?[末底]?$`;
const DAY_IN_DIGITS = String.raw`^(\d{4})年(\d{1,2})月(\d{1,2})日?$`;
const MONTH_IN_DIGITS = String.raw`^(\d{4})年(\d{1,2})月[末底]?$`;
/** Taiwan counts years from 1912: 115年6月30日, 115/06/30, 民國97年1月5日. A year of three digits is no other. */
const MINGUO = String.raw`^(?:(?:中[华華])?民[国國] ?(\d{1,3})|(1\d{2}))[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})日?$`;
const SINCE = 1911;
/** 2026年上半年, 2026H1. */
const HALF = String.raw`^(\d{4})[-/年 ]*(?:([上下])半年度?|[Hh]([12]))末?$`;

/** SQL cases of a CASE over dates as they are written where Chinese is. */
export function chineseCases(cell: string): string[] {
  const text = narrow(cell);
  const part = (pattern: string, place: number, of = text) => `regexp_extract(${of}, ${literal(pattern)}, ${place})`;
  const when = (pattern: string, value: string) => `WHEN regexp_matches(${text}, ${literal(pattern)}) THEN ${value}`;
  const digits = inDigits(text);
  const rewrite = (pattern: string, parts: string) =>
    `TRY_CAST(regexp_replace(${digits}, ${literal(pattern)}, ${literal(parts)}) AS DATE)`;
  const inWords = `CASE WHEN regexp_matches(${digits}, ${literal(DAY_IN_DIGITS)}) THEN ${rewrite(DAY_IN_DIGITS, String.raw`\1-\2-\3`)}
    ELSE last_day(${rewrite(MONTH_IN_DIGITS, String.raw`\1-\2-1`)}) END`;
  const year = `(CAST(concat(${part(MINGUO, 1)}, ${part(MINGUO, 2)}) AS INTEGER) + ${SINCE})`;
  const minguo = `TRY_CAST(${year} || '-' || ${part(MINGUO, 3)} || '-' || ${part(MINGUO, 4)} AS DATE)`;
  const ends = `CASE WHEN concat(${part(HALF, 2)}, ${part(HALF, 3)}) IN ('上', '1') THEN '-06-30' ELSE '-12-31' END`;
  return [when(IN_WORDS, inWords), when(MINGUO, minguo), when(HALF, `TRY_CAST(${part(HALF, 1)} || ${ends} AS DATE)`)];
}

/** SQL: the numbers of a date in words as digits: 三十 is 30, 十二 is 12. */
function inDigits(text: string): string {
  const replaced = `translate(${text}, '〇○零一二三四五六七八九', '000123456789')`;
  return [
    ['([1-9])十([1-9])', String.raw`\1\2`],
    ['([1-9])十', String.raw`\10`],
    ['十([1-9])', String.raw`1\1`],
    ['十', '10'],
  ].reduce(
    (sql, [pattern = '', parts = '']) => `regexp_replace(${sql}, ${literal(pattern)}, ${literal(parts)}, 'g')`,
    replaced,
  );
}
