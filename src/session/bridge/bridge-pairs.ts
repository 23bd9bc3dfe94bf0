import { add } from '../../lib/add.ts';
import type { Recipe } from '../../metrics/contribution-statement.ts';
import type { AskedMetric } from '../../metrics/definition.ts';
import type { MetricRow } from '../../metrics/metric.ts';
import type { Cause, Pair, Share } from './bridge-effects.ts';
import type { Contribution, Contributions } from './contributions.ts';

type Found = Pick<Contribution, 'item' | 'facility' | 'client'> & Share;

/** The items of one answer at both dates, side by side. */
export function pairsOf(
  metric: AskedMetric,
  recipe: Recipe,
  by: Readonly<Record<string, string>>,
  [earlier, later]: readonly [Contributions, Contributions],
  [start, end]: readonly [MetricRow, MetricRow],
): Pair[] {
  const from = sharesOf(metric, recipe, by, earlier, start);
  const to = sharesOf(metric, recipe, by, later, end);
  const items = new Set([...from.keys(), ...to.keys()]);
  return [...items].map((item) => {
    const [a, b] = [from.get(item) ?? null, to.get(item) ?? null];
    const { facility, client } = (b ?? a) as Found;
    return { item, facility, client, from: a, to: b, apart: apartOf(item, a === null, [earlier, later]) };
  });
}

/** Why an item is counted at one date only: it came or went, or it is in the book and no longer what is counted. */
function apartOf(item: string, came: boolean, [earlier, later]: readonly [Contributions, Contributions]): Cause {
  if (!earlier.book || !later.book) return came ? 'entered' : 'left';
  if (came) return earlier.book.has(item) ? 'mix' : 'new';
  const writtenOff = later.book.get(item);
  if (writtenOff === undefined) return 'repaid';
  return writtenOff ? 'written-off' : 'mix';
}

/** What each item adds to one answer: to the numerator where it is of the answer's own cell, to the denominator where it is of its whole. */
function sharesOf(
  metric: AskedMetric,
  recipe: Recipe,
  by: Readonly<Record<string, string>>,
  { items }: Contributions,
  row: MetricRow,
): Map<string, Found> {
  const parts = (metric.parts ?? []).map(({ name }) => name);
  const whole = metric.kind === 'ratio' && metric.share === true ? (metric.within ?? []) : parts;
  const groups = Object.keys(by).filter((name) => !parts.includes(name));
  const isIn = (one: Contribution, names: readonly string[]) => names.every((name) => one.by[name] === by[name]);
  const counted = items.filter((one) => isIn(one, groups) && isIn(one, whole));
  const found = new Map<string, Found>();
  for (const one of named(metric, recipe, counted, row)) {
    const numerator = isIn(one, parts) ? one.numerator : 0;
    const { item, facility, client, denominator, past, size, file, row: line } = one;
    const known = found.get(item);
    found.set(item, {
      item,
      facility,
      client,
      numerator: numerator + (known?.numerator ?? 0),
      denominator: denominator + (known?.denominator ?? 0),
      past: {
        numerator: past.numerator + (known?.past.numerator ?? 0),
        denominator: past.denominator + (known?.past.denominator ?? 0),
      },
      measures: recipe.of === 'order' ? [...(known?.measures ?? []), ...measuresOf(one)] : [],
      size: size + (known?.size ?? 0),
      file: known?.file ?? file,
      row: known?.row ?? line,
    });
  }
  return found;
}

/** A measure as often as it is there. */
function measuresOf({ numerator, denominator }: Contribution): number[] {
  return Array.from({ length: denominator }, () => numerator);
}

/**
 * Where a metric is about names, what an item adds depends on the others of its name. One of k items of a name adds 1/k to the number of
 * names. To the sum of squares it adds its balance times that of its name, of the squared whole its balance times the whole; to the
 * largest name its balance if it is of that name, where several are equally large the first by name.
 */
function named(metric: AskedMetric, recipe: Recipe, items: readonly Contribution[], row: MetricRow): Contribution[] {
  if (recipe.name === null) return [...items];
  const names = new Map<string | null, Contribution[]>();
  for (const one of items) {
    const same = names.get(one.name);
    if (same) same.push(one);
    else names.set(one.name, [one]);
  }
  if (metric.kind !== 'concentration')
    return items.map((one) => ({ ...one, numerator: one.name === null ? 0 : 1 / (names.get(one.name)?.length ?? 1) }));
  const sums = new Map([...names].map(([name, list]) => [name, add(list.map(({ numerator }) => numerator))]));
  const book = add(items.map(({ numerator }) => numerator));
  if (metric.concentration === 'hhi')
    return items.map((one) => ({
      ...one,
      numerator: one.numerator * (sums.get(one.name) ?? 0),
      denominator: one.denominator * book,
    }));
  const known = [...sums].filter(([name]) => name !== null);
  known.sort(([a, left], [b, right]) => right - left || (String(a) < String(b) ? -1 : 1));
  const largest = new Set(known.slice(0, metric.top ?? 1).map(([name]) => name));
  // held against something else than the book (net capital), the denominator is nobody's
  const own = Math.abs((row.denominator ?? 0) - book) <= 1e-9 * Math.abs(book);
  return items.map((one) => ({
    ...one,
    numerator: largest.has(one.name) ? one.numerator : 0,
    denominator: own ? one.denominator : 0,
  }));
}
