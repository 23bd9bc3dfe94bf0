import type { Cell, Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import type { Column } from '../../model/table.ts';
import type { PlanContext } from './column-plan.ts';
import { cellOf } from '../raw/cells.ts';
import { dictionaryOf } from '../raw/dictionary.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { isNullWord } from '../match/spelling.ts';
import { parseHeading } from '../match/units.ts';
import { placesOf, type TableMatch } from '../match/match-columns.ts';
import { decimalSign, plainInteger, plainNumber, type NumberStyle } from './typing/numbers.ts';

/** How columns of numbers write them, by their place in the file. */
export interface NumberStyles {
  styleOf: (index: number) => NumberStyle;
}

const PLAIN: NumberStyle = { decimalComma: false, plain: true };
/** `1.234` in a file that writes decimal commas is a thousand and more. */
const DOT_GROUPS = String.raw`^\s*-?[1-9]\d{0,2}(\.\d{3})+\s*$`;
/** 2026.06.30 is Chinese. */
const DOTTED_DATE = String.raw`^\s*\d{1,2}\.\d{1,2}\.\d{2,4}\s*$`;
const MOST_CELLS = 1000;

/** SQL: null where a number is not written plainly; null for columns of other types. */
export function plainNumberSql({ type }: Column, cell: string): string | null {
  if (type === 'integer') return plainInteger(cell);
  return type === 'money' || type === 'fraction' || type === 'number' ? plainNumber(cell) : null;
}

/** Every column of the file with its place, those of the tables inside it as well. */
export function placesIn(match: TableMatch): { column: Column; index: number }[] {
  const assignments = [match, ...match.inside].flatMap((each) => each.assignments);
  return assignments.flatMap((each) => placesOf(each).map((index) => ({ column: each.column, index })));
}

/**
 * Decides for each column of numbers how they are written, by all of its cells; where these leave it open (`1,234`,
 * `1.234`), by the other columns of the file, if they agree. `profile` holds the cells that no plain reading takes.
 */
export async function numberStyles(
  { engine, raw, match, amountUnit, delimiter, findings }: PlanContext,
  profile: ReadonlyMap<number, Cell[]>,
): Promise<NumberStyles> {
  const columns = placesIn(match).filter(({ column, index }) => {
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
  let decimalComma = [...signs.values()].includes(',');
  const isOpen = !decimalComma && ![...signs.values()].includes('.');
  const dotted = isOpen && (await writesDottedDates(engine, raw, match));
  const german = dotted || (isOpen && delimiter === ';');
  decimalComma ||= german;
  if (!decimalComma) return { styleOf };
  const plain = columns.filter(({ index }) => !signs.has(index));
  for (const { column, index } of plain) {
    const cell = cellOf(raw, index);
    const { rows } = await engine.query(
      `SELECT count(*), count(*) FILTER (WHERE NOT regexp_matches(${cell}, ${literal(DOT_GROUPS)}))
       FROM ${quoteName(raw.relation)} WHERE contains(${cell}, '.')`,
    );
    const [pointed, others] = (rows[0] ?? []).map(Number);
    // no rate is a thousand and more; where a semicolon is all that speaks for it, only amounts without a scale are: no yuan has three decimals
    const { exponent = 0 } = parseHeading(raw.headers[index] ?? '').unit ?? amountUnit ?? {};
    const isDecimal =
      others || (dotted ? column.type === 'fraction' : german && (column.type !== 'money' || exponent !== 0));
    if (pointed) signs.set(index, isDecimal ? '.' : null);
  }
  decimalComma = ![...signs.values()].includes('.');
  if (german && decimalComma)
    for (const { index } of columns.filter((each) => signs.get(each.index) === null))
      findings.add({
        column: raw.headers[index] ?? null,
        problem: 'dots-part-thousands',
        hint: 'check-amounts',
        severity: 'file',
      });
  return { styleOf };
}

/** True for a file that writes its days as 30.06.2026: whoever does so parts thousands with points, and writes decimals behind a comma. */
async function writesDottedDates(engine: Engine, raw: RawTable, match: PlanContext['match']): Promise<boolean> {
  for (const { column, index } of match.assignments) {
    if (column.type !== 'date' || raw.typed?.has(index)) continue;
    const { relation } = await dictionaryOf(engine, raw, index);
    const { rows } = await engine.query(
      `SELECT 1 FROM ${quoteName(relation)} WHERE regexp_matches(${cellOf(raw, index)}, ${literal(DOTTED_DATE)}) LIMIT 1`,
    );
    if (rows.length > 0) return true;
  }
  return false;
}
