import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import { cellOf } from '../raw/cells.ts';
import type { PreparedFile } from '../open/prepare-file.ts';
import { parseUnit, type Unit } from './units.ts';

/** The portfolio's `amount_unit` parameter, read before anything else is typed. */
export async function unitParameter(engine: Engine, prepared: readonly PreparedFile[]): Promise<Unit | null> {
  for (const { match, raw } of prepared) {
    if (match?.table.name !== 'parameter') continue;
    const place = (name: string) => match.assignments.find(({ column }) => column.name === name)?.index;
    const key = place('key');
    const value = place('value');
    if (key === undefined || value === undefined) continue;
    const { rows } = await engine.query(
      `SELECT ${cellOf(raw, value)} FROM ${quoteName(raw.relation)} WHERE trim(${cellOf(raw, key)}) = 'amount_unit'`,
    );
    const unit = typeof rows[0]?.[0] === 'string' ? parseUnit(rows[0][0]) : null;
    if (unit) return unit;
  }
  return null;
}
