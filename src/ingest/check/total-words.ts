import { literal } from '../../lib/sql.ts';
import { trimmed } from '../plan/typing/clean-text.ts';
import { textOf } from '../raw/cells.ts';
import type { RawTable } from '../raw/raw-table.ts';

/** How many rows a total adds up, behind its word. */
const HOW_MANY = String.raw`(?:\s*[:：]?\s*[（(].{0,20}[)）]|\s*[:：]?\s*[\d,]+\s*(?:[笔户条项家个](?:贷款|客户|记录)?|loans?|rows?|records?|clients?|items?))?`;
/** Words of rows that add up others, alone in a cell or behind a group's name. */
const ASCII_SUM = String.raw`(?:.{1,40}[ _-])?(?:grand |sub[- ]?)?totals?\s*:?${HOW_MANY}`;
const CHINESE_SUM = String.raw`.{0,30}(?:合[\s　]*计|小[\s　]*计|总[\s　]*计|累[\s　]*计|共[\s　]*计)\s*[:：]?${HOW_MANY}|(?:以上|本页|全部)?共[\s　]*[\d,]+\s*[笔户条项家个](?:贷款|客户|记录)?`;
/** Words of what is no sum of all: a part of one, means and extremes. */
const ASCII_OTHER = '(?:weighted )?averages?|mean|maximum|minimum';
const PART = String.raw`其中\s*[:：].{0,30}|其中`;
const CHINESE_OTHER = `${PART}|(?:加权|算术)?平均(?:值|数)?|均值|最[大小高低]值?|中位数`;
/** Words of the sums at the ends of pages, which the next page begins with. */
const CARRIED = String.raw`(?:(?:过|转|结转|承|接|续)[\s　]*(?:次|上|下|前|后)[\s　]*页|[上前]页(?:结转|转来|余额))\s*[:：]?|(?:(?:balance|total|amount)s? )?(?:(?:carried|brought) (?:forward|over|down)|[cb]/[fd])\s*:?`;
/** Words for the sum of all, and those that a group may have as well: 东城合计. */
const OF_ALL = String.raw`(?:grand )?totals?\s*:?${HOW_MANY}|(?:以上|全部|全行|全辖|总)?(?:合[\s　]*计|总[\s　]*计|共[\s　]*计)\s*[:：]?${HOW_MANY}`;
const OF_A_GROUP = String.raw`.{0,10}(?:合[\s　]*计|总[\s　]*计|共[\s　]*计)\s*[:：]?${HOW_MANY}`;

/** SQL: true for a cell that says its row is a total, a statistic or a sum carried from page to page. */
export function isTotalSql(cell: string): string {
  const text = trimmed(cell);
  const ascii = `${ASCII_SUM}|${ASCII_OTHER}|${CARRIED}`;
  return `(${isWhole(text, `${CHINESE_SUM}|${CHINESE_OTHER}`)} OR ${isWhole(`lower(${text})`, ascii)})`;
}

/** SQL over the raw table: how near a total row is to the sum of all: 1 by its words, 2 as 合计 of something, 3 as another sum; null for none. */
export function rankOfTotalSql(raw: RawTable): string {
  const texts = raw.columns.map((_, index) => trimmed(textOf(raw, index)));
  const some = (isSo: (text: string) => string) => texts.map((text) => `COALESCE(${isSo(text)}, FALSE)`).join(' OR ');
  // the sum of a page is no sum of all
  const says = (pattern: string) =>
    some((text) => `(${isWhole(`lower(${text})`, pattern)} AND NOT contains(${text}, '页'))`);
  return `CASE WHEN ${some((text) => isWhole(text, PART))} THEN NULL WHEN ${says(OF_ALL)} THEN 1 WHEN ${says(OF_A_GROUP)} THEN 2
    WHEN ${some((text) => isWhole(`lower(${text})`, `${CHINESE_SUM}|${ASCII_SUM}`))} THEN 3 END`;
}

function isWhole(text: string, pattern: string): string {
  return `regexp_full_match(${text}, ${literal(pattern)})`;
}
