import type { IsoDate, IsoMonth } from '../lib/dates.ts';
import type { RemarkKind } from './remark.ts';

export type Family = 'risk' | 'compliance' | 'esg' | 'managers';
export type Unit =
  'fraction' | 'money' | 'count' | 'days' | 'score' | 'points' | 'index' | 'times' | 'tCO2e' | 'tCO2e/mn';
export type Status = 'green' | 'amber' | 'red' | 'grey';
export type Better = 'higher' | 'lower' | 'neither';

/** Why there is no value. */
export type Reason =
  | 'NO_DATA'
  | 'ZERO_DENOM'
  | 'NEG_DENOM'
  | 'STALE'
  | 'SHORT_HISTORY'
  | 'BELOW_MIN_N'
  | 'UNIT_UNKNOWN'
  | 'NO_CAPITAL'
  | 'FILTERED'
  | 'NO_RATE';

/** What a reader must know beside a value. */
export type Flag =
  | 'STALE'
  | 'BELOW_MIN_N'
  | 'NO_CAPITAL'
  | 'ASSUMED_LGD'
  | 'ASSUMED_CCF'
  | 'BACKSTOP'
  | 'AS_GIVEN'
  | 'NOT_RANKED'
  | 'INDICATIVE'
  | 'CAPPED'
  | 'GENERATED'
  | 'SHORT_HISTORY'
  | 'GATED'
  | 'WEIGHTS_OFF'
  | 'ANNUALISED'
  | 'CLOSING_BASIS'
  | 'WEIGHTS_RENORMALISED'
  | 'PARTIAL'
  | 'OVERRIDE';

/** Dimensions a metric can be split or filtered by. */
export const DIMENSIONS = [
  'branch',
  'team',
  'manager',
  'sector',
  'region',
  'client',
  'product',
  'rating',
  'tier',
  'stage',
  'five_tier',
  'project',
  'facility',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Values a row must have, by dimension; several values of one dimension are alternatives, several dimensions must all hold. */
export type Filter = Readonly<Partial<Record<Dimension, readonly string[]>>>;

/** Calendar month, quarter or year up to the date; trailing twelve months; everything up to the date. */
export const SPANS = ['month', 'quarter', 'ytd', 'ttm', 'all'] as const;
export type Span = (typeof SPANS)[number];

export interface MetricRequest {
  by?: readonly Dimension[];
  /** Default: the latest `as_of_date` of the exposure table. */
  asOf?: IsoDate;
  /** First date of a monthly series; without it one period, that of `asOf`. */
  from?: IsoDate;
  filter?: Filter;
  /** What a period metric covers up to its date; default: the metric's own, mostly the calendar month. */
  period?: Span;
}

/** One answer; the shape of `metric --format json`. `value` is null exactly where `reason` is not. */
export interface MetricRow {
  metric: string;
  code: string;
  period: IsoMonth;
  /** Dimension and part values (`dpd_bucket`, `tier`, `kpi` …) this row stands for. */
  by: Record<string, string>;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Items in the denominator. */
  n: number;
  /** Denominator over the total it was decided from, 0 to 1; null where that has no meaning. */
  coverage: number | null;
  unit: Unit;
  status: Status;
  reason: Reason | null;
  flags: Flag[];
  /** The limits the state was decided by; absent where the row has none. */
  threshold?: AppliedThreshold;
  /** What stands beside the value; absent where nothing does. */
  remarks?: readonly Remark[];
}

/** Rows a reader must know of beside a value: how many, with which balance, of which day; null where that has no meaning. */
export interface Remark {
  readonly what: RemarkKind;
  readonly n: number;
  readonly amount: number | null;
  readonly on: IsoDate | null;
}

/** A limit with its origin. `REG`, `REG-k`, `PUB`, `OWN` and the source's number; `REG-k` is never printed as law. */
export interface Thresholds {
  readonly amber: number;
  /** Missing where there is only a watch level. */
  readonly red?: number;
  /** How the value is compared with the limits: `>` means above the limit is worse. */
  readonly worse: '>' | '>=' | '<' | '<=';
  readonly source: string;
}

/** The limits a row was held against, in the unit of its value, and where the one that decided comes from. */
export interface AppliedThreshold extends Thresholds {
  /** `portfolio`, `sector:…`, `client:…` or `facility:…`: whom the deciding limit was set for. */
  readonly scope: string;
  /** Since when it holds; null: always. */
  readonly effective_from: IsoDate | null;
}
