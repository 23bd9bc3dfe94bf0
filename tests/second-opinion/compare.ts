import type { MetricRow } from '../../src/metrics/metric.ts';
import type { Portfolio } from '../../src/session/portfolio.ts';
import type { Book } from './book.ts';
import { lastDay, month, monthsAway, viewOf, type Fact, type Opinion } from './plain.ts';

/** What differs between our answer and the second opinion, in words; empty where they agree. */
export interface Difference {
  question: string;
  cell: string;
  ours: number | null | undefined;
  theirs: number | null | undefined;
}

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
  const theirs = new Map<string, number | null>();
  for (let date = from ?? asOf; month(date) <= month(asOf); date = monthsAway(date, 1)) {
    const view = viewOf(book, lastDay(date) < asOf ? lastDay(date) : asOf, asOf, opinion.span);
    for (const [cell, facts] of grouped(opinion.facts(book, view), by, month(date)))
      theirs.set(cell, opinion.read(facts));
  }
  const question = `${opinion.metric} at ${asOf}${by ? ` by ${by}` : ''}${from ? ` from ${from}` : ''}`;
  const nothing = opinion.read([]);
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((cell) => {
    const [mine, other] = [ours.get(cell)?.value ?? null, theirs.has(cell) ? theirs.get(cell) : nothing];
    return agrees(mine, other ?? null) ? [] : [{ question, cell, ours: mine, theirs: other }];
  });
}

function agrees(ours: number | null, theirs: number | null): boolean {
  if (ours === null || theirs === null) return ours === theirs;
  return Math.abs(ours - theirs) <= AGREED * Math.max(1, Math.abs(theirs));
}

function keyOf({ period, by }: MetricRow, dimension: string | undefined): string {
  const { [dimension ?? '']: group = '', ...parts } = by;
  return JSON.stringify([period, group, parts]);
}

function grouped(facts: readonly Fact[], by: string | undefined, period: string): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (by && fact.ungrouped) continue;
    const key = JSON.stringify([period, by ? (fact.by[by] ?? 'unknown') : '', fact.cell ?? {}]);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return groups;
}
