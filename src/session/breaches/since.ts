import { monthEnd, monthOf, type IsoDate, type IsoMonth } from '../../lib/dates.ts';
import type { LimitLevel } from '../../metrics/limit.ts';
import type { MetricRequest, MetricRow } from '../../metrics/metric.ts';
import { isRated, keyOf } from './row-state.ts';

/**
 * Since when rows of an answer have been beyond a limit without interruption: the first month-end. Of an answer that does not begin with the
 * ledger (`whole`) null where it begins too late to tell. A month in which nothing of the metric could be told at that level interrupts nothing; one in which the row's own value was missing does.
 */
export function sinceWhen(
  rows: readonly MetricRow[],
  { asOf, from }: Pick<MetricRequest, 'asOf' | 'from'>,
  whole: boolean,
): (row: MetricRow, level: LimitLevel) => IsoDate | null {
  const told = [...new Set(rows.flatMap((row) => (isRated(row) ? [row.period] : [])))].sort().reverse();
  const courses = coursesOf(rows);
  return (row, level) => {
    const course = courses.get(keyOf(row)) ?? new Map<IsoMonth, MetricRow>();
    const before = told.filter((month) => month < row.period);
    const end = before.findIndex((month) => !isBeyond(course.get(month), level));
    const months = end < 0 ? before : before.slice(0, end);
    const start = months.at(-1) ?? row.period;
    if (!whole && from !== undefined && start === monthOf(from) && start < row.period) return null;
    const last = monthEnd(start);
    return asOf !== undefined && last > asOf ? asOf : last;
  };
}

function isBeyond(row: MetricRow | undefined, level: LimitLevel): boolean {
  return row?.status === 'red' || (level === 'amber' && row?.status === 'amber');
}

/** Rows of one group and parts by month. */
function coursesOf(rows: readonly MetricRow[]): Map<string, Map<IsoMonth, MetricRow>> {
  const courses = new Map<string, Map<IsoMonth, MetricRow>>();
  for (const row of rows) {
    const key = keyOf(row);
    const course = courses.get(key) ?? new Map<IsoMonth, MetricRow>();
    courses.set(key, course.set(row.period, row));
  }
  return courses;
}
