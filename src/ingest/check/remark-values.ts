import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { Column, TableModel } from '../../model/table.ts';
import type { Findings } from './issue-list.ts';

interface Remark {
  column: string;
  condition: string;
  problem: string;
  hint: string;
}

/** Remarks on stored values that are readable but odd: one issue a column with the first row and the number of rows. */
export async function remarkValues(engine: Engine, table: TableModel, findings: Findings): Promise<void> {
  const remarks = table.columns.flatMap((column) => remarksOf(table, column));
  if (remarks.length === 0) return;
  const parts = remarks.flatMap(({ condition }) => [
    `count(*) FILTER (WHERE ${condition})`,
    `min(source_row) FILTER (WHERE ${condition})`,
  ]);
  const { rows } = await engine.query(
    `SELECT ${parts.join(', ')} FROM ${quoteName(table.name)} WHERE source_file = $file`,
    { params: { file: findings.file } },
  );
  remarks.forEach(({ column, problem, hint }, index) => {
    const count = Number(rows[0]?.[index * 2] ?? 0);
    const row = Number(rows[0]?.[index * 2 + 1] ?? 0);
    if (count > 0) findings.add({ row, column, problem, hint, severity: 'warning', details: { count } }, count);
  });
}

function remarksOf(table: TableModel, { name, type }: Column): Remark[] {
  const column = `${table.name}.${name}`;
  const cell = quoteName(name);
  if (type === 'date' || type === 'moment')
    return [
      {
        column,
        condition: `${cell} NOT BETWEEN DATE '1945-01-01' AND DATE '2100-12-31'`,
        problem: 'odd-date',
        hint: 'check-date',
      },
    ];
  if (name === 'outstanding')
    return [{ column, condition: `${cell} < 0`, problem: 'negative-balance', hint: 'negative-is-kept' }];
  if (name === 'lgd') return [{ column, condition: `${cell} > 1`, problem: 'over-one', hint: 'check-value' }];
  if (name === 'days_past_due')
    return [{ column, condition: `${cell} < 0`, problem: 'negative-days', hint: 'check-value' }];
  if (name === 'client_id' && table.oneOf)
    return [{ column, condition: `${cell} IS NULL`, problem: 'no-client', hint: 'fill-in-client' }];
  return [];
}
