import { addDays } from '../../lib/dates.ts';
import type { ExchangeRate, RateDoubt } from '../../metrics/relations/exchange.ts';
import { usualRate } from '../../model/currency-sizes.ts';

/** A rate as it was given, and where it stands. */
export interface GivenRate extends ExchangeRate {
  readonly rate: number;
  readonly file: string | null;
  readonly row: number | null;
}

/** What doubtful rates of a currency are, by a person's word: of how many units, or the currency's price of one unit of the base. */
export type Quote = number | 'turned';

/** Times beyond all that was usual, and times between two rates of one currency, from which on a rate cannot be right. */
const FAR = 4;
const JUMP = 30;
/** Two rates within a quarter are each other turned round where their product is 1 and they are far from it: 0.92 and 1.09. */
const QUARTER = 100;
const ABOUT_ONE = 0.03;
const APART = 1.1;

/**
 * The rates with those that cannot be right put as a person said, or as unknown: no older rate holds in their place. A rate is doubted that
 * is far from all that was usual for the two currencies; among those of a currency nobody knows and between neighbours that are each
 * other turned round, those that are not like most of the others.
 */
export function withoutDoubtful(
  given: readonly GivenRate[],
  base: string,
  quoteOf: (currency: string) => Quote | null,
): { rates: ExchangeRate[]; doubts: RateDoubt[] } {
  const doubted = doubtful(given, base);
  const read = given.map((rate) => (doubted.has(rate) ? quoted(rate, quoteOf(rate.currency)) : rate));
  const still = doubtful(read, base);
  const isTaken = (rate: GivenRate) => doubted.has(rate) && quoteOf(rate.currency) === 1;
  const left = read.map((rate, place) => !isTaken(given[place] ?? rate) && still.has(rate));
  return {
    rates: read.map(({ currency, from, rate }, place) => ({ currency, from, rate: left[place] ? null : rate })),
    doubts: given
      .filter((_, place) => left[place])
      .map((rate) => ({ ...rate, usual: isFar(rate, base) ? middle(rate.currency, base) : null })),
  };
}

function quoted(given: GivenRate, quote: Quote | null): GivenRate {
  if (quote === null) return given;
  return { ...given, rate: quote === 'turned' ? 1 / given.rate : given.rate / quote };
}

function doubtful(given: readonly GivenRate[], base: string): Set<GivenRate> {
  const currencies = new Set(given.map(({ currency }) => currency));
  return new Set(
    [...currencies].flatMap((currency) => {
      const rates = given.filter((rate) => rate.currency === currency);
      if (!usualRate(currency, base)) return [...unlikeMost(inSteps(rates)), ...turnedRound(rates)];
      const far = rates.filter((rate) => isFar(rate, base));
      return [...far, ...turnedRound(rates.filter((rate) => !far.includes(rate)))];
    }),
  );
}

function isFar({ currency, rate }: GivenRate, base: string): boolean {
  const usual = usualRate(currency, base);
  return usual !== null && (rate > usual.high * FAR || rate < usual.low / FAR);
}

/** Rates of like size together: a new group begins where the next larger one is a jump away. */
function inSteps(rates: readonly GivenRate[]): GivenRate[][] {
  const groups: GivenRate[][] = [];
  for (const rate of rates.toSorted((a, b) => a.rate - b.rate)) {
    const last = groups.at(-1);
    if (last && rate.rate < (last.at(-1)?.rate ?? 0) * JUMP) last.push(rate);
    else groups.push([rate]);
  }
  return groups;
}

/** Where there are two neighbours that are each other turned round, those on the side of 1 where there are fewer. */
function turnedRound(rates: readonly GivenRate[]): readonly GivenRate[] {
  const isTurned = rates.some((rate, place) => {
    const before = rates[place - 1];
    if (!before || (rate.from !== null && before.from !== null && rate.from > addDays(before.from, QUARTER)))
      return false;
    const ratio = Math.max(rate.rate / before.rate, before.rate / rate.rate);
    return ratio > APART && Math.abs(rate.rate * before.rate - 1) < ABOUT_ONE;
  });
  if (!isTurned) return [];
  return unlikeMost([rates.filter(({ rate }) => rate < 1), rates.filter(({ rate }) => rate >= 1)]);
}

/** Every rate that is not in the group of more than half of them; all where there is no such group. */
function unlikeMost(groups: readonly (readonly GivenRate[])[]): readonly GivenRate[] {
  const filled = groups.filter((group) => group.length > 0);
  if (filled.length < 2) return [];
  const all = filled.flat();
  const most = filled.find((group) => group.length * 2 > all.length);
  return filled.filter((group) => group !== most).flat();
}

function middle(currency: string, base: string): number | null {
  const usual = usualRate(currency, base);
  return usual && Math.sqrt(usual.low * usual.high);
}
