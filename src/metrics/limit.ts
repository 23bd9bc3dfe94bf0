import type { IsoDate } from '../lib/dates.ts';
import type { Held, Metric, MetricFacts } from './definition.ts';
import type { AppliedThreshold, Status, Thresholds, Unit } from './metric.ts';
import { statusOf } from './status.ts';

export const LEVELS = ['amber', 'red'] as const;
export type LimitLevel = (typeof LEVELS)[number];

/** Whom limits of the catalogue and of the whole bank are set for. */
export const PORTFOLIO_SCOPE = 'portfolio';

/** One limit and where it comes from. */
export interface Limit {
  readonly value: number;
  /** `portfolio`, `sector:…`, `client:…`, `facility:…`. */
  readonly scope: string;
  readonly source: string;
  /** Since when it holds; null: always. */
  readonly from: IsoDate | null;
}

/** The limits in force for one group at one date. */
export interface Limits {
  readonly worse: Thresholds['worse'];
  readonly amber: Limit;
  readonly red?: Limit | undefined;
}

/** Gives the limits in force for a row, by name of the set; null where there are none. */
export type LimitsInForce = (set?: string) => Limits | null;

/** The catalogue's own limits of a metric. */
export function defaultLimits(metric: Pick<MetricFacts, 'thresholds' | 'moreLimits'>, set?: string): Limits | null {
  const given = set === undefined ? metric.thresholds : metric.moreLimits?.[set];
  if (!given) return null;
  const limit = (value: number, level: LimitLevel): Limit => {
    return { value, scope: PORTFOLIO_SCOPE, source: sourceOf(given.source, level), from: null };
  };
  return {
    worse: given.worse,
    amber: limit(given.amber, 'amber'),
    ...(given.red === undefined ? {} : { red: limit(given.red, 'red') }),
  };
}

/** The part of `REG S9, S10; amber OWN` that speaks of one level. */
function sourceOf(source: string, level: LimitLevel): string {
  const parts = source.split(';').map((part) => part.trim());
  const own = parts.find((part) => part.startsWith(`${level} `));
  return own ? own.slice(level.length + 1) : (parts[0] ?? source);
}

/** True when the first limit is crossed only beyond the second. */
export function isBeyond(amber: number, red: number, worse: Thresholds['worse']): boolean {
  return worse.startsWith('>') ? amber > red : amber < red;
}

/** The amber limit never lies beyond the red one: there it is the red one that counts, for that is the stricter reading of the two. */
export function inOrder({ worse, amber, red }: Limits): Limits {
  return red && isBeyond(amber.value, red.value, worse) ? { worse, amber: red, red } : { worse, amber, red };
}

/** What limits make of a value: its state, and which of them decided it. */
export function judge(
  value: number | null,
  limits: Limits | null,
  { of = 1, amberOnly = false }: Held = {},
): { status: Status; threshold?: AppliedThreshold } {
  if (!limits) return { status: 'grey' };
  const { worse, amber } = limits;
  const red = amberOnly ? undefined : limits.red;
  const levels = { amber: amber.value * of, ...(red ? { red: red.value * of } : {}), worse };
  const status = statusOf(value, levels);
  const decided = status === 'red' && red ? red : amber;
  return {
    status,
    threshold: { ...levels, source: joined(amber, red), scope: decided.scope, effective_from: decided.from },
  };
}

function joined(amber: Limit, red: Limit | undefined): string {
  return !red || red.source === amber.source ? amber.source : `${red.source}; amber ${amber.source}`;
}

const SUMS: readonly Unit[] = ['money', 'count', 'tCO2e'];

/** Whether limits set for the whole portfolio say nothing about a part of it. */
export function judgesPortfolio({
  judges,
  unit,
  held,
}: Pick<MetricFacts, 'judges' | 'unit'> & Pick<Metric, 'held'>): boolean {
  return judges ? judges === 'portfolio' : SUMS.includes(unit) && !held;
}

/** What of the limits is set for the group itself; null where all of them are the portfolio's. */
export function ownLimits(limits: Limits | null): Limits | null {
  if (!limits) return null;
  const own = (limit: Limit | undefined) => (limit && limit.scope !== PORTFOLIO_SCOPE ? limit : undefined);
  const [amber, red] = [own(limits.amber), own(limits.red)];
  const first = amber ?? red;
  return first ? { worse: limits.worse, amber: first, red } : null;
}
