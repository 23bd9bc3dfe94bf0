import type { Book } from './book.ts';
import type { Fact, View } from './plain.ts';

export type Cell = Readonly<Record<string, string>>;

/** Limits a value is held against, in its own unit. */
export interface Limits {
  readonly amber: number;
  readonly red?: number | undefined;
  readonly worse: string;
}

/** The sums of an answer and what they are worth; the reason where they are worth nothing. */
export interface Reading {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly reason: string | null;
}

/** What stands in a row of an answer. */
export interface Answer extends Reading {
  readonly n: number;
  readonly coverage: number | null;
  readonly status: string;
  readonly flags: readonly string[];
}

/** How an independent reader of the catalogue computes a metric. */
export interface Opinion {
  readonly metric: string;
  /** Dimensions the question is put by, beside not at all. */
  readonly by: readonly string[];
  /** What it looks at: the loans of a date, what became of those of an earlier one, what happened, what is known. */
  readonly of: 'snapshot' | 'flow' | 'event' | 'state';
  readonly facts: (book: Book, view: View, by?: string) => Fact[];
  readonly read: (facts: readonly Fact[]) => Reading;
  /** Months a question without `period` reaches back: 1 is the calendar month. */
  readonly span?: 'month' | 'quarter' | 'ytd' | 'ttm';
  /** Every cell a split has, and those of all together, which stand where no groups are asked for. */
  readonly cells?: readonly Cell[];
  readonly totals?: readonly Cell[];
  /** The cell that stands where there is none. */
  readonly none?: Cell;
  /** What coverage is told from, where it is one for all cells of a group. */
  readonly coverage?: (book: Book, view: View) => Fact[];
  /** Items below which a value is shown without colour. */
  readonly minimum?: number;
  /** What the items are together where they are not counted one by one. */
  readonly count?: (facts: readonly Fact[]) => number;
  /** Flags of all facts together. */
  readonly raise?: (facts: readonly Fact[]) => readonly string[];
  /** Limits of a cell, where they are not simply those of the catalogue; null where it has none. */
  readonly limits?: (cell: Cell, answer: Answer) => Limits | null;
  /** The limits are those of the whole book and say nothing about a part of it. */
  readonly ofTheBook?: boolean;
  /** What is red whatever the limits say: a reason for having no value, or a row. */
  readonly redOn?: string;
  readonly alwaysRed?: (answer: Answer) => boolean;
}

/** All combinations of the values of parts. */
export function cellsOf(parts: Readonly<Record<string, readonly string[]>>): Cell[] {
  return Object.entries(parts).reduce<Cell[]>(
    (cells, [part, values]) => cells.flatMap((cell) => values.map((value) => ({ ...cell, [part]: value }))),
    [{}],
  );
}
