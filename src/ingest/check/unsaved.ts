import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { CellError } from '../formats/cell-marks.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { NOT_REJECTED } from './check-rows.ts';
import type { Findings } from './issue-list.ts';

/** So many cells are named. */
const NAMED = 5;

/**
 * Refuses a table in whose used cells formulas stand without a stored result: a program wrote them and no spreadsheet has
 * worked them out, so what they would be is not known. In rows that are totals they are not needed.
 */
export async function refuseUnsaved(
  engine: Engine,
  raw: RawTable,
  { plans, left, findings }: { plans: readonly ColumnPlan[]; left: string | null; findings: Findings },
): Promise<void> {
  const unsaved = raw.marks?.unsaved ?? [];
  if (unsaved.length === 0) return;
  const used = new Set(plans.map(({ index }) => index));
  const excluded = await excludedLines(engine, left);
  // columns of a table that was turned round are not those of the sheet
  const counted = unsaved.filter(({ row, column }) => (column < 0 || used.has(column)) && !excluded.has(row));
  if (counted.length > 0) findings.refuse(draftOf(counted));
}

/** Says of a table whose headings are not known that formulas without a result stand in it. */
export function sayUnsaved({ marks }: RawTable, findings: Findings): void {
  const unsaved = marks?.unsaved ?? [];
  if (unsaved.length > 0) findings.refuse(draftOf(unsaved));
}

async function excludedLines(engine: Engine, left: string | null): Promise<Set<number>> {
  if (left === null) return new Set();
  const { rows } = await engine.query(`SELECT line FROM ${quoteName(left)} WHERE kind IN ${NOT_REJECTED}`);
  return new Set(rows.map(([line]) => Number(line)));
}

function draftOf(cells: readonly CellError[]) {
  const [first] = cells;
  const names = cells.slice(0, NAMED).map(placeOf).join(', ');
  const details = { count: cells.length, cells: cells.length > NAMED ? `${names} …` : names };
  return { value: first?.value ?? null, problem: 'formula-without-result', hint: 'save-in-spreadsheet', details };
}

/** `F5`, or the row alone where the column is no longer known. */
function placeOf({ row, column }: CellError): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return `${letters}${row}`;
}
