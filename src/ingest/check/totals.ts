import type { Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import { NOT_REJECTED } from './check-rows.ts';
import { rankOfTotalSql } from './total-words.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import type { RawTable } from '../raw/raw-table.ts';
import type { ImportReport } from '../import-report.ts';

/**
 * The balance on the file's own total row, as exact text: on one that says it is the sum of all or is told by its amounts,
 * else on the only one of a group, else on the only sub-total; without any, the sum of sub-totals told by their amounts.
 * A row with loans both above and below it is the sum of some of them. Null where there is none, or where several differ.
 */
export async function controlTotal(
  engine: Engine,
  raw: RawTable,
  plans: readonly ColumnPlan[],
  left: string | null,
): Promise<string | null> {
  const outstanding = plans.find(({ column }) => column.name === 'outstanding');
  if (!outstanding || !left) return null;
  const table = quoteName(raw.relation);
  const { rows } = await engine.query(
    `SELECT CAST(balance AS VARCHAR), rank, COALESCE(rid < first OR rid > last, TRUE) FROM
     (SELECT ${outstanding.sql} AS balance, l.rid, CASE kind WHEN 'grand' THEN 1 ELSE ${rankOfTotalSql(raw)} END AS rank
      FROM ${table} r JOIN ${quoteName(left)} l ON l.rid = r.rowid WHERE kind IN ('total', 'grand')),
     (SELECT min(rowid) AS first, max(rowid) AS last FROM ${table} WHERE rowid NOT IN (SELECT rid FROM ${quoteName(left)}))
     WHERE rank IS NOT NULL`,
  );
  if (rows.length === 0) return sumOfSums(engine, raw, left, outstanding);
  const nearest = Math.min(...rows.map(([, rank]) => Number(rank)));
  const totals = rows.filter(([, rank]) => Number(rank) === nearest);
  if (totals.some(([, , isOutside]) => isOutside !== true) || (nearest > 1 && totals.length > 1)) return null;
  const values = new Set(totals.map(([value]) => value));
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
