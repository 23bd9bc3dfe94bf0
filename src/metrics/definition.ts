import type { Facts, Ingredients } from './facts.ts';
import type {
  Better,
  Dimension,
  Family,
  MetricRequest,
  MetricRow,
  Flag,
  Reason,
  Span,
  Thresholds,
  Unit,
} from './metric.ts';
import type { IsoDate } from '../lib/dates.ts';
import type { Period } from './periods.ts';
import type { RemarkRule } from './remark.ts';

/** What is added up over the rows where `when` holds; `1` counts them. Both are SQL over one row of the relation. */
export interface Sum {
  readonly of: string;
  readonly when: string;
  /** All rows of a cell carry the same amount: it counts once. */
  readonly once?: boolean;
}

/** A split that belongs to the metric itself: every cell is answered, also the empty ones. */
export interface Part {
  /** Key of `by`. */
  readonly name: string;
  /** SQL text value; null is the cell `unknown`. */
  readonly of: string;
  readonly cells: readonly string[];
  /** The ordinal dimension its values belong to, the best first: what they are called by, and what makes a move worse or better. */
  readonly scale?: 'five_tier' | 'stage' | 'rating';
  /** Cells are also the values found, each of one open part with each of the others. Without it and without `cells`: those found together. */
  readonly open?: boolean;
  /** A group is in one cell only, which is an answer in itself. */
  readonly outcome?: boolean;
  /** Rows that belong to no cell have none of their own: they are in the total that coverage is told from, and nowhere else. */
  readonly untold?: boolean;
  /** One cell, `all`, is that of the others together (rows that are `whole`); it is answered where no groups are asked for. */
  readonly total?: boolean;
}

/** Parameters of the bank a statement reads beside the dates, as they stand at the period's date. */
export type Setting =
  | 'net_capital'
  | 'tier1_capital'
  | 'grace'
  | 'intervals'
  | 'loss'
  | 'rating_order'
  | 'warning_history'
  | 'warning_points'
  | 'esg_weights'
  | 'esg_readings'
  | 'sector_limits'
  | 'sector_flags'
  | 'discount_rate';

/** A prepared table of states that are dear to compute: made for single days when they are first asked about, and kept. */
export interface DailyTable {
  readonly name: string;
  /** SQL of its rows for the periods of a CTE `period`, one a day; `day` is the column that says which. */
  readonly rows: string;
  readonly day: string;
  /** The setting that tells rows kept under other settings of the bank apart. */
  readonly under?: Setting;
  /** What `window_start` and `opening_snap` of these periods look back on. */
  readonly span: Span;
  readonly settings?: readonly Setting[];
  /** Days a period needs. */
  readonly days: (period: Period, snapshots: readonly IsoDate[]) => readonly IsoDate[];
}

/**
 * Rows a metric is made of, one text for the value and its evidence. Every relation carries the columns of `period`
 * (`period_no`, `seen_at`, `window_start`, `window_snap`, `opening_snap`), one column a dimension, `source_file` and `source_row`.
 */
export interface Relation {
  /** SQL that stands behind FROM; reads the CTE `period`. */
  readonly from: string;
  /**
   * `snapshot` has no rows without a snapshot; `flow` also needs the opening one; `event` may rightly be empty; `state` is what is
   * known at the date without a snapshot, and says NO_DATA where it is empty.
   */
  readonly kind: 'snapshot' | 'flow' | 'event' | 'state';
  readonly settings?: readonly Setting[];
  /** The tables it reads that are made day by day. */
  readonly daily?: readonly DailyTable[];
  /** Columns shown as evidence, beside the source. */
  readonly columns: readonly string[];
}

/** How limits are applied to one row. */
export interface Held {
  /** Name of a set in `moreLimits`; default: `thresholds`. */
  readonly set?: string;
  /** What the limits are shares of; default: they are in the unit of the value. */
  readonly of?: number;
  /** The red limit cannot be told for this row. */
  readonly amberOnly?: boolean;
}

/** Single items a limit can be meant for. */
export type Each = 'project' | 'client' | 'facility';

/**
 * What is known of a metric without its statement: plain data, that can be there before the statement is. Every definition is one; `factsOf`
 * makes one of a definition.
 */
export interface MetricFacts {
  readonly kind: string;
  readonly id: string;
  /** Code of the catalogue, `R12`. */
  readonly code: string;
  readonly family: Family;
  readonly unit: Unit;
  readonly better: Better;
  /** Tables it cannot do without. */
  readonly needs: readonly string[];
  /** Tables of which it needs one at least. */
  readonly needsAny?: readonly string[];
  readonly parts?: readonly Part[];
  readonly thresholds?: Thresholds;
  /** Further sets of limits by name, for rows that `held` says are held against them. */
  readonly moreLimits?: Readonly<Record<string, Thresholds>>;
  /**
   * Whom the limits set for the whole portfolio are meant for: the portfolio alone, or any group, as a rate is. Default: any group, but for
   * sums and counts that are held against nothing.
   */
  readonly judges?: 'portfolio' | 'any';
  /** What its limits are also meant for one by one: a cover ratio is a project's, a utilisation a loan's. A share of a book says nothing of one loan. */
  readonly each?: Each;
  /** Reasons for having no value that are a breach by themselves: equity that is used up. */
  readonly redOn?: readonly Reason[];
  /** Smallest `n` that is shown in colour. */
  readonly minimum?: number;
  /** What a request without `period` covers; default: the calendar month. */
  readonly span?: Span;
  /** It is of the date, though its rows know the period before it. */
  readonly atDate?: true;
  /** The dimension whose values it compares: filtered to some of them it has no value. */
  readonly over?: Dimension;
  /** Rows can be a breach whatever the limits say; a definition knows which. */
  readonly alwaysRed?: true | ((row: MetricRow) => boolean);
  /** It looks at others than the group asked about, or at how many cases there are: why it moved is told by metric, not by facility. */
  readonly compares?: boolean;
  /** What its rows are, whether they are those of a period, and whether they are counted: of a definition its statement says so. */
  readonly rows?: Relation['kind'];
  readonly ofPeriod?: boolean;
  readonly counts?: boolean;
}

