import type { Cell, Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import { NOT_REJECTED } from './check-rows.ts';
import type { RawTable } from '../raw/raw-table.ts';
import type { RejectedRow } from '../import-report.ts';

/** A file keeps so many of them; the issues beyond are counted. */
const MAX_ROWS = 20_000;

/** The rows that were not taken, as they stand in the file. `left` names the rows left out and why. */
export async function rejectedRows(engine: Engine, raw: RawTable, left: string): Promise<RejectedRow[]> {
  const { rows } = await engine.query(
    `SELECT l.line, ${raw.tooWide ? 'r.surplus' : 'NULL'}, ${raw.columns.map((name) => `r.${quoteName(name)}`).join(', ')}
     FROM ${quoteName(left)} l JOIN ${quoteName(raw.relation)} r ON r.rowid = l.rid
     WHERE l.kind NOT IN ${NOT_REJECTED} ORDER BY l.rid LIMIT ${MAX_ROWS}`,
  );
  const text = (cell: Cell) => (cell === null ? '' : String(cell));
  return rows.map(([line, surplus = null, ...cells]) => ({
    row: Number(line),
    cells: [...cells.map(text), ...surplusCells(surplus)],
  }));
}

/** The cells beyond the header, which the raw table holds as one text. */
function surplusCells(surplus: Cell): string[] {
  const cells: unknown = typeof surplus === 'string' ? JSON.parse(surplus) : [];
  return Array.isArray(cells) ? cells.map(String) : [];
}
