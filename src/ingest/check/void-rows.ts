import type { Engine } from '../../engine/engine.ts';
import { literal, literals, quoteName } from '../../lib/sql.ts';
import { dictionaryOf } from '../raw/dictionary.ts';
import { STATUS, VOID_WORDS } from '../plan/void-cell.ts';
import { cellOf } from '../raw/cells.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { trimmed } from '../plan/typing/clean-text.ts';

/** SQL: true for a row that its own status says was taken back; null where no row says so. */
export async function voidSql(engine: Engine, raw: RawTable): Promise<string | null> {
  const found: string[] = [];
  for (const [index, header] of raw.headers.entries()) {
    if (!STATUS.test(header) || raw.typed?.has(index)) continue;
    const cell = cellOf(raw, index);
    const isVoid = `lower(${trimmed(cell)}) IN (${literals(VOID_WORDS)})`;
    const { relation } = await dictionaryOf(engine, raw, index);
    const { rows } = await engine.query(`SELECT 1 FROM ${quoteName(relation)} WHERE ${isVoid} LIMIT 1`);
    if (rows.length > 0) found.push(`COALESCE(${isVoid}, FALSE)`);
  }
  return found.length === 0 ? null : found.join(' OR ');
}

/** SQL: the place of the cell that says so. */
export function voidPlaceSql(raw: RawTable): string {
  const places = raw.headers.flatMap((header, index) => {
    if (!STATUS.test(header) || raw.typed?.has(index)) return [];
    return [`WHEN lower(${trimmed(cellOf(raw, index))}) IN (${literals(VOID_WORDS)}) THEN ${literal(index)}`];
  });
  return places.length === 0 ? 'NULL' : `CASE ${places.join(' ')} END`;
}
