import type { RawTable } from '../raw/raw-table.ts';
import { cellOf } from '../raw/cells.ts';
import type { ColumnPlan } from './column-plan.ts';
import { isNullSql } from './typing/clean-text.ts';

/** SQL over the raw table: true for a filled cell of the plan's column that could not be read. */
export function isUnreadSql(raw: RawTable, { index, sql, said }: ColumnPlan): string {
  const cell = cellOf(raw, index ?? 0);
  const known = said === undefined ? '' : ` AND NOT (${said})`;
  return `(${cell} IS NOT NULL AND (${sql}) IS NULL AND NOT ${isNullSql(cell)}${known})`;
}

/** The name of the plan's column in a row's list of unread ones: another table's columns say whose they are. */
export function unreadName({ column, inside }: ColumnPlan): string {
  return inside ? `${inside.name}.${column.name}` : column.name;
}

/**
 * SQL of a row's unread columns, `,five_tier,days_past_due,`; null where every filled cell was read. A blank and an unread
 * cell are both stored as null, and only this tells them apart: what could not be read must not pass for what was not said.
 */
export function unreadSql(raw: RawTable, unread: readonly ColumnPlan[]): string {
  if (unread.length === 0) return 'CAST(NULL AS VARCHAR)';
  const names = unread.map((plan) => `CASE WHEN ${isUnreadSql(raw, plan)} THEN '${unreadName(plan)},' ELSE '' END`);
  return `NULLIF(',' || ${names.join(' || ')}, ',')`;
}
