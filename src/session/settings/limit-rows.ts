import type { IsoDate } from '../../lib/dates.ts';
import type { MetricList } from '../../metrics/metric-list.ts';
import type { MetricFacts } from '../../metrics/definition.ts';
import { LEVELS, type LimitLevel } from '../../metrics/limit.ts';
import type { Thresholds } from '../../metrics/metric.ts';
import { isPercent, readNumber, readScope, type ParameterRow } from './parameter-rows.ts';

/** A limit the bank has set. */
export interface LimitRow {
  readonly metric: string;
  /** Name of a further set of limits of the metric. */
  readonly set: string | undefined;
  readonly level: LimitLevel;
  readonly value: number;
  readonly scope: string;
  readonly from: IsoDate | null;
  readonly source: string;
  readonly given: ParameterRow;
}

/** What can be wrong with a setting; words are made from it in the reader's language. */
export type ParameterProblem =
  | 'limit-bad-key'
  | 'limit-unknown-metric'
  | 'limit-bad-scope'
  | 'limit-no-direction'
  | 'limit-not-a-number'
  | 'limit-as-percent'
  | 'limit-amber-beyond-red'
  | 'weight-unknown-measure'
  | 'weight-not-a-share'
  | 'esg-weights-unreadable'
  | 'esg-provider-unknown'
  | 'esg-scale-unreadable'
  | 'sector-limit-unreadable'
  | 'sector-flag-unreadable'
  | 'ewi-points-unreadable'
  | 'parameter-not-a-number'
  | 'rate-unreadable'
  | 'rate-quote-unreadable'
  | 'currency-unreadable'
  | 'parameter-not-a-share'
  | 'parameter-not-days'
  | 'rating-order-unreadable'
  | 'pay-bands-unreadable';

const PREFIX = 'threshold:';

/** True for settings that are limits. */
export function isLimitKey(key: string): boolean {
  return key.trim().toLowerCase().startsWith(PREFIX);
}

interface LimitName {
  metric: MetricFacts;
  set: string | undefined;
  level: LimitLevel;
}

/** What `threshold:<metric>[:<set>]:<amber|red>` names. */
export function readLimitKey(key: string, catalogue: MetricList): LimitName | ParameterProblem {
  const [, name = '', ...rest] = key.split(':').map((part) => part.trim().toLowerCase());
  const level = LEVELS.find((known) => known === rest.at(-1));
  if (level === undefined || rest.length > 2) return 'limit-bad-key';
  const metric = catalogue.seek(name);
  if (!metric) return 'limit-unknown-metric';
  const set = rest.length === 2 ? rest[0] : undefined;
  if (set !== undefined && !metric.moreLimits?.[set]) return 'limit-bad-key';
  return { metric, set, level };
}

/** The one way a limit's key is written: `threshold:npl-ratio:red`. */
export function limitKey(metric: string, set: string | undefined, level: LimitLevel): string {
  return PREFIX + [metric, ...(set === undefined ? [] : [set]), level].join(':');
}

/** A key in the one way it is written, so that slug and code are the same; other keys as they stand. */
export function plainKey(key: string, catalogue: MetricList): string {
  const name = isLimitKey(key) ? readLimitKey(key, catalogue) : null;
  return name === null || typeof name === 'string'
    ? key.trim().toLowerCase()
    : limitKey(name.metric.id, name.set, name.level);
}

/** How a metric's values are compared with its limits; null for one that is neither better nor worse. */
export function directionOf(metric: MetricFacts, set?: string): Thresholds['worse'] | null {
  const given = (set === undefined ? metric.thresholds : metric.moreLimits?.[set])?.worse;
  if (given) return given;
  return metric.better === 'neither' ? null : metric.better === 'lower' ? '>' : '<';
}

/** A setting as a limit, or what is wrong with it. */
export function readLimit(row: ParameterRow, catalogue: MetricList): LimitRow | ParameterProblem {
  const name = readLimitKey(row.key, catalogue);
  if (typeof name === 'string') return name;
  if (readScope(row.scope) === null) return 'limit-bad-scope';
  const direction = directionOf(name.metric, name.set);
  if (direction === null) return 'limit-no-direction';
  const value = readNumber(row);
  if (value === null) return 'limit-not-a-number';
  if (!isPercent(row) && looksLikePercent(value, name, direction)) return 'limit-as-percent';
  const { metric, ...rest } = name;
  return { ...rest, metric: metric.id, value, scope: row.scope, from: row.from, source: sourceOf(row), given: row };
}

/**
 * A share of 5 would be 500 %: somebody wrote percent. Where the catalogue's own limits stay below 1, so is 1 itself, except for
 * shares that are better when they are high, for which 1 is all of them.
 */
function looksLikePercent(value: number, { metric, set }: LimitName, direction: Thresholds['worse']): boolean {
  if (metric.unit !== 'fraction') return false;
  const usual = set === undefined ? metric.thresholds : metric.moreLimits?.[set];
  const highest = Math.max(Math.abs(usual?.amber ?? 0), Math.abs(usual?.red ?? 0));
  const size = Math.abs(value);
  if (highest >= 1) return size > 2;
  return size > 1 || (size === 1 && direction.startsWith('>'));
}

function sourceOf({ origin, file, row }: ParameterRow): string {
  if (origin === 'scenario') return 'SCENARIO';
  return origin === 'file' && file !== null ? `BANK ${file}:${row ?? '?'}` : 'BANK';
}
