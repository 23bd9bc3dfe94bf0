import type { MetricRequest, MetricRow } from '../../metrics/metric.ts';

export type Rows = readonly MetricRow[];
export type Answers = ReadonlyMap<string, Rows>;

/** A metric of tables that another one is made of. */
export interface WorkedPart {
  readonly metric: string;
  /** Keys of `by` that are the metric's own cells. */
  readonly cells: readonly string[];
  readonly request: MetricRequest;
  readonly rows: Rows;
}

/** How a metric made of metrics follows from the metrics of tables at the bottom of it, at one date. */
export interface Workings {
  /** The answers as they are given. */
  readonly rows: Rows;
  /** By a key that is the same at all dates. */
  readonly parts: ReadonlyMap<string, WorkedPart>;
  /** The answers the metric would give with others in place of those of its parts, under the settings of this date. */
  readonly combine: (answers: Answers) => Rows;
}
