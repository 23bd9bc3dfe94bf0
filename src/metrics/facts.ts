import type { Better, Family, MetricRequest, MetricRow, Thresholds } from './metric.ts';

/** What a metric made of metrics knows about managers. */
export interface ManagerFacts {
  readonly manager: string;
  readonly team: string;
  readonly branch: string;
  readonly grade: string | null;
  /** Stands in the table of managers or has a line of the score card, and not only as a code in the ledger; without such a table everybody does. */
  readonly listed: boolean;
  /** 0 for a code that is nobody's. */
  readonly fte: number;
  /** Months on duty at the date asked about; null when nobody says. */
  readonly monthsActive: (asOf: string) => number | null;
  readonly activeAt: (asOf: string) => boolean;
}

/** One line of the bank's own score card: whom and when it is for, its weight and scale, and a result no table holds. */
export interface KpiTarget {
  readonly scopeType: 'manager' | 'team' | 'grade' | 'all';
  readonly scopeId: string;
  /** `2025`, `2025Q2` or `2025-06`. */
  readonly period: string;
  readonly code: string;
  readonly weight: number | null;
  readonly target: number | null;
  readonly floor: number | null;
  readonly stretch: number | null;
  readonly cap: number | null;
  readonly direction: 'H' | 'L' | null;
  readonly manual: number | null;
}

/** What a score card has to know about a metric. */
export interface KnownMetric {
  readonly id: string;
  readonly family: Family;
  readonly better: Better;
  readonly parts?: readonly unknown[] | undefined;
}

/** What is known beside the answers: the people, the bank's own score card, its parameters in force at a date. */
export interface Facts {
  readonly managers: readonly ManagerFacts[];
  readonly targets: readonly KpiTarget[];
  readonly setting: (key: string, at: string) => string | null;
  /** A metric asked of the tables, by slug or code; null for anything else. */
  readonly metricOf: (code: string) => KnownMetric | null;
  /** Limits of a metric for the whole portfolio, in force at a date; null where it has none. */
  readonly limitsAt: (metric: string, at: string) => Thresholds | null;
  /** Weight the bank gives a measure of the score card at a date, 0 to 1; null where it says nothing. */
  readonly weightAt: (kpi: string, at: string) => number | null;
}

/** Answers of the parts, in their order, and what else a combination may look at. */
export interface Ingredients extends Facts {
  readonly answers: readonly (readonly MetricRow[])[];
  /** The date each period is seen at, by month. */
  readonly seenAt: ReadonlyMap<string, string>;
  readonly request: MetricRequest;
}
