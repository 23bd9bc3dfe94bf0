import { describe, expect, it } from 'vitest';
import { addMonths, monthEnd } from '../../src/lib/dates.ts';
import { withoutDoubtful, type GivenRate, type Quote } from '../../src/session/settings/rate-doubts.ts';

/** Rates of month-ends from January 2023 on, one every `step` months. */
function monthly(currency: string, values: readonly number[], step = 1): GivenRate[] {
  return values.map((rate, place) => {
    const from = monthEnd(addMonths('2023-01', place * step));
    return { currency, from, rate, file: 'fx.csv', row: place + 2 };
  });
}

/** The rates in force with null for the doubted, which are at the same time the doubts told. */
function judged(given: readonly GivenRate[], base: string, quote: Quote | null = null): (number | null)[] {
  const { rates, doubts } = withoutDoubtful(given, base, () => quote);
  const gone = given.filter((_, place) => rates[place]?.rate === null);
  expect(doubts).toEqual(gone.map((rate) => ({ ...rate, usual: null })));
  expect(rates.map(({ currency, from }) => [currency, from])).toEqual(given.map((each) => [each.currency, each.from]));
  return rates.map(({ rate }) => rate);
}

/** A currency of which nobody knows what it is worth: 1 at first, 40 after three years. */
const falling = Array.from({ length: 37 }, (_, month) => 40 ** (month / 36));
const changed = (values: readonly number[], changes: Record<number, number>) =>
  values.map((value, place) => changes[place] ?? value);
const without = (values: readonly number[], ...places: number[]) =>
  values.map((value, place) => (places.includes(place) ? null : value));

describe('rates of a currency nobody knows', () => {
  it('are right where it falls step by step, however far', () => {
    expect(judged(monthly('VES', falling), 'USD')).toEqual(falling);
    const back = falling.toReversed();
    expect(judged(monthly('VES', back), 'USD')).toEqual(back);
    const farther = falling.map((value) => value ** 3);
    expect(judged(monthly('VES', farther), 'USD')).toEqual(farther);
  });

  it.each([
    ['in the middle', { 18: (falling[18] ?? NaN) * 100 }, [18]],
    ['at the end, where the hundredth was a rate once', { 36: 0.4 }, [36]],
    ['at the beginning', { 0: 100 }, [0]],
    ['for two months', { 9: (falling[9] ?? NaN) * 100, 10: (falling[10] ?? NaN) * 100 }, [9, 10]],
    ['upward and downward', { 9: (falling[9] ?? NaN) * 1000, 10: (falling[10] ?? NaN) / 1000 }, [9, 10]],
  ])('are doubted where one jumps away from those beside it: %s', (_, changes, doubted) => {
    expect(judged(monthly('VES', changed(falling, changes)), 'USD')).toEqual(without(falling, ...doubted));
  });

  it('are doubted where a jump lasts, on the side where there are fewer, and on both where there are as many', () => {
    expect(judged(monthly('VES', [1, 1.1, 1.2, 120, 121]), 'USD')).toEqual([1, 1.1, 1.2, null, null]);
    expect(judged(monthly('VES', [1, 1.1, 120, 121]), 'USD')).toEqual([null, null, null, null]);
  });

  it('are doubted where one is turned round, though it is no jump', () => {
    expect(judged(monthly('VES', [4, 4.1, 1 / 4.2, 4.3]), 'USD')).toEqual([4, 4.1, null, 4.3]);
    const turned = monthly('VES', [4, 4.1, 0.25, 4.3]);
    expect(judged(turned, 'USD', 'turned')).toEqual([4, 4.1, 4, 4.3]);
    expect(judged(turned, 'USD', 1)).toEqual([4, 4.1, 0.25, 4.3]);
  });
});

describe('rates near 1', () => {
  it.each([
    ['one month in the middle', [0.92, 0.921, 1 / 0.92, 0.919, 0.92], [2]],
    ['the first', [1.09, 0.92, 0.915, 0.918], [0]],
    ['the last', [0.92, 0.915, 0.918, 1.09], [3]],
    ['several months', [0.92, 0.92, 1.09, 1.088, 1.09, 0.92, 0.921], [2, 3, 4]],
    ['two that stand alone', [0.92, 1.09], [0, 1]],
  ])('are doubted where they are their neighbours turned round: %s', (_, values, doubted) => {
    expect(judged(monthly('HKD', values), 'CNY')).toEqual(without(values, ...doubted));
  });

  it('are judged by those beside them in time, not by the side of 1 where most are', () => {
    const crossing = [1.2, 1.17, 1.14, 1.1, 1.06, 1.02, 0.98, 0.94, 0.91, 1 / 0.89, 0.88];
    expect(judged(monthly('EUR', crossing), 'USD')).toEqual(without(crossing, 9));
    const late = changed(crossing, { 9: 0.89, 1: 1 / 1.17 });
    expect(judged(monthly('EUR', late), 'USD')).toEqual(without(late, 1));
  });

  it.each([
    ['slowly', [1.02, 1.0, 0.98]],
    ['and back', [1.11, 1.04, 0.98, 0.97, 1.0, 1.05, 1.1]],
    ['in strides', [1.11, 1.05, 0.953, 0.95]],
    ['in strides at the end', [1.16, 1.05, 0.953]],
    ['in strides at the beginning', [0.95, 1.06, 1.18, 1.32]],
    ['in even steps of an eighth', Array.from({ length: 12 }, (_, month) => 1.12 ** (month - 5.5))],
  ])('may cross it %s', (_, values) => {
    expect(judged(monthly('EUR', values), 'USD')).toEqual(values);
    expect(judged(monthly('EUR', values.toReversed()), 'USD')).toEqual(values.toReversed());
    expect(judged(monthly('VES', values), 'USD')).toEqual(values);
  });

  it('may have moved far where half a year lies between them', () => {
    expect(judged(monthly('HKD', [0.92, 1.09], 6), 'CNY')).toEqual([0.92, 1.09]);
    expect(judged(monthly('HKD', [0.92, 1.09], 3), 'CNY')).toEqual([null, null]);
  });
});
