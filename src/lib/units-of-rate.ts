import { simplified } from './simplified.ts';

/** 100, 1,000 or 百, as a count of units of a currency. */
const COUNT = '(?<count>10{0,4}|1,000|10,000|一?百|一?千|一?万)';
const UNIT =
  '(?:个|元)?(?:单位)?(?:外币|外汇|外国货币|美元|欧元|日元|日圆|港元|港币|英镑|foreign|(?:currency )?units?|[a-z]{3}(?![a-z])|[元圆])';
/** `每100外币`, `人民币/100美元`, `per 100 units`, `(100外币)`, `单位：100`, and a bare `(100)` or `100外币` at the edge. */
const SAYINGS: readonly RegExp[] = [
  new RegExp(`(?:每|\\bper\\s*|[/／兑]\\s*)${COUNT}(?![\\d.,])`, 'giu'),
  new RegExp(`(?:^|[^\\d.,])${COUNT}\\s*${UNIT}`, 'giu'),
  new RegExp(`[（(]\\s*${COUNT}\\s*[)）]`, 'gu'),
  new RegExp(`(?:单位|数量|\\bunits?)\\s*[:：]?\\s*${COUNT}(?![\\d.,])`, 'giu'),
];
const WORDS: Readonly<Record<string, number>> = { 百: 100, 千: 1_000, 万: 10_000 };

/** Of how many units of the currency a rate is, as a heading or a remark says: 100 for `人民币/100外币`; null where it says nothing, or two things. */
export function unitsOfRate(text: string): number | null {
  const plain = simplified(text.normalize('NFKC'));
  const counts = SAYINGS.flatMap((pattern) => {
    return [...plain.matchAll(pattern)].map(({ groups }) => {
      const count = groups?.['count'] ?? '';
      return WORDS[count.replace('一', '')] ?? Number(count.replaceAll(',', ''));
    });
  });
  const [units, another] = [...new Set(counts)];
  return units !== undefined && another === undefined ? units : null;
}
