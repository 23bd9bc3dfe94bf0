import { namesScale, parseUnit, type Unit } from './parse-unit.ts';

/** Where what is said of the unit ends and another remark begins. */
const END = /\s{2,}|[\t\u3000;；|）)\]】]|\s(?=[^\s:：]+[:：])|[\s,，](?=(?:unless|except|other than|excluding)\b)/i;
/** Between the units of several things: `万元、笔`, `户/万元`; not inside 10,000. */
const PIECES = /[、，/（(]|,(?!\d{3}(?!\d))/;
const SCALES = '(?:thousand|million|billion|crore|lakh)s?';

/** A way to say the unit of a table; `aloud` where it can be nothing else, so that what is not understood is asked about. */
interface Saying {
  readonly pattern: RegExp;
  readonly aloud: boolean;
}

/** `单位：万元`, also behind a title and with the value in the next cell; `Amounts in EUR million`, `(in thousands)`, `以万元为单位`. */
const SAYINGS: readonly Saying[] = [
  { pattern: /(?:单\s*位|單\s*位|\bunits?)\s*(?:[:：]|均?[为為是])\s*(?=(\S.*))/gi, aloud: true },
  {
    pattern:
      /(?:^|\s{2})(?:金额|货币|计量|计价|数据|报表|金額|貨幣)?(?:单\s*位|單\s*位|units?)(?:\s{2,}|\s(?!\d))(?=(\S.*))/gi,
    aloud: false,
  },
  { pattern: /(?:^|\s{2})(?:金额|余额|金額|餘額|amounts?|balances?)\s*[:：]\s*(?=(\S.*))/gi, aloud: false },
  {
    pattern: /[以按]\s*(?=(\S{1,12}?)\s*(?:[为為].{0,2}(?:单位|單位)|列示|列报|计[价算量]|表示|反映|填列|填报))/g,
    aloud: true,
  },
  {
    pattern:
      /\b(?:amounts?|figures|values|balances|numbers)\s+(?:are\s+)?(?:shown\s+|stated\s+|expressed\s+)?in\s+(?=(\S.*))/gi,
    aloud: true,
  },
  { pattern: /(?<![a-z]\s)\b(?:expressed|stated|shown|presented|reported)\s+in\s+(?=(\S.*))/gi, aloud: true },
  { pattern: /(?:^|[（(]|\s{2})\s*(?:all\s+)?in\s+(?=(\S.*))/gi, aloud: true },
  {
    pattern: new RegExp(`(?:^|[（(]|\\s{2})\\s*(?=([A-Z$€£¥]{1,4}\\s+(?:in\\s+)?${SCALES}(?![a-z]).*))`, 'g'),
    aloud: true,
  },
];

/** A title that ends in brackets: `Loan tape (RMB 10k)`. */
const IN_BRACKETS = /[（(]([^()（）]+)[)）]\s*$/;
/** What bears a number in its name is no unit: `编制单位：千岛湖支行`. */
const ORGANISATION = /(?:行|司|社|部|处|處|中心|集团|局|厂|所|院|店|组|办|站)$/;

/** The unit named above the header (`单位：万元`), marked as such; `unclear` where it is not understood or several are; null where none is. */
export function unitAbove(preamble: readonly string[]): Unit | null {
  const found = new Map<string, Unit>();
  const unclear: string[] = [];
  const take = (unit: Unit) => found.set(`${unit.exponent} ${unit.currencies.join(' ')}`, { ...unit, above: true });
  for (const each of preamble) {
    // 10,000 that was cut at its comma
    const line = each.replace(/(?<=\d)\s{2}(?=000(?!\d))/g, ',');
    let isSaid = false;
    for (const { pattern, aloud } of SAYINGS)
      for (const [, text = ''] of line.matchAll(pattern)) {
        const said = text.split(END)[0]?.trim() ?? '';
        const { units, rest } = unitsIn(said);
        units.forEach(take);
        if (aloud && rest.length > 0 && !ORGANISATION.test(said)) unclear.push(said);
        isSaid ||= units.length > 0 || rest.length > 0;
      }
    const bracketed = isSaid ? null : parseUnit(IN_BRACKETS.exec(line.trim())?.[1] ?? '');
    if (bracketed?.kind === 'amount') take(bracketed);
  }
  const [unit, another] = found.values();
  if (unclear.length === 0 && !another) return unit ?? null;
  const name = [...new Set(unclear.length > 0 ? unclear : [...found.values()].map((each) => each.name))].join('; ');
  return { name, exponent: 0, kind: 'amount', currencies: [], converted: false, above: true, unclear: true };
}

/** True where what is said is a unit, or tries to say one: it is no name of a branch. */
export function speaksOfUnit(said: string): boolean {
  const { units, rest } = unitsIn(said);
  return !ORGANISATION.test(said) && (units.length > 0 || rest.length > 0);
}

/** The units of amounts that are said, of all or of several things, and what names a scale and is not understood. */
function unitsIn(said: string): { units: Unit[]; rest: string[] } {
  const whole = parseUnit(said);
  if (whole) return { units: whole.kind === 'amount' || whole.name === 'fraction' ? [whole] : [], rest: [] };
  const pieces = said.split(PIECES).map((text) => ({ text, unit: parseUnit(text) }));
  return {
    units: joined(pieces.flatMap(({ unit }) => (unit?.kind === 'amount' ? [unit] : []))),
    rest: pieces.flatMap(({ text, unit }) => (unit === null && namesScale(text) ? [text] : [])),
  };
}

/** A scale and, in brackets behind it, the currency are one unit: `万元（人民币）`. */
function joined(units: readonly Unit[]): Unit[] {
  const [scale, ...scales] = units.filter(({ exponent }) => exponent !== 0);
  const [currency, ...currencies] = units.filter(({ exponent }) => exponent === 0);
  if (!scale || !currency || scales.length + currencies.length + scale.currencies.length > 0) return [...units];
  return [{ ...scale, currencies: currency.currencies }];
}

/** True where a heading names another scale than the line above it; 美元 above only says which currency. */
export function saysOtherwise(heading: Unit, above: Unit | null): above is Unit {
  if (!above?.above || above.unclear || heading.exponent === above.exponent) return false;
  return above.exponent !== 0 || above.currencies.length === 0;
}
