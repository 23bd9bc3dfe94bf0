import type { IsoMonth } from '../../lib/dates.ts';
import type { Dimension } from '../../metrics/metric.ts';

/** What was planned for a metric: of the whole book or of one group, for some months. */
export interface Goal {
  readonly metric: string;
  /** Null: of the whole. */
  readonly dimension: Dimension | null;
  /** The value of the dimension, as filters have it. */
  readonly member: string | null;
  /** Months it is for: one, those of a quarter or of a year. */
  readonly first: IsoMonth;
  readonly last: IsoMonth;
  readonly value: number;
  readonly file: string;
  readonly row: number;
}

/** The goal in force in a month: that of the month itself before that of its quarter, and that before the year's; of several in the same the last in the files. */
export function goalAt(goals: readonly Goal[], month: IsoMonth): Goal | null {
  const own = goals.filter(({ first, last }) => first <= month && month <= last);
  const width = ({ first, last }: Goal) => Number(last.slice(5)) - Number(first.slice(5));
  return own.reduce<Goal | null>((best, goal) => (best && width(best) < width(goal) ? best : goal), null);
}
