import { findColumn } from '../../model/index.ts';
import { cellOf } from '../raw/cells.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { isNoDateSql } from './no-dates.ts';
import { isNullSql } from './typing/clean-text.ts';
import { anyDate, NO_FORMS } from './typing/date-sql.ts';

/**
 * Days past due of a supervisor's table that has none: from the day arrears of principal or of interest began, whichever is
 * longer ago, to the day of the data. Where both are blank nothing is in arrears; where one cannot be read nobody knows.
 */
export function planArrears({ raw, match }: PlanContext, plans: readonly ColumnPlan[]): ColumnPlan[] {
  const column = findColumn(match.table, 'days_past_due');
  const asOf = plans.find((plan) => plan.column.name === 'as_of_date' && !plan.inside);
  const began = match.regulated?.table === match.table.name ? match.regulated.arrears : [];
  const [first] = began;
  if (!column || !asOf || first === undefined || plans.some((plan) => plan.column === column)) return [];
  const days = began.map((index) => {
    const cell = cellOf(raw, index);
    const none = `(${cell} IS NULL OR ${isNullSql(cell)} OR ${isNoDateSql(cell, column.name)})`;
    const since = `date_diff('day', ${anyDate(cell, NO_FORMS)}, ${asOf.sql})`;
    return `CASE WHEN ${none} THEN 0 WHEN ${since} IS NOT NULL THEN greatest(0, ${since}) END`;
  });
  const known = days.map((each) => `(${each}) IS NOT NULL`).join(' AND ');
  const sql = `CAST(CASE WHEN ${known} THEN greatest(${days.join(', ')}) END AS INTEGER)`;
  return [{ column, index: first, sql, unit: null, exact: false, derived: true }];
}
