import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { TableModel } from '../../model/table.ts';
import type { Findings } from '../check/issue-list.ts';
import { addCollateral, otherCollateral } from './add-collateral.ts';

const HINTS = {
  'exact-duplicate': 'duplicates-are-left-out',
  'further-collateral': 'collateral-is-added-up',
  'key-conflict': 'keep-one-row',
} as const;

/**
 * Of rows with one key the last loaded stays, also across files; the others are taken out of the stored table and listed,
 * as exact duplicates, as further collateral of one loan (whose value is added up) or as conflicts. Returns the rows taken out by file.
 */
export async function dropDuplicates(
  engine: Engine,
  table: TableModel,
  findingsOf: ReadonlyMap<string, Findings>,
): Promise<Map<string, number>> {
  const name = quoteName(table.name);
  const keys = table.key.map(quoteName).join(', ');
  const { rows: repeated } = await engine.query(
    `SELECT count(*) FROM (SELECT 1 FROM ${name} GROUP BY ${keys} HAVING count(*) > 1)`,
  );
  const removed = new Map<string, number>();
  if (Number(repeated[0]?.[0]) === 0) return removed;
  const same = [...table.columns.map(({ name: column }) => quoteName(column)), 'unread'].map(
    (column) => `d.${column} IS NOT DISTINCT FROM k.${column}`,
  );
  await engine.query(
    `CREATE OR REPLACE TEMP TABLE repeated AS
     SELECT rowid AS rid, max(rowid) OVER (PARTITION BY ${keys}) AS kept FROM ${name}
     QUALIFY count(*) OVER (PARTITION BY ${keys}) > 1`,
  );
  const pairs = `FROM repeated r JOIN ${name} d ON d.rowid = r.rid JOIN ${name} k ON k.rowid = r.kept WHERE r.rid <> r.kept`;
  const kind = `CASE WHEN ${same.join(' AND ')} THEN 'exact-duplicate'
    WHEN ${otherCollateral(table) ?? 'FALSE'} THEN 'further-collateral' ELSE 'key-conflict' END`;
  const { rows: counts } = await engine.query(
    `SELECT CAST(d.source_file AS VARCHAR), ${kind}, count(*) ${pairs} GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  const keyText = table.key
    .map((column) => `COALESCE(CAST(d.${quoteName(column)} AS VARCHAR), '')`)
    .join(` || ' · ' || `);
  for (const [file, problem, count] of counts as [string, keyof typeof HINTS, number][]) {
    const findings = findingsOf.get(String(file));
    removed.set(String(file), (removed.get(String(file)) ?? 0) + Number(count));
    if (!findings) continue;
    const { rows } = await engine.query(
      `SELECT d.source_row, ${keyText}, k.source_row, CAST(k.source_file AS VARCHAR) ${pairs}
       AND d.source_file = $file AND ${kind} = $problem ORDER BY d.rowid LIMIT ${findings.room.rows}`,
      { params: { file: String(file), problem } },
    );
    for (const [row, key, keptRow, keptFile] of rows)
      findings.add({
        row: Number(row),
        column: table.key.join(' + '),
        value: String(key),
        problem,
        hint: HINTS[problem],
        severity: 'excluded',
        details: { keptRow: Number(keptRow), keptFile: String(keptFile) },
      });
    if (Number(count) > rows.length) findings.addUnlisted(problem, Number(count) - rows.length);
  }
  await addCollateral(engine, table);
  await engine.query(`DELETE FROM ${name} WHERE rowid IN (SELECT rid FROM repeated WHERE rid <> kept)`);
  await engine.query('DROP TABLE repeated');
  return removed;
}
