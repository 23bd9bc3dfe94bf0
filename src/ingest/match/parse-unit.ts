import { currenciesNamed } from '../../model/currencies.ts';
import { simplified } from '../../lib/simplified.ts';
import { UNIT_PATTERNS, type UnitWord } from './unit-words.ts';

/** A unit a column of amounts or shares can have: how it is written, and the power of ten that leads to the base unit. */
export interface Unit {
  name: string;
  exponent: number;
  kind: 'amount' | 'share' | 'days';
  /** ISO codes the amounts can be in, the usual one first; empty where the unit names none (元 is any currency's). */
  currencies: readonly string[];
  /** The amounts were turned into that currency: 折人民币, USD equivalent. */
  converted: boolean;
  /** It stands above the header and speaks of the whole table. */
  above?: boolean;
  /** What stands there is not understood to its end: it is asked about, and counts for nothing until then. */
  unclear?: boolean;
}

const NAMES: Readonly<Record<number, string>> = {
  0: '元',
  1: '十元',
  2: '百元',
  3: '千元',
  4: '万元',
  5: '十万元',
  6: 'million',
  7: '千万元',
  8: '亿元',
  9: 'billion',
  10: '百亿元',
  11: '千亿元',
  12: '万亿元',
};
const SHARES: Readonly<Record<number, string>> = { [-2]: '%', [-3]: '‰', [-4]: 'bp' };
const PLAIN = /^(?:units?|ones?|1|fraction|ratio|小数)$/i;

/** The unit a text is from its first to its last character (`万元`, `10k CNY`, `Million - USD`, `%`), or null. */
export function parseUnit(text: string): Unit | null {
  const plain = simplified(text.normalize('NFKC')).trim();
  if (PLAIN.test(plain)) return { name: 'fraction', exponent: 0, kind: 'share', currencies: [], converted: false };
  const words = wordsOf(plain);
  return words.includes(null) ? null : join(words.flatMap((word) => word ?? []));
}

/** True where some of a text is a unit, but not all of it: `RMB mill. net`. */
export function isHalfUnit(text: string): boolean {
  if (parseUnit(text) !== null) return false;
  const plain = simplified(text.normalize('NFKC'));
  return wordsOf(plain).some((word) => word !== null && word.kind !== undefined && word.kind !== 'days');
}

/** True where some of a text is a scale: 万, `thousands`. */
export function namesScale(text: string): boolean {
  const plain = simplified(text.normalize('NFKC'));
  return wordsOf(plain).some((word) => word?.kind === 'amount' && (word.exponent ?? 0) > 0);
}

/** The words of a text, null for every character of none. */
function wordsOf(text: string): (UnitWord | null)[] {
  const words: (UnitWord | null)[] = [];
  for (let place = 0; place < text.length;) {
    const found = wordAt(text, place);
    words.push(found?.word ?? null);
    place += found?.length ?? lengthOfUnknown(text, place);
  }
  return words;
}

function wordAt(text: string, place: number): { word: UnitWord; length: number } | null {
  for (const [pattern, meaning] of UNIT_PATTERNS) {
    pattern.lastIndex = place;
    const match = pattern.exec(text)?.[0];
    const word = match ? meaning(match) : null;
    if (match && word) return { word, length: match.length };
  }
  return null;
}

/** An unknown word of letters is passed over whole: there is no unit inside `remark`. */
function lengthOfUnknown(text: string, place: number): number {
  return /^[a-z]+/i.exec(text.slice(place))?.[0].length ?? 1;
}

function join(words: readonly UnitWord[]): Unit | null {
  const said = words.filter((word) => !word.filler);
  const kinds = new Set(said.flatMap(({ kind }) => kind ?? []));
  const [kind, another] = kinds;
  const named = [...new Set(said.flatMap(({ currency }) => currency ?? []))].map(currenciesNamed);
  const currencies = named.reduce((shared, each) => {
    const both = shared.filter((code) => each.includes(code));
    return both.length > 0 ? both : [];
  }, named[0] ?? []);
  // two kinds, two currencies or a letter alone say nothing certain
  if (kind === undefined || another !== undefined || (named.length > 0 && currencies.length === 0)) return null;
  if (said.filter(({ ends }) => ends).length > 1) return null;
  if (said.some(({ letter }) => letter) && named.length === 0) return null;
  const converted = said.some((word) => word.converted);
  if (converted && named.length === 0) return null;
  const exponent = said.reduce((sum, word) => sum + (word.exponent ?? 0), 0);
  return { name: nameOf(kind, exponent, currencies), exponent, kind, currencies, converted };
}

function nameOf(kind: Unit['kind'], exponent: number, [currency]: readonly string[]): string {
  if (kind === 'share') return SHARES[exponent] ?? '%';
  if (kind === 'days') return '天';
  const name = NAMES[exponent] ?? `1e${exponent}`;
  if (currency === undefined || currency === 'CNY') return name;
  return exponent === 0 ? currency : `${currency} ${name}`;
}
