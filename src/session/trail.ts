import type { IsoDate } from '../lib/dates.ts';
import type { Thing } from '../lib/page-links.ts';
import type { MetricRow } from '../metrics/metric.ts';
import type { Portfolio, ValuesOptions } from './portfolio.ts';

/** What belongs to what, the largest first. */
const LEVELS = ['branch', 'team', 'manager', 'client', 'project', 'facility'] as const;
export type Level = (typeof LEVELS)[number];

/** Something larger that a thing belongs to. */
export interface Step {
  readonly level: Level;
  readonly id: string;
  /** How many others of its kind it belongs to as well, with less of its balance. */
  readonly others: number;
}

interface Asked {
  asOf: IsoDate | null;
  signal?: AbortSignal;
}

/** What a thing belongs to at a date, the largest first: by most of its balance; without any, by what is on record of it where that is one. */
export async function trailOf(portfolio: Portfolio, { kind, id }: Thing, { asOf, signal }: Asked): Promise<Step[]> {
  const above = LEVELS.slice(0, LEVELS.indexOf(kind));
  const filter = { [kind]: [id] };
  const options = signal ? { signal } : {};
  const rows = await portfolio.ask('outstanding-balance', { ...(asOf ? { asOf } : {}), filter, by: above }, options);
  const known = rows.filter(({ n }) => n > 0).toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0) || b.n - a.n);
  const steps =
    known.length > 0
      ? above.map((level) => stepOf(level, known))
      : (await Promise.all(above.map((level) => onlyOne(portfolio, level, { within: filter, ...options })))).flat();
  return steps.filter((step) => step.id !== 'unknown');
}

/** The one value of a level there is on record within a filter; none where there are several. */
async function onlyOne({ values }: Portfolio, level: Level, options: ValuesOptions): Promise<Step[]> {
  const [only, more] = await values(level, 'zh-CN', options);
  return only && !more ? [{ level, id: only.value, others: 0 }] : [];
}

function stepOf(level: Level, [most, ...others]: readonly MetricRow[]): Step {
  const id = most?.by[level] ?? 'unknown';
  return { level, id, others: new Set(others.flatMap(({ by }) => (by[level] === id ? [] : by[level]))).size };
}
