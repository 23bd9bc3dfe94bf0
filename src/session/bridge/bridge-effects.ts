import { add } from '../../lib/add.ts';
import type { SizeKind } from '../../metrics/contribution-statement.ts';

/** Why a value moved, in the order they are shown. */
export const CAUSES = [
  'new',
  'entered',
  'drawn',
  'migrated',
  'mix',
  'measure',
  'repaid-partly',
  'repaid',
  'written-off',
  'left',
  'part',
  'rate',
  'threshold',
  'corrected',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What one item adds to a value at one date. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
  /** Of a change: what it adds to the level before. */
  readonly past: { readonly numerator: number; readonly denominator: number };
  /** Where their order counts: its measures, one by one. */
  readonly measures: readonly number[];
  /** How large it is: a balance, a one, another measure. */
  readonly size: number;
  readonly file: string | null;
  readonly row: number | null;
}

/** One item at both dates; null where it is not counted. */
export interface Pair {
  readonly item: string;
  readonly facility: string | null;
  readonly client: string | null;
  readonly from: Share | null;
  readonly to: Share | null;
  /** Why it is counted at one date only. */
  readonly apart: Cause;
}

/** Numerator, denominator and value at both dates. */
export interface Ends {
  readonly from: { readonly value: number; readonly denominator: number };
  readonly to: { readonly value: number; readonly denominator: number };
}

/** What one item did to a value, for one cause. */
export interface ItemEffect extends Pair {
  readonly cause: Cause;
  /** Of a metric made of metrics: through which of them. */
  readonly part?: string;
  readonly effect: number;
}

export interface EffectRules {
  readonly of: 'quotient' | 'sum';
  readonly sizeKind: SizeKind;
  readonly byNumerator: boolean;
  /** What it is called when an item's share changes while the item itself does not. */
  readonly shifted: 'migrated' | 'mix' | 'measure';
  /** Everything has this one cause: data corrected, a parameter changed. */
  readonly only?: Cause;
}

/**
 * What each item did to the change of a value, exactly: the effects add up to the change.
 *
 * A quotient N/D changes by (ΔN − R̄·ΔD) / D̄, where R̄ and D̄ are the means of the two dates; this is an identity, and the same the other
 * way round. N and D are sums over items, so an item's effect is (Δn − R̄·Δd) / D̄: a new loan that is better than the book lowers the NPL
 * ratio. A sum changes by Δn. An item at both dates is taken apart once more, by n = s·z with z its size and s its share: z̄·Δs is what
 * became of it (migrated, re-rated), the rest what was drawn or repaid; where there is no size at one date all of it is the former.
 * What the denominator changed by beyond the items (capital, a limit) is one effect more.
 */
export function effectsOf(pairs: readonly Pair[], { from, to }: Ends, rules: EffectRules): ItemEffect[] {
  const quotient = rules.of === 'quotient';
  const mean = quotient ? (from.value + to.value) / 2 : 0;
  const whole = quotient ? (from.denominator + to.denominator) / 2 : 1;
  const change = (pair: Pair) => ({
    numerator: (pair.to?.numerator ?? 0) - (pair.from?.numerator ?? 0),
    denominator: quotient ? (pair.to?.denominator ?? 0) - (pair.from?.denominator ?? 0) : 0,
  });
  const found = pairs.flatMap((pair) => {
    const { numerator, denominator } = change(pair);
    const effect = (numerator - mean * denominator) / whole;
    if (rules.only) return [{ ...pair, cause: rules.only, effect }];
    return split(pair, { effect, numerator: numerator / whole, whole }, rules);
  });
  const beyond = quotient ? to.denominator - from.denominator - add(pairs.map((pair) => change(pair).denominator)) : 0;
  // a rounding error of the sums is no change of a parameter
  if (Math.abs(beyond) > 1e-9 * Math.max(Math.abs(to.denominator), Math.abs(from.denominator)))
    found.push({ ...NOBODY, cause: rules.only ?? 'threshold', effect: (-mean * beyond) / whole });
  return found.filter(({ effect }) => effect !== 0);
}

/** What is nobody's doing: settings. */
export const NOBODY: Pair = { item: '', facility: null, client: null, from: null, to: null, apart: 'threshold' };

function split(
  pair: Pair,
  { effect, numerator, whole }: { effect: number; numerator: number; whole: number },
  { of, sizeKind, byNumerator, shifted }: EffectRules,
): ItemEffect[] {
  const { from, to } = pair;
  if (!from || !to) return [{ ...pair, cause: pair.apart, effect }];
  const grown = to.size - from.size;
  const sized: Cause = sizeKind !== 'balance' ? 'measure' : grown >= 0 ? 'drawn' : 'repaid-partly';
  if (byNumerator)
    return [
      { ...pair, cause: sized, effect: numerator },
      { ...pair, cause: 'measure', effect: effect - numerator },
    ];
  // what is held against capital or a limit has no denominator of its own
  const shared = of === 'sum' || (from.denominator === 0 && to.denominator === 0);
  const [base, later] = shared ? [from.size, to.size] : [from.denominator, to.denominator];
  if (base === 0 || later === 0) {
    const empty = base === 0 ? from : to;
    return [{ ...pair, cause: empty.numerator === 0 && sizeKind === 'balance' ? sized : shifted, effect }];
  }
  const [before, after] = [from.numerator / base, to.numerator / later];
  const state = isSame(before, after) ? 0 : (((base + later) / 2) * (after - before)) / whole;
  // what nobody drew or repaid moved because others did
  const rest: Cause = grown === 0 ? (shifted === 'mix' ? 'mix' : sized) : sized;
  return [
    { ...pair, cause: shifted, effect: state },
    { ...pair, cause: rest, effect: effect - state },
  ];
}

/** Equal but for the last digits of the division. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}
