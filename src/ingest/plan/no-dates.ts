import { literals, quoteName } from '../../lib/sql.ts';
import { cellOf } from '../raw/cells.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { TO_COME } from './typing/day-counts.ts';

/** Days that systems write where there is no date. */
const NEVER = ['99991231', '999912', '9999', '29991231', '00010101', '99999999', '00000000'];
/** And one that could be a date, but for what ends one day. */
const FAR = ['20991231'];

/** SQL: true for a cell that says "no date": `9999-12-31`, `99991231`, `0001-01-01`. */
export function isNoDateSql(cell: string, column: string): string {
  const digits = `regexp_replace(regexp_replace(CAST(${cell} AS VARCHAR), '[ T]00?:00.*$', ''), '[-/.年月日 ]', '', 'g')`;
  return `${digits} IN (${literals(TO_COME.test(column) ? [...NEVER, ...FAR] : NEVER)})`;
}

/** The plan of a column of dates, empty where a cell says "no date"; such cells are understood. A required date stays what it is. */
export async function withoutNoDates(
  { engine, raw }: PlanContext,
  plan: ColumnPlan & { index: number },
): Promise<ColumnPlan> {
  if (plan.column.required) return plan;
  const said = isNoDateSql(cellOf(raw, plan.index), plan.column.name);
  const { rows } = await engine.query(`SELECT 1 FROM ${quoteName(raw.relation)} WHERE ${said} LIMIT 1`);
  if (rows.length === 0) return plan;
  return { ...plan, sql: `CASE WHEN NOT ${said} THEN ${plan.sql} END`, said, exact: false };
}
