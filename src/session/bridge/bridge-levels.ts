import { add } from '../../lib/add.ts';
import type { Level } from '../../metrics/definition.ts';
import type { Cause, ItemEffect, Pair, Share } from './bridge-effects.ts';

interface LevelRules {
  readonly change: 'relative' | 'difference';
  /** Both levels are sums, or both are quotients of two. */
  readonly now: Level;
  readonly before: Level;
  readonly only?: Cause;
}

type Sums = { readonly numerator: number; readonly denominator: number };
type SideOf = (share: Share | null) => Sums;

const NOTHING: Sums = { numerator: 0, denominator: 0 };

/**
 * What each item did to a value that says how one level differs from another. A level N/D changes by (ΔN − R̄·ΔD) / D̄, a sum by ΔN; a
 * difference of two levels by the difference of their changes, and a quotient Q of two by (ΔL − Q̄·ΔB) / B̄: the same identity once
 * more, so that the effects add up to the change.
 */
export function levelEffects(pairs: readonly Pair[], { change, now, before, only }: LevelRules): ItemEffect[] {
  const late = levelOf(pairs, now, (share) => share ?? NOTHING);
  const early = levelOf(pairs, before, (share) => share?.past ?? NOTHING);
  const relative = change === 'relative';
  const quotient = (late.from / early.from + late.to / early.to) / 2;
  const whole = (early.from + early.to) / 2;
  return pairs
    .map((pair) => {
      const [own, base] = [late.effectOf(pair), early.effectOf(pair)];
      const effect = relative ? (own - quotient * base) / whole : own - base;
      return { ...pair, cause: only ?? (pair.from && pair.to ? ('measure' as const) : pair.apart), effect };
    })
    .filter(({ effect }) => effect !== 0);
}

/** A level at both dates, and what an item did to it. */
function levelOf(pairs: readonly Pair[], { denominator }: Level, sideOf: SideOf) {
  const total = (side: 'from' | 'to', name: keyof Sums) => add(pairs.map((pair) => sideOf(pair[side])[name]));
  const [n0, n1] = [total('from', 'numerator'), total('to', 'numerator')];
  if (!denominator)
    return { from: n0, to: n1, effectOf: (pair: Pair) => sideOf(pair.to).numerator - sideOf(pair.from).numerator };
  const [d0, d1] = [total('from', 'denominator'), total('to', 'denominator')];
  const [from, to] = [n0 / d0, n1 / d1];
  const effectOf = (pair: Pair) => {
    const [a, b] = [sideOf(pair.from), sideOf(pair.to)];
    return (b.numerator - a.numerator - ((from + to) / 2) * (b.denominator - a.denominator)) / ((d0 + d1) / 2);
  };
  return { from, to, effectOf };
}
