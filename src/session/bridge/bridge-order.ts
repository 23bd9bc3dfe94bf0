import type { StatisticMetric } from '../../metrics/definition.ts';
import { CAUSES, type Cause, type ItemEffect, type Pair } from './bridge-effects.ts';

interface OrderRules {
  readonly statistic: StatisticMetric['statistic'];
  /** What it is called when an item's measure changes while the item stays. */
  readonly shifted: Cause;
  readonly only?: Cause;
}

/** Where the statistic stands between the smallest measure and the largest. */
const PLACE: Readonly<Record<StatisticMetric['statistic'], number>> = {
  min: 0,
  median: 0.5,
  p90: 0.9,
  max: 1,
  mean: 0.5,
};

/**
 * What each item did to a median, a percentile or an extreme, which is no sum of what items add: the items of the first date make way for
 * those of the second one after the other, cause by cause in the order causes are shown and by name within one, and each is credited
 * with what the value moves by at its turn. Since who comes first gets more, the way is gone in the opposite order as well and the mean of
 * both taken: turned round in time every effect only changes its sign, and the effects add up to the change on either way. A step
 * at which nothing is left to be ordered keeps the value of the one before.
 */
export function orderEffects(pairs: readonly Pair[], { statistic, shifted, only }: OrderRules): ItemEffect[] {
  const turns = pairs
    .filter(({ from, to }) => !same(from?.measures ?? [], to?.measures ?? []))
    .map((pair) => ({ pair, cause: only ?? (pair.from && pair.to ? shifted : pair.apart) }))
    .sort((a, b) => CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause) || (a.pair.item < b.pair.item ? -1 : 1));
  const start = pairs.flatMap(({ from }) => from?.measures ?? []);
  const all = [...start, ...pairs.flatMap(({ to }) => to?.measures ?? [])];
  const walk = (order: typeof turns): ReadonlyMap<Pair, number> => {
    const ranks = new Ranks(all);
    for (const measure of start) ranks.put(measure, 1);
    let value = ranks.at(PLACE[statistic]) ?? 0;
    return new Map(
      order.map(({ pair }) => {
        for (const measure of pair.from?.measures ?? []) ranks.put(measure, -1);
        for (const measure of pair.to?.measures ?? []) ranks.put(measure, 1);
        const next = ranks.at(PLACE[statistic]) ?? value;
        const effect = next - value;
        value = next;
        return [pair, effect];
      }),
    );
  };
  const [there, back] = [walk(turns), walk(turns.toReversed())];
  return turns
    .map(({ pair, cause }) => ({ ...pair, cause, effect: ((there.get(pair) ?? 0) + (back.get(pair) ?? 0)) / 2 }))
    .filter(({ effect }) => effect !== 0);
}

function same(a: readonly number[], b: readonly number[]): boolean {
  const sorted = (list: readonly number[]) => [...list].sort((x, y) => x - y);
  const [left, right] = [sorted(a), sorted(b)];
  return left.length === right.length && left.every((measure, index) => measure === right[index]);
}

/** Measures in order, to which some come and some go: a tree of counts, so that thousands of steps stay quick. */
class Ranks {
  readonly #measures: readonly number[];
  readonly #counts: Int32Array;
  #size = 0;

  constructor(possible: readonly number[]) {
    this.#measures = [...new Set(possible)].sort((a, b) => a - b);
    this.#counts = new Int32Array(this.#measures.length + 1);
  }

  /** Adds a measure so many times, or takes it away. */
  put(measure: number, times: number): void {
    this.#size += times;
    let low = 0;
    for (let high = this.#measures.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((this.#measures[middle] ?? 0) < measure) low = middle + 1;
      else high = middle;
    }
    for (let node = low + 1; node < this.#counts.length; node += node & -node)
      this.#counts[node] = (this.#counts[node] ?? 0) + times;
  }

  /** The value at a place from 0 to 1, between two measures in proportion as the answers have it; null where there are none. */
  at(place: number): number | null {
    if (this.#size === 0) return null;
    const exact = place * (this.#size - 1);
    const [low, high] = [this.#measure(Math.floor(exact)), this.#measure(Math.ceil(exact))];
    return low + (high - low) * (exact - Math.floor(exact));
  }

  #measure(rank: number): number {
    let [node, left] = [0, rank];
    for (let step = 2 ** Math.floor(Math.log2(this.#counts.length)); step >= 1; step /= 2) {
      const count = this.#counts[node + step];
      if (count === undefined || count > left) continue;
      node += step;
      left -= count;
    }
    return this.#measures[node] ?? 0;
  }
}
