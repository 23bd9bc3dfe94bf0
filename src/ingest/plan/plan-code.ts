import type { Cell } from '../../engine/engine.ts';
import { literal, literals, quoteName } from '../../lib/sql.ts';
import { stagedType } from '../../model/storage.ts';
import type { Column } from '../../model/table.ts';
import { dictionaryOf } from '../raw/dictionary.ts';
import type { PlanContext } from './column-plan.ts';
import { cellOf } from '../raw/cells.ts';
import { allowedText, isNullWord, readSpelling } from '../match/spelling.ts';
import { isVoidCell } from './void-cell.ts';

/** Different spellings looked at; a column with more holds no codes. */
const MAX_SPELLINGS = 2_000;

/** SQL of a `code` or `flag` column: its spellings are looked up once each; an unknown one is reported once and stored as null. */
export async function planCode(context: PlanContext, column: Column, index: number): Promise<string> {
  const { engine, raw, findings } = context;
  const cell = cellOf(raw, index);
  const type = stagedType(column);
  const { relation } = await dictionaryOf(engine, raw, index);
  const { rows } = await engine.query(`SELECT ${cell} FROM ${quoteName(relation)} ORDER BY 1 LIMIT ${MAX_SPELLINGS}`);
  const cases: string[] = [];
  const unknown: string[] = [];
  for (const [value] of rows) {
    const text = String(value);
    const meaning = readSpelling(column, text);
    if (meaning !== undefined) cases.push(`WHEN ${literal(text)} THEN ${literal(meaning)}`);
    else if (!isNullWord(text) && !isVoidCell(raw.headers[index] ?? '', text)) unknown.push(text);
  }
  for (const [value, count, line] of await occurrences(context, cell, unknown))
    findings.add(
      {
        row: Number(line),
        column: raw.headers[index] ?? null,
        value: String(value),
        problem: 'unknown-spelling',
        hint: 'use-allowed-value',
        severity: 'warning',
        details: { count: Number(count), allowed: allowedText(column) },
      },
      Number(count),
    );
  if (cases.length === 0) return `CAST(NULL AS ${type})`;
  return `CAST(CASE ${cell} ${cases.join(' ')} END AS ${type})`;
}

/** How often cells occur and where first; the most frequent first. */
async function occurrences({ engine, raw }: PlanContext, cell: string, texts: readonly string[]): Promise<Cell[][]> {
  if (texts.length === 0) return [];
  const { rows } = await engine.query(
    `SELECT ${cell}, count(*), min(${raw.line}) FROM ${quoteName(raw.relation)}
     WHERE ${cell} IN (${literals([...texts])}) GROUP BY 1 ORDER BY 2 DESC, 3`,
  );
  return rows;
}
