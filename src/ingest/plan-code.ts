import { literal, quoteName } from '../lib/sql.ts';
import { stagedType } from '../model/storage.ts';
import type { Column } from '../model/table.ts';
import { cellOf, type PlanContext } from './plan-columns.ts';
import { allowedText, isNullWord, readSpelling } from './spelling.ts';

/** Different spellings looked at; a column with more holds no codes. */
const MAX_SPELLINGS = 2_000;

/** SQL of a `code` or `flag` column: its spellings are looked up once each; an unknown one is reported once and stored as null. */
export async function planCode(context: PlanContext, column: Column, index: number): Promise<string> {
  const { engine, raw, findings } = context;
  const cell = cellOf(raw, index);
  const type = stagedType(column);
  const { rows } = await engine.query(
    `SELECT ${cell}, count(*), min(${raw.line}) FROM ${quoteName(raw.relation)}
     WHERE rowid < ${raw.records} AND ${cell} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 3 LIMIT ${MAX_SPELLINGS}`,
  );
  const cases: string[] = [];
  for (const [value, count, line] of rows) {
    const text = String(value);
    const meaning = readSpelling(column, text);
    if (meaning !== undefined) cases.push(`WHEN ${literal(text)} THEN ${literal(meaning)}`);
    else if (!isNullWord(text))
      findings.add(
        {
          row: Number(line),
          column: raw.headers[index] ?? null,
          value: text,
          problem: 'unknown-spelling',
          hint: 'use-allowed-value',
          severity: 'warning',
          details: { count: Number(count), allowed: allowedText(column) },
        },
        Number(count),
      );
  }
  if (cases.length === 0) return `CAST(NULL AS ${type})`;
  return `CAST(CASE ${cell} ${cases.join(' ')} END AS ${type})`;
}
