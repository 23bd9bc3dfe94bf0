import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import { cellOf } from '../raw/cells.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { parseUnit, type Unit } from './parse-unit.ts';
import { placesOf, type TableMatch } from './match-columns.ts';
import { fold } from './units.ts';

const HEADING = /^(?:(?:金额|余额|货币|计量|计价)?单位|(?:amounts?|balance|currency)?units?)$/;
/** So many different units are looked at. */
const MOST = 20;

/** The column that says in which unit the amounts of its row are; -1 where there is none. */
export function unitColumnAt(headers: readonly string[]): number {
  return headers.findIndex((header) => HEADING.test(fold(header)));
}

/** The unit that such a column gives to all rows; `unclear` where it gives several, or one that is not understood. */
export async function unitColumn(engine: Engine, raw: RawTable, match: TableMatch): Promise<Unit | null> {
  const index = unitColumnAt(raw.headers);
  const isUsed = [match, ...match.inside].some(({ assignments }) => assignments.flatMap(placesOf).includes(index));
  if (index < 0 || isUsed) return null;
  const cell = `trim(${cellOf(raw, index)})`;
  const { rows } = await engine.query(
    `SELECT DISTINCT ${cell} AS said FROM ${quoteName(raw.relation)} WHERE ${cell} <> '' ORDER BY said LIMIT ${MOST}`,
  );
  const said = rows.map(([text]) => String(text));
  const units = said.flatMap((text) => parseUnit(text) ?? []).filter(({ kind }) => kind === 'amount');
  const [unit] = units;
  // 单位 may as well be the organisation, or what a thing is counted in
  if (!unit) return null;
  const isOne = units.length === said.length && new Set(units.map(({ name }) => name)).size === 1;
  if (isOne) return { ...unit, above: true };
  return { ...unit, name: said.join('; '), exponent: 0, currencies: [], converted: false, above: true, unclear: true };
}
