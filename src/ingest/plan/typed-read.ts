import type { Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import { checkRows } from '../check/check-rows.ts';
import { chooseTable } from '../match/choose-table.ts';
import { Findings } from '../check/issue-list.ts';
import type { TableMatch } from '../match/match-columns.ts';
import type { FileOptions } from '../options.ts';
import type { ColumnPlan } from './column-plan.ts';
import { planColumns } from './plan-columns.ts';
import { cellOf } from '../raw/cells.ts';
import type { TypedReading } from '../raw/read-raw.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { resolveDoubts } from './resolve-doubts.ts';
import type { Unit } from '../match/units.ts';

/** What says how a file's cells are read, before they are. */
export interface Typing {
  file: string;
  options: FileOptions;
  /** Unit of amounts without one of their own. */
  amountUnit: Unit | null;
  delimiter: string;
}

/** Typing as the reader of texts takes it. */
export function typedReading(typing: Typing): TypedReading {
  return {
    columns: (engine, head) => typedColumns(engine, head, typing),
    isAsExpected: (engine, raw) => isAsExpected(engine, raw, typing),
  };
}

/** What is found out here is found out again, and told, once the file is in the engine. */
interface Expectation {
  match: TableMatch;
  plans: ColumnPlan[];
}

/**
 * SQL of the dates and numbers of a large file, by what its first rows say, so that the engine makes them while it reads
 * and the text of a million numbers is never stored. Empty where the rows leave anything open.
 */
async function typedColumns(engine: Engine, head: RawTable, typing: Typing): Promise<Map<number, string>> {
  const expected = await expect(engine, head, typing);
  if (!expected) return new Map();
  const sql = new Map<number, Set<string>>();
  for (const plan of expected.plans)
    if (plan.index !== null && plan.exact && isTyped(plan) && plan.sql.includes(cellOf(head, plan.index)))
      sql.set(plan.index, (sql.get(plan.index) ?? new Set()).add(plan.sql));
  return new Map([...sql].flatMap(([index, [only, ...more]]) => (only && more.length === 0 ? [[index, only]] : [])));
}

/** True where every row is as the first ones led to expect: no cell refused, no row to be left out but blank ones. */
async function isAsExpected(engine: Engine, raw: RawTable, typing: Typing): Promise<boolean> {
  const { rows } = await engine.query(`SELECT 1 FROM ${quoteName(raw.relation)} WHERE refused LIMIT 1`);
  if (rows.length > 0) return false;
  const expected = await expect(engine, raw, typing);
  if (!expected) return false;
  const { match, plans } = expected;
  const isKept = (index: number) => {
    const users = plans.filter((plan) => plan.index === index);
    return users.length > 0 && users.every(({ sql }) => sql === cellOf(raw, index));
  };
  if (![...(raw.typed?.keys() ?? [])].every(isKept)) return false;
  const check = await checkRows(engine, raw, plans, { table: match.table, findings: new Findings(typing.file) });
  return check.rejected === 0 && check.excluded === 0;
}

async function expect(
  engine: Engine,
  raw: RawTable,
  { file, options, amountUnit, delimiter }: Typing,
): Promise<Expectation | null> {
  if (options.table === '') return null;
  const findings = new Findings(file);
  const match = chooseTable(file, raw.headers, options);
  if (!match || match.missing.length > 0) return null;
  await resolveDoubts(engine, raw, match, findings);
  return { match, plans: await planColumns({ engine, raw, match, options, amountUnit, delimiter, findings }) };
}

function isTyped({ column, derived }: ColumnPlan): boolean {
  if (derived) return false;
  return column.type !== 'text' && column.type !== 'category' && column.type !== 'code' && column.type !== 'flag';
}
