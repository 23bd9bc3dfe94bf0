import { simplified } from '../../lib/simplified.ts';
import { filledIn, isBlank, shapeOf } from './cell-shape.ts';
import { isUnits } from './header.ts';

/** What remarks around a table speak of: `数据日期：2026-06-30`, `单位：万元`, `填报机构：上海分行`, `制表：李四`. */
const DATE_LABEL =
  '(?:(?:数据|资料|报表|报告|统计|截止|截至|业务|基准|账务|快照|会计|报送|填报)(?:日期?|时间|时点|期间?|月份|月度|年月)|日期|截至|期间|月份|报告期末|所属(?:期间?|月份)|as (?:of|at)(?: date)?|(?:report(?:ing)?|data|cut-?off|snapshot) (?:date|period|month)|date|period|month)';
const UNIT_LABEL =
  '(?:(?:金额|货币|计量|计价|数据|报表)?单位(?:名称)?|币种|币别|货币|(?:currency|amount)?\\s?units?|currency|amounts?(?: are)? in|all amounts in|figures in)';
const BRANCH_LABEL =
  '(?:(?:填报|报送|编制|编报|上报|统计|报告|经办|所属|管户|填表|数据|报表)?(?:机构|单位|银行|行|部门)(?:名称|全称|代码|编号|编码)?|(?:分|支)行(?:名称)?|网点(?:名称)?|(?:reporting )?(?:branch|institution|organi[sz]ation|entity|bank|office)(?: name)?)';
const MAKER_LABEL =
  '(?:制表|填表|编制|审核|复核|负责|经办|联系|打印|导出|生成|下载|批准|主管|统计|填报)(?:人员?|日期|时间|电话)?|(?:联系)?电话|表号|报表(?:名称|编号|代码)|文号|版本|页码|备注|说明|(?:prepared|approved|printed|generated|exported|reviewed|created)(?: (?:by|on|at))?|version|run date';
const KNOWN_LABEL = new RegExp(`^(?:${DATE_LABEL}|${UNIT_LABEL}|${BRANCH_LABEL}|${MAKER_LABEL})$`, 'i');
const LABELLED = /^\s*([^\d:：]{1,30}?)\s*[:：]\s*(?!\/\/)(.*)$/s;
/** Remarks stand in the first rows of a file, and on top of its pages. */
const LOOK_FOR = 40;

/** A label and what it says; '' where that stands in the next cell. */
export interface Remark {
  label: string;
  value: string;
}

/** `word：value` of a cell, or `word：` alone; null for any other text. */
export function labelled(cell: string): Remark | null {
  const [, label, value] = LABELLED.exec(cell) ?? [];
  return label !== undefined && value !== undefined && /\p{L}/u.test(label)
    ? { label: label.replace(/\s+/g, ' '), value: value.trim() }
    : null;
}

/** True for the words that banks put before dates, units, organisations and names around a table. */
export function isLabel(text: string): boolean {
  return KNOWN_LABEL.test(simplified(text).trim().replace(/\s+/g, ' '));
}

/**
 * True for a row of remarks: each filled cell is `word：value`, or a word with its value in the next cell, and a known
 * word is among them. One title may stand beside them where other rows have more cells (`usual`).
 */
export function isRemarkRow(cells: readonly string[], usual = 0): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const strict = countRemarks(filled, isBareValue);
  // beside a date or a unit, a word and the cell next to it are a pair as well: 机构 | 上海分行
  const { known, others } =
    strict.known > 0 && strict.others > 0 ? countRemarks(filled, (text) => !isLabel(text)) : strict;
  return known > 0 && (others === 0 || (others === 1 && filled.length < usual));
}

/** Remarks with a known word and a value, and cells that are no part of a remark. */
function countRemarks(filled: readonly string[], isValue: (text: string) => boolean) {
  let known = 0;
  let others = 0;
  for (let index = 0; index < filled.length; index += 1) {
    const cell = filled[index] ?? '';
    const own = labelled(cell);
    const next = filled[index + 1];
    const isPair = own !== null || isLabel(cell);
    const beside = next !== undefined && isPair && (own ? own.value === '' && !labelled(next) : isValue(next));
    if (!own && !beside) others += 1;
    else if (isLabel(own?.label ?? cell) && (beside || own?.value !== '')) known += 1;
    if (beside) index += 1;
  }
  return { known, others };
}

/** A value that needs no colon before it: it is no name of a column. */
function isBareValue(text: string): boolean {
  return ['date', 'number'].includes(shapeOf(text)) || /\d{4}\s*年/.test(text) || isUnits([text]);
}

/**
 * How many rows at the beginning stand above the table because they are remarks, or titles between them; 0 where there are
 * none. A row of a cell or two belongs to them only where a remark follows, and rows of several cells have to be left.
 */
export function remarksAbove(rows: readonly { cells: readonly string[] }[]): number {
  const usual = usualFill(rows);
  let end = 0;
  for (const [index, { cells }] of rows.slice(0, LOOK_FOR).entries()) {
    if (isBlank(cells)) continue;
    if (isRemarkRow(cells, usual)) end = index + 1;
    else if (filledIn(cells) > 1 && !isPair(cells, usual)) break;
  }
  return rows.slice(end).some(({ cells }) => filledIn(cells) > 1) ? end : 0;
}

/** True for a row of words that wait for a name or a date, filled in or not: `负责人：张三  填表人：  报出日期：`. */
export function isSignatureRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const isValue = (index: number) => labelled(filled[index - 1] ?? '')?.value === '';
  return filled.length > 0 && filled.every((cell, index) => labelled(cell) !== null || isValue(index));
}

/** Two words where other rows have more cells: a word nobody knows and its value. */
function isPair(cells: readonly string[], usual: number): boolean {
  return usual > 2 && filledIn(cells) === 2 && cells.every((cell) => ['text', 'blank'].includes(shapeOf(cell)));
}

/** Filled cells that most rows with several have. */
function usualFill(rows: readonly { cells: readonly string[] }[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows.slice(0, LOOK_FOR * 5)) {
    const filled = filledIn(cells);
    if (filled > 1) counts.set(filled, (counts.get(filled) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}
