import type { Reading } from './opinion.ts';
import { total, type Fact } from './plain.ts';

export const counted = (facts: readonly Fact[]) => facts.filter(({ counts = true }) => counts);
const tops = (facts: readonly Fact[]) => facts.map(({ top }) => top);

/** One sum over another: over nothing, or over less than nothing, it is no number. */
export function quotient(numerator: number, denominator: number): Reading {
  const reason = denominator > 0 ? null : denominator < 0 ? 'NEG_DENOM' : 'ZERO_DENOM';
  return { numerator, denominator, value: reason ? null : numerator / denominator, reason };
}

/** Sum over sum. */
export const ratio = (facts: readonly Fact[]): Reading =>
  quotient(total(tops(facts)), total(facts.map(({ bottom }) => bottom)));

/** Sum of the numerators; 0 where nothing happened. */
export const amount = (facts: readonly Fact[]): Reading => {
  const numerator = total(tops(facts));
  return { numerator, denominator: null, value: numerator, reason: null };
};

/** The same, with what it is held against beside it. */
export const heldAmount = (facts: readonly Fact[]): Reading => ({
  ...amount(facts),
  denominator: total(facts.map(({ bottom }) => bottom)),
});

/** One of the measures that count, or made of them: without any there is none, and it is no quotient of sums. */
function measure(of: (sorted: readonly number[]) => number | undefined): (facts: readonly Fact[]) => Reading {
  return (facts) => {
    const value = of(tops(counted(facts)).sort((a, b) => a - b)) ?? null;
    return { numerator: null, denominator: null, value, reason: value === null ? 'ZERO_DENOM' : null };
  };
}

/** Value in the middle, the mean of the two middle ones of an even number. */
export const median = measure((sorted) => {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
});

/** Nine tenths of the way from the smallest to the largest, between two neighbours by the part of the step. */
export const ninth = measure((sorted) => {
  const place = 0.9 * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? undefined : low + (place - Math.floor(place)) * (high - low);
});

export const largest = measure((sorted) => sorted.at(-1));
export const smallest = measure((sorted) => sorted[0]);

/** Sum of the measures over how many they are. */
export const mean = (facts: readonly Fact[]): Reading => quotient(total(tops(counted(facts))), counted(facts).length);
