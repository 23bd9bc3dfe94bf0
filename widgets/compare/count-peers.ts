import type { MetricFacts } from '../../src/metrics/definition.ts';
import { rowsOf } from '../../src/metrics/statement-facts.ts';
import type { Dimension, MetricRow } from '../../src/metrics/metric.ts';
import type { Peers } from './peers-of.ts';

/** Who has a row of it is in the book of that month. */
export const BOOK = 'outstanding-balance';

/** Whether who has no row has none of what is counted: no incident is 0, no position is no answer. */
export function isNoneWithoutRow(metric: MetricFacts): boolean {
  return rowsOf(metric) === 'event';
}

interface Answers {
  /** The metric, peer by peer. */
  readonly each: readonly MetricRow[];
  /** The book, peer by peer, where those in it without a row have none; else null. */
  readonly book: readonly MetricRow[] | null;
}

/** How many peers stand behind a value they have together: those with a value of their own, and those who rightly have none. */
export function peerCounter(
  { peers, by }: { peers: Peers; by: readonly Dimension[] },
  { each, book }: Answers,
): (row: MetricRow) => number {
  const cellOf = (row: MetricRow) => JSON.stringify(by.map((name) => row.by[name]));
  const whoBy = (rows: readonly MetricRow[]) => {
    const found = new Map<string, Set<string>>();
    for (const row of rows) {
      const key = `${row.period} ${cellOf(row)}`;
      found.set(key, (found.get(key) ?? new Set()).add(row.by[peers.dimension] ?? 'unknown'));
    }
    return (month: string, row: MetricRow): ReadonlySet<string> => found.get(`${month} ${cellOf(row)}`) ?? new Set();
  };
  const answered = whoBy(each.filter(({ value }) => value !== null));
  const asked = whoBy(each);
  const there = (book ?? []).filter(({ reason }) => reason !== 'NO_DATA');
  const inBook = whoBy(there);
  const months = [...new Set(there.map(({ period }) => period))].sort();
  // who is in no book, as of a bank that sent its reviews only, is known from its other tables, though not of which group
  const elsewhere = by.length === 0 ? peers.values : [];
  return (row) => {
    const counted = answered(row.period, row);
    if (book === null) return counted.size;
    const month = months.findLast((each) => each <= row.period);
    const known = month === undefined ? elsewhere : inBook(month, row);
    const none = [...known].filter((peer) => !asked(row.period, row).has(peer));
    return counted.size + none.length;
  };
}
