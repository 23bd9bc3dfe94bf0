import type { Cell, Engine } from '../../engine/engine.ts';
import { quoteName } from '../../lib/sql.ts';
import { amountOf, BALANCE_OF_GROUP, balanceColumns } from './balance-behind.ts';
import { hintOf, problemOf } from './check-rows.ts';
import type { Findings } from './issue-list.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import { cellOf } from '../raw/cells.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { allowedText } from '../match/spelling.ts';
import { severalPeople } from '../match/several-people.ts';
import { BLANK } from '../match/value-map.ts';
import { trimmed } from '../plan/typing/clean-text.ts';
import { isUnreadSql } from '../plan/unread-cell.ts';

/**
 * Lists the cells of optional columns that could not be read, one issue a column and spelling with its cells and the balance
 * of their rows, the most frequent first; the rows are loaded without the value. Gives the columns that have such cells.
 */
export async function listUnreadCells(
  engine: Engine,
  raw: RawTable,
  plans: readonly ColumnPlan[],
  { table, left, findings }: { table: string; left: string | null; findings: Findings },
): Promise<ColumnPlan[]> {
  const unread: ColumnPlan[] = [];
  for (const plan of plans) {
    if (plan.exact || plan.index === null || plan.column.required) continue;
    const cell = cellOf(raw, plan.index);
    const stays = left ? `AND rowid NOT IN (SELECT rid FROM ${quoteName(left)})` : '';
    const from = `FROM ${quoteName(raw.relation)} WHERE ${isUnreadSql(raw, plan)} ${stays}`;
    const { rows: all } = await engine.query(`SELECT count(*) ${from}`);
    const count = Number(all[0]?.[0]);
    if (count === 0) continue;
    unread.push(plan);
    const { rows } = await engine.query(
      `SELECT cell, count(*), min(line), ${BALANCE_OF_GROUP} FROM
       (SELECT *, max(day) OVER (PARTITION BY cell) AS newest FROM
        (SELECT ${trimmed(cell)} AS cell, ${raw.line} AS line, ${balanceColumns(plans)} ${from}))
       GROUP BY 1 ORDER BY 2 DESC, 3 LIMIT ${Math.max(findings.room.cells, 0)}`,
    );
    let listed = 0;
    for (const [value, cells, line, balance] of rows) {
      listed += Number(cells);
      findings.add(
        {
          row: Number(line),
          column: raw.headers[plan.index] ?? null,
          value: String(value),
          problem: problemOf(plan),
          hint: hintOf(plan),
          severity: 'warning',
          cells: Number(cells),
          balance: amountOf(balance),
          ...(plan.column.allowed ? { details: { allowed: allowedText(plan.column) } } : {}),
        },
        Number(cells),
      );
    }
    askForWords(plan, rows, { table, findings });
    if (count > listed) findings.addUnlisted(problemOf(plan), count - listed);
  }
  return unread;
}

/** A column with more words than this is no column of codes. */
const MOST_QUESTIONS = 30;

/** Asks what each word of a column of codes, or of days past due, means, and which of several people it is: a person says it once. */
function askForWords(
  { column, inside }: ColumnPlan,
  rows: readonly Cell[][],
  { table, findings }: { table: string; findings: Findings },
): void {
  const coded = column.type === 'code' || column.type === 'flag';
  const people = column.domain === 'manager_id';
  if ((!coded && !people && column.name !== 'days_past_due') || rows.length > MOST_QUESTIONS) return;
  const codes = column.type === 'flag' ? ['true', 'false'] : (column.allowed ?? []).map(({ value }) => String(value));
  const choicesOf = (word: string) =>
    people ? [...(severalPeople(word) ?? word.split(/\s+/)), BLANK] : [...codes, BLANK];
  for (const [word, cells, , balance] of rows)
    findings.ask({
      kind: 'word',
      column: `${inside?.name ?? table}.${column.name}`,
      word: String(word),
      cells: Number(cells),
      balance: amountOf(balance),
      choices: coded || people ? choicesOf(String(word)) : [],
      blocks: false,
    });
}
