import type { MetricRow } from '../../metrics/metric.ts';
import type { Portfolio } from '../portfolio.ts';
import type { PreparedBook } from './prepared-book.ts';
import { askKey } from './question-keys.ts';

/** Two engines may add in another order: what differs by less than this share is the same. */
const SAME = 1e-9;
const CENT = 0.005;

/** The portfolio of the engine, which tells of every question it answers otherwise than it was answered before. */
export function checkedPortfolio(
  portfolio: Portfolio,
  { answers }: PreparedBook,
  onDifferent: (metric: string) => void,
): Portfolio {
  const open = new Map(Object.entries(answers));
  return {
    ...portfolio,
    ask: async (metric, request = {}, options = {}) => {
      const rows = await portfolio.ask(metric, request, options);
      const key = askKey(portfolio, metric, request, options);
      const before = open.get(key);
      open.delete(key);
      if (before && !isSameAnswer(before, rows)) onDifferent(portfolio.catalogue.find(metric).id);
      return rows;
    },
  };
}

/** Whether two answers say the same, of every row and everything in it. */
export function isSameAnswer(before: readonly MetricRow[], now: readonly MetricRow[]): boolean {
  return before.length === now.length && before.every((row, index) => isSame(row, now[index], leastOf(row)));
}

/** What is left where equal sums are taken from each other. */
function leastOf({ unit }: MetricRow): number {
  return unit === 'money' ? CENT : SAME;
}

function isSame(a: unknown, b: unknown, least: number): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= Math.max(least, SAME * Math.abs(a), SAME * Math.abs(b));
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => isSame(each, b[index], least));
  if (!isRecord(a) || !isRecord(b)) return a === b;
  // what is not said and what is said to be nothing of it are the same in JSON
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSame(a[name], b[name], least));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
