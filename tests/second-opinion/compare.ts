import type { MetricRow } from '../../src/metrics/metric.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import { answersOf, rowKey } from './answer.ts';
import type { Book } from './book.ts';
import type { Answer, Opinion } from './opinion.ts';
import { lastDay, month, monthsAway, viewOf } from './plain.ts';

/** What differs between our answer and the second opinion, in words; empty where they agree. */
export interface Difference {
  question: string;
  cell: string;
  field: string;
  ours: unknown;
  theirs: unknown;
}

/** All of a row that is told: nothing of it may differ. */
const FIELDS = ['value', 'numerator', 'denominator', 'n', 'coverage', 'status', 'reason', 'flags'] as const;

const AGREED = 1e-9;

/** Puts one question to both and lists what they disagree on. */
export async function differences(
  portfolio: Portfolio,
  book: Book,
  opinion: Opinion,
  { by, asOf, from }: { by?: string; asOf: string; from?: string },
): Promise<Difference[]> {
  const request = { asOf, ...(from ? { from } : {}), ...(by ? { by: [by as 'sector'] } : {}) };
  const ours = new Map((await portfolio.ask(opinion.metric, request)).map((row) => [keyOf(row, by), row]));
  const theirs = new Map<string, Answer>();
  for (let date = from ?? asOf; month(date) <= month(asOf); date = monthsAway(date, 1)) {
    const view = viewOf(book, lastDay(date) < asOf ? lastDay(date) : asOf, asOf, opinion.span);
    for (const [cell, answer] of answersOf(opinion, book, view, by)) theirs.set(cell, answer);
  }
  const question = `${opinion.metric} at ${asOf}${by ? ` by ${by}` : ''}${from ? ` from ${from}` : ''}`;
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((cell): Difference[] => {
    const [mine, other] = [ours.get(cell), theirs.get(cell)];
    if (!mine || !other) return [{ question, cell, field: 'row', ours: mine?.value, theirs: other?.value }];
    return FIELDS.filter((field) => !agrees(mine[field], other[field])).map((field) => {
      return { question, cell, field, ours: mine[field], theirs: other[field] };
    });
  });
}

function agrees(ours: unknown, theirs: unknown): boolean {
  if (typeof ours === 'number' && typeof theirs === 'number')
    return Math.abs(ours - theirs) <= AGREED * Math.max(1, Math.abs(theirs));
  if (Array.isArray(ours) && Array.isArray(theirs)) return [...ours].sort().join() === [...theirs].sort().join();
  return ours === theirs;
}

function keyOf({ period, by }: MetricRow, dimension: string | undefined): string {
  const { [dimension ?? '']: group = '', ...parts } = by;
  return rowKey(period, group, parts);
}
