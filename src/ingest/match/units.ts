/** A unit a column of amounts or shares can have: how it is written, and the power of ten that leads to the base unit. */
export interface Unit {
  name: string;
  exponent: number;
}

const PATTERNS: readonly (readonly [RegExp, string, number])[] = [
  [/%|％|百分比|percent|\bpct\b/i, '%', -2],
  [/亿/, '亿元', 8],
  [/百万|million|\bmn\b|\bmio\b|\bmm\b|\bmln\b/i, 'million', 6],
  [/万/, '万元', 4],
  [/billion|\bbn\b/i, 'billion', 9],
  [/千|thousand|'000|\bk\b/i, '千元', 3],
  [/元|圆|yuan|\bcny\b|\brmb\b/i, '元', 0],
  [/\b(usd|eur|gbp|jpy|hkd)\b|[$€£]/i, 'currency unit', 0],
  [/^(unit|units|one|ones|1|fraction|ratio|小数)$/i, 'fraction', 0],
];

/** The unit a text speaks of (`单位：万元`, `Million - USD`, `%`), or null. */
export function parseUnit(text: string): Unit | null {
  for (const [pattern, name, exponent] of PATTERNS) if (pattern.test(text)) return { name, exponent };
  return null;
}

/** Units that can be answered for amounts. */
export const AMOUNT_UNITS = ['元', '千元', '万元', 'million', '亿元', 'billion'] as const;

/** A header taken apart. */
export interface Heading {
  /** For comparing: case, width, spaces, punctuation and unit suffix are gone. */
  folded: string;
  unit: Unit | null;
  /** The names of a heading with several, `贷款余额 / outstanding balance`, each folded; empty for one name. */
  names: readonly string[];
}

const BRACKETS = /[([（【［]([^)\]）】］]*)[)\]）】］]\s*$/;
const TAIL =
  /(?:[\s_-]+(?:(?:usd|cny|rmb|eur)[\s_]*)?(?:mn|mio|mln|million|thousand|bn|billion)|(?:[\s_-]*(?:万元|亿元|千元|百万元|%|％)))\s*$/i;

/** Takes a header apart: `贷款余额（万元）` is 贷款余额 in 万元. Brackets that hold no unit stay part of the name. */
export function parseHeading(header: string): Heading {
  const names = header.split(/\s+\/\s+/);
  return { ...parseName(header), names: names.length > 1 ? names.map((name) => parseName(name).folded) : [] };
}

function parseName(header: string): Omit<Heading, 'names'> {
  const bracket = BRACKETS.exec(header);
  const bracketUnit = bracket ? parseUnit(bracket[1] ?? '') : null;
  if (bracket && bracketUnit) return { folded: fold(header.slice(0, bracket.index)), unit: bracketUnit };
  const tail = TAIL.exec(header);
  const tailUnit = tail && tail.index > 0 ? parseUnit(tail[0]) : null;
  if (tail && tailUnit) return { folded: fold(header.slice(0, tail.index)), unit: tailUnit };
  return { folded: fold(header), unit: null };
}

/** Text for comparing headings and spellings: only letters and digits, lower case, full-width forms made narrow. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%+]/gu, '');
}

/** The unit named above the header: 单位：万元. */
export function statedUnit(preamble: readonly string[]): Unit | null {
  for (const line of preamble) {
    const stated = /(?:单位|unit)s?\s*[:：]\s*(\S.*)/i.exec(line)?.[1];
    const unit = stated === undefined ? null : parseUnit(stated);
    if (unit && unit.exponent >= 0) return unit;
  }
  return null;
}
