import type { IsoMonth } from '../lib/dates.ts';
import { isWithin, type MonthRange } from '../lib/month-range.ts';

/** A series with an item a month. */
interface Monthly {
  readonly values: readonly unknown[];
  readonly refs?: readonly unknown[] | undefined;
  readonly states?: readonly unknown[] | undefined;
}

/** The months of a picture that lie within a range, and of each of its series what belongs to them; all without a range. */
export function monthsWithin<Series extends Monthly>(
  months: readonly IsoMonth[],
  series: readonly Series[],
  range: MonthRange | undefined,
): { months: readonly IsoMonth[]; series: readonly Series[] } {
  if (!range) return { months, series };
  const own = <Item>(items: readonly Item[]) => items.filter((_, index) => isWithin(months[index] ?? '', range));
  return {
    months: own(months),
    series: series.map((each) => ({
      ...each,
      values: own(each.values),
      ...(each.refs ? { refs: own(each.refs) } : {}),
      ...(each.states ? { states: own(each.states) } : {}),
    })),
  };
}