interface Named extends MetricFacts {
  /** How a row is held against the limits, null where it has none; default: all rows against `thresholds`, as they stand. */
  readonly held?: (row: MetricRow) => Held | null;
  /** Rows that are a breach whatever the limits say. */
  readonly alwaysRed?: (row: MetricRow) => boolean;
}

interface Asked extends Named {
  readonly relation: Relation;
  /** Rows that take part at all. */
  readonly where?: string;
  /** Columns, `exposure.five_tier`, of which one at least must hold a value; otherwise the answer is NO_DATA. */
  readonly anyOf?: readonly string[];
  /** Rows that know what the metric asks about; without any the answer is NO_DATA. Default: the denominator's. */
  readonly known?: string;
  /** What `n` counts, as an aggregate; default: rows of the denominator. */
  readonly items?: string;
  /** Flags, each with the aggregate that raises it. */
  readonly flags?: Readonly<Partial<Record<Flag, string>>>;
  /** Why a cell has no value, the first whose rows there are any of; otherwise NO_DATA or that there is nothing to divide by. */
  readonly why?: readonly { readonly reason: Reason; readonly when: string }[];
  /** Rows seen but not counted, by reason. */
  readonly leftOut?: readonly { readonly reason: string; readonly when: string }[];
  /** What is said beside a value. */
  readonly remarks?: readonly RemarkRule[];
  /** Columns shown as evidence beside those of the relation: name and SQL. */
  readonly shows?: Readonly<Record<string, string>>;
  /** Of a ledger in which amounts lack a rate of exchange: rows that count, and those of them without one. */
  readonly unpriced?: { readonly counts: string; readonly lacks: string };
  /** Last word on a row: suppression, another denominator. */
  readonly settle?: (row: MetricRow, settings: Settings) => MetricRow;
}

/** Settings as numbers, for `settle`. */
export interface Settings {
  readonly netCapital: number | null;
  readonly tier1Capital: number | null;
}

/** Numerator over denominator; with `share` the denominator is that of all cells together. */
export interface RatioMetric extends Asked {
  readonly kind: 'ratio';
  readonly numerator: Sum;
  readonly denominator: Sum;
  /** What the denominator was decided from; coverage is `covered` (the denominator, unless said otherwise) over it. */
  readonly total?: Sum;
  readonly covered?: Sum;
  readonly share?: boolean;
  /** With `share`: parts whose every cell is a whole of its own, the rows of a matrix. */
  readonly within?: readonly string[];
  /** What it is made of where every group is a single client. */
  readonly byClient?: Pick<RatioMetric, 'numerator' | 'denominator' | 'total' | 'relation'>;
}

/** A sum or a count; the denominator, when there is one, is what it is held against. */
export interface AmountMetric extends Asked {
  readonly kind: 'amount';
  readonly numerator: Sum;
  readonly denominator?: Sum;
  readonly total?: Sum;
  readonly covered?: Sum;
}

/** How many different values there are. */
export interface DistinctMetric extends Asked {
  readonly kind: 'distinct';
  readonly of: string;
  readonly when: string;
}

/** Mean, median, ninetieth percentile, smallest or largest of a measure. */
export interface StatisticMetric extends Asked {
  readonly kind: 'statistic';
  readonly statistic: 'mean' | 'median' | 'p90' | 'min' | 'max';
  readonly of: string;
  readonly when: string;
}

/** A sum, or a ratio of two. */
export interface Level {
  readonly numerator: Sum;
  readonly denominator?: Sum;
}

/** How a level differs from an earlier one over the same rows: relative to it, or the plain difference. `numerator` and `denominator` are the two levels. */
export interface ChangeMetric extends Asked {
  readonly kind: 'change';
  readonly change: 'relative' | 'difference';
  /** Rows for which both levels are known. */
  readonly when: string;
  readonly now: Level;
  readonly before: Level;
  readonly total?: Sum;
  readonly covered?: Sum;
}

/** Over groups of the positive balances: sum of squared shares, or the largest of the known groups, one or several, over all. */
export interface ConcentrationMetric extends Asked {
  readonly kind: 'concentration';
  readonly concentration: 'hhi' | 'largest';
  readonly group: string;
  /** What is added up over the positive balances; default: the balance. */
  readonly measure?: string;
  /** With `largest`: so many together; default: one. */
  readonly top?: number;
}

/** A metric made of metrics by a pure function. */
export interface DerivedMetric extends Named {
  readonly kind: 'derived';
  readonly ingredients: (request: MetricRequest, facts?: Facts) => { metric: string; request: MetricRequest }[];
  readonly combine: (given: Ingredients) => MetricRow[];
}

export type AskedMetric =
  RatioMetric | AmountMetric | DistinctMetric | StatisticMetric | ChangeMetric | ConcentrationMetric;
export type Metric = AskedMetric | DerivedMetric;

/** Keeps a definition's own id as its type, so that the list of ids is known to the compiler. */
export function defineMetric<const M extends Metric>(metric: M): M {
  return metric;
}

/** `1` over the rows where `when` holds. */
export function count(when: string): Sum {
  return { of: '1', when };
}

/** A measure over the rows where `when` holds. */
export function sum(of: string, when: string): Sum {
  return { of, when };
}

/** Rates and durations over fewer items than this are shown without colour. */
export const MINIMUM_ITEMS = 5;
