import type { Column } from '../../model/table.ts';
import { coresOf, distance } from './heading-forms.ts';
import { headingsOf, weakHeadingsOf } from './headings.ts';
import { parseHeading, type Heading } from './units.ts';
import { placeOfBag } from './word-bags.ts';

/**
 * How headings fit a column, the best first: word for word; by its core, one step of 100 for each qualifier taken away; by its
 * words in another order;
 * word for word or by its core what means the column only where nothing better is there.
 */
const BY_CORE = 1_000;
const STEP = 100;
const BY_WORDS = 4_000;
const WEAK = 5_000;

interface Wanted {
  folded: readonly string[];
  cores: readonly string[];
  /** As they are written. */
  plain: readonly string[];
}

const wantedOf = new WeakMap<Column, readonly [strong: Wanted, weak: Wanted]>();

/** How well a heading fits a column, 0 best; null where it does not. */
export function fitness(column: Column, heading: Heading): number | null {
  const [strong, weak] = wanted(column);
  const rank = rankIn(column, heading, strong);
  if (rank !== null) return rank;
  const other = rankIn(column, heading, weak);
  return other === null ? null : other + WEAK;
}

/** Headings of one tier fit a column equally well, and only a person can say which is meant. */
export function tierOf(rank: number): number {
  return rank < BY_CORE ? 0 : Math.floor(rank / STEP);
}

/** True for headings that were found by their core and not word for word. */
export function isByCore(rank: number): boolean {
  return rank >= BY_CORE;
}

function wanted(column: Column): readonly [Wanted, Wanted] {
  const known = wantedOf.get(column);
  if (known) return known;
  const both = [prepare(headingsOf(column)), prepare(weakHeadingsOf(column))] as const;
  wantedOf.set(column, both);
  return both;
}

function prepare(headings: readonly string[]): Wanted {
  return { folded: headings.map((heading) => parseHeading(heading).folded), cores: coresOf(headings), plain: headings };
}

function rankIn(
  column: Column,
  { name, folded, names }: Heading,
  { folded: exact, cores, plain }: Wanted,
): number | null {
  if (exact.length === 0 || folded === '') return null;
  const rank = rankOf(folded, exact) ?? rankOfAll(names, exact);
  if (rank !== null) return rank;
  const found = distance(column, name, cores);
  if (found !== null) return BY_CORE + found.cost * STEP + Math.min(found.place, STEP - 1);
  const place = placeOfBag(name, plain);
  return place === null ? null : BY_WORDS + Math.min(place, STEP - 1);
}

function rankOf(folded: string, exact: readonly string[]): number | null {
  const rank = exact.indexOf(folded);
  return folded === '' || rank === -1 ? null : rank;
}

/** A heading with several names, in two languages say, means a column only where each of them does. */
function rankOfAll(names: readonly string[], exact: readonly string[]): number | null {
  const ranks = names.map((name) => rankOf(name, exact));
  return ranks.length === 0 || ranks.includes(null) ? null : Math.min(...ranks.map(Number));
}
