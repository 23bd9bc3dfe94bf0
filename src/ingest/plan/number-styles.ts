import type { Cell } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import type { Column } from '../../model/table.ts';
import type { PlanContext } from './column-plan.ts';
import { cellOf } from '../raw/cells.ts';
import { isNullWord } from '../match/spelling.ts';
import { decimalSign, plainInteger, plainNumber, type NumberStyle } from './typing/numbers.ts';

/** How columns of numbers write them, by their place in the file. */
export interface NumberStyles {
  styleOf: (index: number) => NumberStyle;
  /** The file writes `1.234,50`, for all its cells say. */
  decimalComma: boolean;
}

const PLAIN: NumberStyle = { decimalComma: false, plain: true };
/** `1.234` in a file that writes decimal commas is a thousand and more. */
const DOT_GROUPS = String.raw`^\s*-?\d{1,3}(\.\d{3})+\s*$`;
const MOST_CELLS = 1000;

/** SQL: null where a number is not written plainly; null for columns of other types. */
export function plainNumberSql({ type }: Column, cell: string): string | null {
  if (type === 'integer') return plainInteger(cell);
  return type === 'money' || type === 'fraction' || type === 'number' ? plainNumber(cell) : null;
}

/**
 * Decides for each column of numbers how they are written, by all of its cells; where these leave it open (`1,234`,
 * `1.234`), by the other columns of the file, if they agree. `profile` holds the cells that no plain reading takes.
 */
export async function numberStyles(
  { engine, raw, match }: PlanContext,
  profile: ReadonlyMap<number, Cell[]>,
  { decimalComma: elsewhere = false } = {},
): Promise<NumberStyles> {
  const columns = match.assignments.filter(({ column, index }) => {
    return plainNumberSql(column, '') !== null && !raw.typed?.has(index) && profile.has(index);
  });
  const signs = new Map<number, ',' | '.' | null>();
  for (const { column, index } of columns.filter((each) => Number(profile.get(each.index)?.[0] ?? 0) > 0)) {
    const cell = cellOf(raw, index);
    const { rows } = await engine.query(
      `SELECT DISTINCT ${cell} FROM ${quoteName(raw.relation)}
       WHERE ${cell} IS NOT NULL AND ${plainNumberSql(column, cell)} IS NULL LIMIT ${MOST_CELLS}`,
    );
    const cells = rows.map(([value]) => String(value)).filter((value) => !isNullWord(value));
    signs.set(index, decimalSign(cells));
  }
  const styleOf = (index: number): NumberStyle => {
    if (!signs.has(index)) return PLAIN;
    return { decimalComma: (signs.get(index) ?? (decimalComma ? ',' : '.')) === ',', plain: false };
  };
  let decimalComma = elsewhere || [...signs.values()].includes(',');
  if (!decimalComma) return { styleOf, decimalComma };
  const plain = columns.filter(({ index }) => !signs.has(index));
  for (const { index } of plain) {
    const cell = cellOf(raw, index);
    const { rows } = await engine.query(
      `SELECT count(*), count(*) FILTER (WHERE NOT regexp_matches(${cell}, ${literal(DOT_GROUPS)}))
       FROM ${quoteName(raw.relation)} WHERE contains(${cell}, '.')`,
    );
    const [dotted, others] = (rows[0] ?? []).map(Number);
    if (dotted) signs.set(index, others ? '.' : null);
  }
  decimalComma = ![...signs.values()].includes('.');
  return { styleOf, decimalComma };
}
