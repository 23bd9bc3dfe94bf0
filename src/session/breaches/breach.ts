import type { IsoDate, IsoMonth } from '../../lib/dates.ts';
import type { LimitLevel } from '../../metrics/limit.ts';
import type { MetricRequest, MetricRow, Reason, Unit } from '../../metrics/metric.ts';
import type { BreachScope } from './levels.ts';

/** A value beyond one of its limits: past the red one (a breach) or on watch. */
export interface Breach {
  readonly metric: string;
  readonly code: string;
  /** Group and parts; empty for the whole. */
  readonly by: Readonly<Record<string, string>>;
  /** Null where having none is the breach, as of equity that is used up. */
  readonly value: number | null;
  /** The limit that was passed, in the unit of the value; null where the breach is none of a limit. */
  readonly limit: number | null;
  readonly level: LimitLevel;
  readonly scope: BreachScope;
  readonly period: IsoMonth;
  readonly unit: Unit;
  /** First month-end from which it has been beyond this limit without interruption; null where that lies before what was asked for. */
  readonly since: IsoDate | null;
  /** It was told a month before, and not beyond this limit. */
  readonly isNew: boolean;
  readonly row: MetricRow;
  /** The question the row answers, to be asked again. */
  readonly request: MetricRequest;
}

/** What nobody could say anything about, and why. */
export interface Unchecked {
  readonly metric: string;
  readonly code: string;
  readonly scope: BreachScope;
  /** `FAILED`: the question itself gave an error. */
  readonly reason: Reason | 'FAILED';
  /** Values it concerns. */
  readonly count: number;
  readonly problem?: Error;
}

/** Everything the limits of the catalogue say of a portfolio at a date. */
export interface Breaches {
  readonly asOf: IsoDate;
  /** Beyond a limit, the most serious first: breaches, then what is on watch. */
  readonly list: readonly Breach[];
  /** A month ago beyond a limit and no longer so; `level` and `value` are those of then. */
  readonly gone: readonly Breach[];
  readonly unchecked: readonly Unchecked[];
  /** Values held against a limit or that could not be: breaches, watch, within and unchecked together. */
  readonly checks: number;
  readonly counts: {
    readonly red: number;
    readonly amber: number;
    readonly within: number;
    readonly unchecked: number;
  };
  /** Questions asked of the portfolio. */
  readonly questions: number;
}
