import type { Engine } from '../engine/engine.ts';
import { literal, quoteName } from '../lib/sql.ts';
import { isGrandTotalSql } from './check-rows.ts';
import type { ColumnPlan } from './plan-columns.ts';
import type { RawTable } from './raw-table.ts';
import type { ImportReport } from './report.ts';

/** The balance on the file's own total row, as exact text; null where there is none or more than one. */
export async function controlTotal(
  engine: Engine,
  raw: RawTable,
  plans: readonly ColumnPlan[],
  left: string | null,
): Promise<string | null> {
  const outstanding = plans.find(({ column }) => column.name === 'outstanding');
  if (!outstanding || !left) return null;
  const from = `FROM ${quoteName(raw.relation)} WHERE rowid IN (SELECT rid FROM ${quoteName(left)} WHERE kind = 'total')`;
  const { rows } = await engine.query(
    `SELECT CAST(${outstanding.sql} AS VARCHAR) AS v, (${isGrandTotalSql(raw)}) AS grand ${from}`,
  );
  const grand = rows.filter(([, isGrand]) => isGrand === true);
  const [only, ...more] = grand.length > 0 ? grand : rows;
  const value = only?.[0];
  return more.length === 0 && typeof value === 'string' ? value : null;
}

/** The ledger's loaded balance of one file, beside its control total; `replaced` is what later loads took the place of. */
export async function ledgerTotals(
  engine: Engine,
  file: string,
  control: string | null,
  replaced = '0',
): Promise<ImportReport['totals']> {
  const sum = `COALESCE(sum(outstanding), CAST(0 AS DECIMAL(38,2)))`;
  const exact = (text: string) => `CAST(${literal(text)} AS DECIMAL(38,2))`;
  const difference = control === null ? 'NULL' : `CAST(${sum} + ${exact(replaced)} - ${exact(control)} AS VARCHAR)`;
  const { rows } = await engine.query(
    `SELECT CAST(${sum} AS VARCHAR), ${difference} FROM exposure WHERE source_file = $file`,
    { params: { file } },
  );
  const [outstanding, gap] = rows[0] ?? [];
  return {
    outstanding: String(outstanding),
    control,
    difference: gap === null || gap === undefined ? null : String(gap),
  };
}
