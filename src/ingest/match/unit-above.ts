import { parseUnit, type Unit } from './parse-unit.ts';

/** Where what is said of the unit ends and another remark begins. */
const END = /\s{2,}|[\t\u3000,，;；|、）)\]】]|\s(?=[^\s:：]+[:：])/;
/** `单位：万元`, also behind a title and with the value in the next cell; `Amounts in EUR million`, `(in thousands)`. */
const SAYINGS: readonly RegExp[] = [
  /(?:单位|單位|\bunits?)\s*[:：]\s*(?=(\S.*))/gi,
  /(?:^|\s{2})(?:金额|货币|计量|计价|数据|报表|金額|貨幣)?(?:单位|單位|units?)\s{2,}(?=(\S.*))/gi,
  /\b(?:amounts?|figures|values|balances|numbers)\s+(?:are\s+)?(?:shown\s+|stated\s+|expressed\s+)?in\s+(?=(\S.*))/gi,
  /(?:^|[（(]|\s{2})\s*(?:all\s+)?in\s+(?=(\S.*))/gi,
];

/** A title that ends in brackets: `Loan tape (RMB 10k)`. */
const IN_BRACKETS = /[（(]([^()（）]+)[)）]\s*$/;

/** The unit named above the header (`单位：万元`), marked as such; null where none or several are. */
export function unitAbove(preamble: readonly string[]): Unit | null {
  const found = new Map<string, Unit>();
  const take = (unit: Unit) => found.set(`${unit.exponent} ${unit.currencies.join(' ')}`, { ...unit, above: true });
  for (const line of preamble) {
    for (const pattern of SAYINGS)
      for (const [, said = ''] of line.matchAll(pattern)) {
        const unit = parseUnit(said.split(END)[0] ?? '');
        if (unit?.kind === 'amount' || unit?.name === 'fraction') take(unit);
      }
    const bracketed = parseUnit(IN_BRACKETS.exec(line.trim())?.[1] ?? '');
    if (bracketed?.kind === 'amount') take(bracketed);
  }
  const [unit, another] = found.values();
  return unit && !another ? unit : null;
}

/** True where a heading names another scale than the line above it; 美元 above only says which currency. */
export function saysOtherwise(heading: Unit, above: Unit | null): above is Unit {
  if (!above?.above || heading.exponent === above.exponent) return false;
  return above.exponent !== 0 || above.currencies.length === 0;
}
