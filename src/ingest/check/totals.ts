import type { Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import { isGrandTotalSql, NOT_REJECTED } from './check-rows.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import type { RawTable } from '../raw/raw-table.ts';
import type { ImportReport } from '../import-report.ts';

/**
 * The balance on the file's own total row, as exact text: on one that says so, else on one that is told by its amounts, else
 * the sum of sub-totals below which no row stands. Null where there is none, or where several differ.
 */
export async function controlTotal(
  engine: Engine,
  raw: RawTable,
  plans: readonly ColumnPlan[],
  left: string | null,
): Promise<string | null> {
  const outstanding = plans.find(({ column }) => column.name === 'outstanding');
  if (!outstanding || !left) return null;
  const from = `FROM ${quoteName(raw.relation)} r JOIN ${quoteName(left)} l ON l.rid = r.rowid`;
  const { rows } = await engine.query(
    `SELECT DISTINCT CAST(${outstanding.sql} AS VARCHAR) AS v, (${isGrandTotalSql(raw)}) AS grand ${from} WHERE kind = 'total'
     UNION ALL SELECT DISTINCT CAST(${outstanding.sql} AS VARCHAR), TRUE ${from} WHERE kind = 'grand'`,
  );
  if (rows.length === 0) return sumOfSums(engine, raw, left, outstanding);
  const grand = rows.filter(([, isGrand]) => isGrand === true);
  const values = new Set((grand.length > 0 ? grand : rows).map(([value]) => value));
  const [value] = values;
  return values.size === 1 && typeof value === 'string' ? value : null;
}

/** Sub-totals sum up the whole file where the last of them is its last row. */
async function sumOfSums(engine: Engine, raw: RawTable, left: string, { sql }: ColumnPlan): Promise<string | null> {
  const { rows } = await engine.query(
    `SELECT CAST(sum(${sql}) FILTER (WHERE kind = 'sum') AS VARCHAR),
       max(r.rowid) FILTER (WHERE kind = 'sum') > max(r.rowid) FILTER (WHERE kind IS NULL OR kind NOT IN ${NOT_REJECTED})
     FROM ${quoteName(raw.relation)} r LEFT JOIN ${quoteName(left)} l ON l.rid = r.rowid`,
  );
  const [sum, closes] = rows[0] ?? [];
  return closes === true && typeof sum === 'string' ? sum : null;
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
