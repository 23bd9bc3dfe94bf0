import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import { hintOf, problemOf } from './check-rows.ts';
import type { Findings } from './issue-list.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import { cellOf } from '../raw/cells.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { isNullSql } from '../plan/typing/clean-text.ts';

/** Lists the cells of optional columns that could not be read; their rows are loaded without the value. */
export async function listUnreadableCells(
  engine: Engine,
  raw: RawTable,
  plans: readonly ColumnPlan[],
  { left, findings }: { left: string | null; findings: Findings },
): Promise<void> {
  for (const plan of plans) {
    if (plan.exact || plan.index === null || plan.column.required) continue;
    const cell = cellOf(raw, plan.index);
    const stays = left ? `AND rowid NOT IN (SELECT rid FROM ${quoteName(left)})` : '';
    const from = `FROM ${quoteName(raw.relation)}
      WHERE ${cell} IS NOT NULL AND (${plan.sql}) IS NULL AND NOT ${isNullSql(cell)} ${stays}`;
    const { rows: all } = await engine.query(`SELECT count(*) ${from}`);
    const count = Number(all[0]?.[0]);
    if (count === 0) continue;
    const { rows } = await engine.query(
      `SELECT ${raw.line}, ${cell} ${from} ORDER BY rowid LIMIT ${Math.max(findings.room.cells, 0)}`,
    );
    for (const [line, value] of rows)
      findings.add({
        row: Number(line),
        column: raw.headers[plan.index] ?? null,
        value: String(value),
        problem: problemOf(plan),
        hint: hintOf(plan),
        severity: 'warning',
      });
    if (count > rows.length) findings.addUnlisted(problemOf(plan), count - rows.length);
  }
}
