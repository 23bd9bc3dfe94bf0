import { isHalfUnit, parseUnit, type Unit } from './parse-unit.ts';
import { simplified } from '../../lib/simplified.ts';

export { parseUnit, type Unit };

/** Units that can be answered for amounts. */
export const AMOUNT_UNITS = ['元', '千元', '万元', 'million', '亿元', 'billion'] as const;

/** A header taken apart. */
export interface Heading {
  /** Without its unit, otherwise as it stands. */
  name: string;
  /** For comparing: case, width, traditional characters, spaces, punctuation and unit are gone. */
  folded: string;
  unit: Unit | null;
  /** What speaks of a unit but cannot be understood to its end; null where nothing does. */
  unclear: string | null;
  /** The names of a heading with several, `贷款余额 / outstanding balance`, each folded; empty for one name. */
  names: readonly string[];
}

const BRACKETS = /[([（【［〔{]([^()[\]（）【】［］〔〕{}]*)[)\]）】］〕}]/g;
const PARTS = /[\s_\-–/,，、:：·|]+/g;
/** A unit that stands directly behind a Chinese name: 贷款余额万元, 余额折人民币. */
const GLUED_BEHIND =
  /(?:折合?|折算|等值)?(?:[\p{Script=Han}]{1,4}[元币]|[十拾百佰千仟万亿]+(?:美元|欧元|港元|日元|英镑|元)|英镑|[%％‰])$/u;
/** And one directly before it: 人民币余额, 折人民币余额, 万元余额. */
const GLUED_BEFORE = /^(?:折合?|折算|等值)?(?:人民币|本币|[\p{Script=Han}]{1,3}[元币镑]|[$€£¥￥])/u;
/** Words that a unit at the edge of a name does not begin or end with; 1,000 and more may be its scale. */
const LOOSE =
  /^(?:amounts?|figures|values|currency|ccy|units?|all|and|&|金额|单位|货币|日|天|days?|年|(?!1,?000)\d[\d,]*)$/i;

/** Takes a header apart: `贷款余额（万元）` is 贷款余额 in 万元. Brackets that hold no unit stay part of the name. */
export function parseHeading(header: string): Heading {
  const known = parsed.get(header);
  if (known) return known;
  const names = header.split(/\s+\/\s+/);
  const isSeveral = names.length > 1 && names.every((name) => parseUnit(name) === null || LOOSE.test(name));
  const heading = { ...parseName(header), names: isSeveral ? names.map((name) => parseName(name).folded) : [] };
  if (parsed.size > MOST_PARSED) parsed.clear();
  parsed.set(header, heading);
  return heading;
}

/** Headings are compared with hundreds of others; each is taken apart once. */
const parsed = new Map<string, Heading>();
const MOST_PARSED = 20_000;

function parseName(header: string): Omit<Heading, 'names'> {
  const said: string[] = [];
  let name = header.replace(BRACKETS, (bracket, inside: string) => {
    const speaks = bracket !== header && !/^\d+$/.test(inside.trim()) && (parseUnit(inside) ?? isHalfUnit(inside));
    if (speaks) said.push(inside.trim());
    return speaks ? ' ' : bracket;
  });
  for (let left = 2; left > 0; left -= 1) {
    const edge = edgeUnit(name.trim());
    if (!edge) break;
    said.push(edge.unit);
    name = edge.name;
  }
  if (said.length === 0) return { name: header, folded: fold(header), unit: null, unclear: null };
  const scales = said.filter((text) => (parseUnit(text)?.exponent ?? 0) !== 0);
  const unit = scales.length > 1 ? null : parseUnit(said.join(' '));
  return { name, folded: fold(name), unit, unclear: unit ? null : said.join(' ') };
}

/** A unit at the end or the beginning of a name, and the name without it. */
function edgeUnit(name: string): { unit: string; name: string } | null {
  if (parseUnit(name)) return null;
  for (const { index, 0: joint } of name.matchAll(PARTS)) {
    const behind = name.slice(index + joint.length);
    if (index > 0 && standsAlone(behind)) return { unit: behind, name: name.slice(0, index) };
  }
  for (const { index, 0: joint } of [...name.matchAll(PARTS)].reverse()) {
    const before = name.slice(0, index);
    const rest = name.slice(index + joint.length);
    if (rest !== '' && standsAlone(before)) return { unit: before, name: rest };
  }
  const glued = GLUED_BEHIND.exec(simplified(name));
  for (let place = Math.max(glued?.index ?? name.length, 1); place < name.length; place += 1) {
    const behind = name.slice(place);
    const unit = parseUnit(behind);
    if (unit && (unit.exponent !== 0 || unit.currencies.length > 0))
      return { unit: behind, name: name.slice(0, place) };
  }
  const head = GLUED_BEFORE.exec(simplified(name))?.[0] ?? '';
  for (let end = head.length; end > 0; end -= 1) {
    const before = name.slice(0, end);
    if (end < name.length && parseUnit(before)?.currencies.length) return { unit: before, name: name.slice(end) };
  }
  return null;
}

/** True for a unit that is one without the help of brackets: a scale or a currency, not `1` or `days`. */
function standsAlone(text: string): boolean {
  const words = text
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .split(PARTS)
    .filter((word) => word !== '');
  if (words.length === 0 || LOOSE.test(words[0] ?? '') || LOOSE.test(words.at(-1) ?? '')) return false;
  // a single letter, or `pct` of our own column names, is a unit only inside brackets
  if (/^(?:[a-z]|pct|percent(?:age)?|bps?|eqv?|cr|年)$/i.test(text)) return false;
  const unit = parseUnit(text);
  return unit !== null && unit.kind !== 'days' && unit.name !== 'fraction';
}

/** Text for comparing headings and spellings: only letters and digits, lower case, narrow forms, simplified characters. */
export function fold(text: string): string {
  return simplified(text.normalize('NFKC').toLowerCase()).replace(/[^\p{L}\p{N}%+]/gu, '');
}
