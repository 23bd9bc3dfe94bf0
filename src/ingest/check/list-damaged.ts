import type { Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import { textOf } from '../raw/cells.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { otherEncoding } from '../text/mixed-lines.ts';
import type { Findings } from './issue-list.ts';

/** What stands for bytes that are no character. */
const REPLACED = literal('\uFFFD');

/** Says that lines were in two encodings, and lists the rows with bytes that are no character in theirs. */
export async function listDamaged(
  engine: Engine,
  raw: RawTable,
  { encoding, damaged, findings }: { encoding: string; damaged: boolean; findings: Findings },
): Promise<void> {
  const other = otherEncoding(encoding);
  const told = { severity: 'warning', hint: 'export-as-utf-8' } as const;
  if (other !== null) findings.add({ ...told, value: `utf-8, ${other}`, problem: 'mixed-encodings' });
  if (!damaged || raw.records === 0) return;
  const cells = raw.columns.map((_, index) => textOf(raw, index));
  const place = cells.map((cell, index) => `WHEN contains(${cell}, ${REPLACED}) THEN ${index}`).join(' ');
  const { rows } = await engine.query(
    `SELECT line, place, list_extract(cells, place + 1), count(*) OVER () FROM
     (SELECT ${raw.line} AS line, rowid AS rid, CASE ${place} END AS place, [${cells.join(', ')}] AS cells
      FROM ${quoteName(raw.relation)}) WHERE place IS NOT NULL ORDER BY rid LIMIT ${findings.room.cells}`,
  );
  for (const [line, at, value] of rows)
    findings.add({
      ...{ ...told, row: Number(line), column: raw.headers[Number(at)] ?? null },
      ...{ value: String(value), problem: 'damaged-characters' },
    });
  const more = Number(rows[0]?.[3] ?? 0) - rows.length;
  if (more > 0) findings.addUnlisted('damaged-characters', more);
}
