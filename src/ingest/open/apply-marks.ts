import type { Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import type { Column } from '../../model/table.ts';
import type { Findings } from '../check/issue-list.ts';
import type { SpreadRun, StoredNumbers } from '../formats/cell-marks.ts';
import { digitsOf } from '../formats/number-cells.ts';
import type { TableMatch } from '../match/match-columns.ts';
import type { RawTable } from '../raw/raw-table.ts';

/**
 * What the workbook says of its cells, once it is known what they are: a number of any column but dates is the number that is
 * stored, whatever its format makes of it; an amount merged over several rows counts once, in the first of them.
 */
export async function applyMarks(engine: Engine, raw: RawTable, match: TableMatch, findings: Findings): Promise<void> {
  if (!raw.marks || raw.records === 0) return;
  const { dates, percents, spread } = raw.marks;
  const assigned = [match, ...match.inside].flatMap(({ assignments }) => assignments);
  for (const [index, column] of new Map(assigned.map((each) => [each.index, each.column]))) {
    if (raw.typed?.has(index)) continue;
    const [byDate, byPercent, runs] = [dates.get(index), percents.get(index), spread.get(index)];
    if (byDate && !keepsDates(column)) await writeCells(engine, raw, index, linesOf(byDate));
    if (byPercent && !keepsPercents(column)) await writeCells(engine, raw, index, linesOf(byPercent));
    if (runs && column.type === 'money') {
      await writeCells(engine, raw, index, belowFirst(runs));
      listMerged(runs, raw.headers[index] ?? null, findings);
    }
  }
}

/** A date is no number; in a text that is no id it may be meant as one. */
function keepsDates({ name, type }: Column): boolean {
  if (type === 'date' || type === 'moment') return true;
  return (type === 'text' || type === 'category') && !/_id$/.test(name);
}

function keepsPercents({ type }: Column): boolean {
  return type === 'fraction' || type === 'text' || type === 'category';
}

function linesOf({ rows, values }: StoredNumbers): string[] {
  return rows.map((row, index) => `${row},${digitsOf(values[index] ?? 0)}\n`);
}

function belowFirst(runs: readonly SpreadRun[]): string[] {
  return runs.flatMap(({ first, last }) =>
    Array.from({ length: last - first }, (_, index) => `${first + index + 1},\n`),
  );
}

/** Writes cells of one column anew, each by its row; a blank one is null. */
async function writeCells(engine: Engine, raw: RawTable, index: number, lines: readonly string[]): Promise<void> {
  const path = await engine.putFile(`${raw.relation}_${index}.csv`, new Blob([...lines]));
  const relation = quoteName(raw.relation);
  try {
    await engine.query(
      `UPDATE ${relation} SET ${quoteName(raw.columns[index] ?? '')} = written.value
       FROM (SELECT own.rid, cells.value FROM (SELECT rowid AS rid, ${raw.line} AS line FROM ${relation}) AS own
         JOIN read_csv(${literal(path)}, auto_detect = false, header = false, delim = ',',
           columns = {'line': 'INTEGER', 'value': 'VARCHAR'}) AS cells ON cells.line = own.line) AS written
       WHERE ${relation}.rowid = written.rid`,
    );
  } finally {
    await engine.dropFile(path);
  }
}

function listMerged(runs: readonly SpreadRun[], column: string | null, findings: Findings): void {
  for (const { first, last, value } of runs)
    findings.add({
      ...{ row: first, column, value, problem: 'merged-amount', hint: 'split-amount', severity: 'warning' },
      details: { last },
    });
}
