import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { TableModel } from '../../model/table.ts';

/** Columns in which rows of one loan may differ and still be one loan with several collaterals. */
const OF_COLLATERAL = new Set(['collateral_id', 'collateral_value']);

/** Two rows, `d` and `k`, of one loan that differ in the collateral alone; null for a table that has none. */
export function otherCollateral(table: TableModel): string | null {
  if (!table.columns.some(({ name }) => name === 'collateral_value')) return null;
  const rest = table.columns.filter(({ name }) => !OF_COLLATERAL.has(name)).map(({ name }) => quoteName(name));
  const same = [...rest, 'source_file', 'unread'].map((column) => `d.${column} IS NOT DISTINCT FROM k.${column}`);
  const other = [...OF_COLLATERAL].map((column) => `d.${column} IS DISTINCT FROM k.${column}`);
  return `(${same.join(' AND ')} AND (${other.join(' OR ')}))`;
}

/**
 * Ledgers with a row a collateral say the loan again in each: the row that stays (`repeated` says which) gets the value of all of them,
 * each number once; without numbers each value once, as the same row twice is more often a slip than two things of one value.
 */
export async function addCollateral(engine: Engine, table: TableModel): Promise<void> {
  const other = otherCollateral(table);
  if (other === null) return;
  const name = quoteName(table.name);
  await engine.query(
    `UPDATE ${name} SET collateral_value = whole.collateral_value
     FROM (
       SELECT kept, sum(collateral_value) AS collateral_value
       FROM (
         SELECT r.kept, d.collateral_id, max(d.collateral_value) AS collateral_value
         FROM repeated AS r
         JOIN ${name} AS d ON d.rowid = r.rid
         JOIN ${name} AS k ON k.rowid = r.kept
         WHERE r.rid = r.kept OR ${other}
         GROUP BY r.kept, d.collateral_id, CASE WHEN d.collateral_id IS NULL THEN d.collateral_value END
       )
       GROUP BY kept
       HAVING count(*) > 1
     ) AS whole
     WHERE ${name}.rowid = whole.kept`,
  );
}
