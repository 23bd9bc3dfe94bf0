import { simplified } from '../lib/simplified.ts';
import { CURRENCY_WORDS, readCurrency } from './currencies.ts';

/** What stands behind a count that is one of a currency: a name, a code or a sign, or a word for all of them. */
const NAMES = CURRENCY_WORDS.filter((word) => readCurrency(word) !== 'CNY').map((word) => {
  const escaped = word.replace(/[$|]/g, '\\$&');
  return /[A-Z]$/.test(word) ? `${escaped}(?![a-z])` : escaped;
});
const FOREIGN = `\\s?(?:元|个)?\\s?(?:单位)?\\s?(?:外币|外汇|外国货币|foreign|(?:currency )?units?|${NAMES.join('|')})`;
/** The end of a remark. */
const END = '(?=\\s*(?:$|[)\\]】;、|]|,(?!\\d))|\\s{2}|\\s\\S{1,12}:)';
const UNMEANT =
  '(?!,?\\d|\\.\\d|\\s?(?:元|万|亿|户|笔|人|家|份|页|条|天|[年月日](?![元圆])|(?:k|mn?|bn|thousand|million|billion)\\b))';

const BARE = '1|10|100|1,?000|一?百';
/** 10,000 is a count only where the currency is named; 千 and 万 before a currency are the unit of amounts: 千美元. */
const COUNTED = `(?:(?<of>${BARE}|10,?000)${FOREIGN}|(?<bare>${BARE})${END}|(?<yuan>100|一?百)元${END})`;
const LABEL =
  '(?:(?<!\\p{L})(?:外币|货币|报价|标价|计价|牌价|汇率)?(?:单位|数量)|(?<![a-z]\\s?)(?:rate |quotation |currency )?units?)';

/** `每100外币`, `人民币/100美元`, `per 100 units`, `(100外币)`, `单位：100`, and a bare `(100)` or `100外币` at the edge. */
const SAYINGS: readonly RegExp[] = [
  `(?:每|\\bper)\\s?(?:(?<of>${BARE}|一?千|10,?000)${FOREIGN}|(?<bare>${BARE}|一?千)${UNMEANT}|(?<yuan>一?百|100)元)`,
  // not the strokes of a date
  `(?<=[\\p{L}\\p{Sc})\\]]\\s?)[/兑]\\s?(?:(?<thousand>一?千)${FOREIGN}|${COUNTED})`,
  `${LABEL}\\s*:?\\s*${COUNTED}`,
  `\\(\\s*(?<bare>100|1,?000|一?百)\\s*\\)`,
  `(?<![\\d.,:/\\-年月第一二三四五六七八九十百千万几数])(?<of>${BARE}|10,?000)${FOREIGN}`,
].map((pattern) => new RegExp(pattern, 'giu'));

const WORDS: Readonly<Record<string, number>> = { 百: 100, 千: 1_000 };

/**
 * Of how many units of the currency a rate is, as a heading or a remark says: 100 for `人民币/100外币`; null where it says nothing, or two
 * things. 元, 千元, 万元 and 亿元 are units of other amounts: no rate is counted in them.
 */
export function unitsOfRate(text: string): number | null {
  if (!/[\d０-９百千]/.test(text)) return null;
  const plain = simplified(text.normalize('NFKC'));
  const counts = SAYINGS.flatMap((pattern) => {
    return [...plain.matchAll(pattern)].map(({ groups = {} }) => {
      const count = Object.values(groups).find((each) => each !== undefined) ?? '';
      return WORDS[count.replace('一', '')] ?? Number(count.replaceAll(',', ''));
    });
  });
  const [units, another] = [...new Set(counts)];
  return units !== undefined && another === undefined ? units : null;
}
