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

/** Times beyond all that was usual, and times between neighbours in time, from which on a rate cannot be right. */
const FAR = 4;
const JUMP = 30;
/** Of two rates within a quarter one is turned round where they are apart, and the reciprocal of one is so much nearer to the other: 0.92, 1.09. */
const QUARTER = 100;
const APART = 1.1;
const NEARER = 3;

/**
 * The rates with those that cannot be right put as a person said, or as unknown: no older rate holds in their place. A rate is doubted that
 * is far from all that was usual for the two currencies; of a currency nobody knows, one that jumps away from those before it; and one that
 * is its neighbours turned round. Where a jump or a turn lasts, the fewer of both sides are doubted.
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
      const isKnown = usualRate(currency, base) !== null;
      const far = isKnown ? rates.filter((rate) => isFar(rate, base)) : fewer(levels(rates));
      return [...far, ...fewer(sides(rates.filter((rate) => !far.includes(rate))))];
    }),
  );
}

function isFar({ currency, rate }: GivenRate, base: string): boolean {
  const usual = usualRate(currency, base);
  return usual !== null && (rate > usual.high * FAR || rate < usual.low / FAR);
}

/** How far two rates are apart, the same both ways. */
const distance = (one: number, other: number) => Math.abs(Math.log(one / other));

/** Rates in time by the level they continue: one that is a jump away from the last of every level begins another. */
function levels(rates: readonly GivenRate[]): GivenRate[][] {
  const found: GivenRate[][] = [];
  for (const rate of rates) {
    const away = (level: readonly GivenRate[]) => distance(rate.rate, level.at(-1)?.rate ?? NaN);
    const [nearest] = found.toSorted((a, b) => away(a) - away(b));
    if (nearest && away(nearest) < Math.log(JUMP)) nearest.push(rate);
    else found.push([rate]);
  }
  return found;
}

/** Rates in time, those before a turn apart from those after it, until the next turn brings the first side back. */
function sides(rates: readonly GivenRate[]): GivenRate[][] {
  const found: [GivenRate[], GivenRate[]] = [[], []];
  let side: 0 | 1 = 0;
  rates.forEach((rate, place) => {
    if (isTurn(rates, place)) side = side === 0 ? 1 : 0;
    found[side].push(rate);
  });
  return found;
}

/** A rate turns where it is the one before it turned round, and so are those next to the two on either side: a currency may cross 1. */
function isTurn(rates: readonly GivenRate[], place: number): boolean {
  const [early, before, rate, late] = [-2, -1, 0, 1].map((step) => rates[place + step]);
  if (!areNear(before, rate) || !areTurned(before, rate)) return false;
  const isBrief = (one?: GivenRate, other?: GivenRate) => !areNear(one, other) || areTurned(one, other);
  return (isBrief(early, before) || areTurned(early, rate)) && (isBrief(rate, late) || areTurned(before, late));
}

function areNear(one?: GivenRate, next?: GivenRate): boolean {
  if (!one || !next) return false;
  return one.from === null || next.from === null || next.from <= addDays(one.from, QUARTER);
}

function areTurned(one?: GivenRate, other?: GivenRate): boolean {
  if (!one || !other) return false;
  const apart = distance(one.rate, other.rate);
  return apart > Math.log(APART) && distance(1 / one.rate, other.rate) * NEARER < apart;
}

/** Every rate that is not in the group of more than half of them; all where there is no such group. */
function fewer(groups: readonly (readonly GivenRate[])[]): readonly GivenRate[] {
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
