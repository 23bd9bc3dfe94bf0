import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import type { Column } from '../../model/table.ts';
import { dictionaryOf } from '../raw/dictionary.ts';
import type { Findings } from '../check/issue-list.ts';
import type { TableMatch } from '../match/match-columns.ts';
import { cellOf } from '../raw/cells.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { isNullWord, readSpelling } from '../match/spelling.ts';

const SAMPLE = 1_000;
/** Share of different cells that must be known spellings before a column is taken for coded. */
const MOSTLY = 0.8;

/** Lets the cells decide which column a header means that fits several (`grade`: rating or class); asks where they cannot. */
export async function resolveDoubts(
  engine: Engine,
  raw: RawTable,
  match: TableMatch,
  findings: Findings,
): Promise<void> {
  for (const { index, columns } of match.doubts) {
    const free = columns.filter((column) => !match.assignments.some((each) => each.column === column));
    if (free.length === 0) continue;
    const column = decide(free, await differentCells(engine, raw, index));
    if (column) match.assignments.push({ column, index, rivals: [], by: 'values' });
    else askWhich(raw, match, index, free, findings);
  }
  for (const inside of match.inside) {
    await keepKnownCodes(engine, raw, inside);
    await resolveDoubts(engine, raw, inside, findings);
  }
}

/** Gives back the columns of codes whose cells are none, but for the supervisor's own: nobody said that the ledger's heading means another table's. */
async function keepKnownCodes(engine: Engine, raw: RawTable, match: TableMatch): Promise<void> {
  const kept = [];
  for (const assignment of match.assignments) {
    const { column, index } = assignment;
    const coded = column.type === 'code' || column.type === 'flag';
    const isNamed = match.regulated?.places[`${match.table.name}.${column.name}`] === index;
    if (!coded || isNamed || isMostlyKnown(column, await differentCells(engine, raw, index))) kept.push(assignment);
  }
  match.assignments = kept;
}

async function differentCells(engine: Engine, raw: RawTable, index: number): Promise<string[]> {
  const cell = cellOf(raw, index);
  const { relation } = await dictionaryOf(engine, raw, index);
  const { rows } = await engine.query(`SELECT ${cell} FROM ${quoteName(relation)} LIMIT ${SAMPLE}`);
  return rows.map(([value]) => String(value)).filter((value) => !isNullWord(value));
}

function isMostlyKnown(column: Column, cells: readonly string[]): boolean {
  return cells.filter((cell) => readSpelling(column, cell) !== undefined).length >= cells.length * MOSTLY;
}

/** The one column whose kind of value the cells are; undefined where they leave it open. */
export function decide(columns: readonly Column[], cells: readonly string[]): Column | undefined {
  if (cells.length === 0) return undefined;
  const coded = columns.find(({ type }) => type === 'code');
  if (coded) {
    if (isMostlyKnown(coded, cells)) return coded;
    return columns.find((column) => column !== coded);
  }
  const id = columns.find(({ name }) => name.endsWith('_id'));
  const name = columns.find((column) => column.name.endsWith('_name'));
  if (!id || !name) return undefined;
  return cells.every((cell) => /^[A-Za-z_-]*\d+$/.test(cell.trim())) ? id : name;
}

function askWhich(
  raw: RawTable,
  match: TableMatch,
  index: number,
  columns: readonly Column[],
  findings: Findings,
): void {
  const header = raw.headers[index] ?? '';
  const names = columns.map(({ name }) => name).join(', ');
  findings.add({
    column: header,
    problem: 'column-open',
    hint: 'map-column',
    severity: 'file',
    details: { columns: names },
  });
  for (const column of columns)
    findings.ask({ kind: 'column', column: `${match.table.name}.${column.name}`, choices: [header], blocks: false });
}
