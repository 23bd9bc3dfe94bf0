import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { TableModel } from '../../model/table.ts';
import type { Findings } from '../check/issue-list.ts';

/**
 * Of rows with one key the last loaded stays, also across files; the others are taken out of the stored table and listed,
 * as exact duplicates or as conflicts. Returns the rows taken out by file.
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
  const identical = `(${same.join(' AND ')})`;
  const { rows: counts } = await engine.query(
    `SELECT CAST(d.source_file AS VARCHAR), ${identical}, count(*) ${pairs} GROUP BY 1, 2 ORDER BY 1, 2 DESC`,
  );
  const keyText = table.key
    .map((column) => `COALESCE(CAST(d.${quoteName(column)} AS VARCHAR), '')`)
    .join(` || ' · ' || `);
  for (const [file, exact, count] of counts) {
    const findings = findingsOf.get(String(file));
    removed.set(String(file), (removed.get(String(file)) ?? 0) + Number(count));
    if (!findings) continue;
    const problem = exact === true ? 'exact-duplicate' : 'key-conflict';
    const { rows } = await engine.query(
      `SELECT d.source_row, ${keyText}, k.source_row, CAST(k.source_file AS VARCHAR) ${pairs}
       AND d.source_file = $file AND ${exact === true ? '' : 'NOT'} ${identical} ORDER BY d.rowid LIMIT ${findings.room.rows}`,
      { params: { file: String(file) } },
    );
    for (const [row, key, keptRow, keptFile] of rows)
      findings.add({
        row: Number(row),
        column: table.key.join(' + '),
        value: String(key),
        problem,
        hint: exact === true ? 'duplicates-are-left-out' : 'keep-one-row',
        severity: 'excluded',
        details: { keptRow: Number(keptRow), keptFile: String(keptFile) },
      });
    if (Number(count) > rows.length) findings.addUnlisted(problem, Number(count) - rows.length);
  }
  await engine.query(`DELETE FROM ${name} WHERE rowid IN (SELECT rid FROM repeated WHERE rid <> kept)`);
  await engine.query('DROP TABLE repeated');
  return removed;
}
