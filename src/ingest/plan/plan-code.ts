import { literal, literals, quoteName } from '../../lib/sql.ts';
import { stagedType } from '../../model/storage.ts';
import type { Column } from '../../model/table.ts';
import { dictionaryOf } from '../raw/dictionary.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { bareNumber, otherNumbers, sayOtherNumbers } from './numbered-codes.ts';
import { cellOf } from '../raw/cells.ts';
import { readNonPerforming } from '../match/class-words.ts';
import { isNullWord, readSpelling } from '../match/spelling.ts';

/** Different spellings looked at; a column with more holds no codes. */
const MAX_SPELLINGS = 2_000;

/** Lists of the supervisor end with `其他-` and words of one's own: none of the others, and nothing to ask about. */
const OTHER = /^其他[-－—]/;

/** SQL of a `code` or `flag` column: its spellings are looked up once each; one nobody knows is stored as null and unread. */
export async function planCode(
  context: PlanContext,
  column: Column,
  index: number,
  { numbers = true }: { numbers?: boolean } = {},
): Promise<Pick<ColumnPlan, 'sql' | 'exact' | 'said'>> {
  const { engine, raw, match } = context;
  const cell = cellOf(raw, index);
  const type = stagedType(column);
  const { relation, size } = await dictionaryOf(engine, raw, index);
  const { rows } = await engine.query(`SELECT ${cell} FROM ${quoteName(relation)} ORDER BY 1 LIMIT ${MAX_SPELLINGS}`);
  const cells = rows.map(([value]) => String(value));
  const problem = numbers && !match.regulated ? otherNumbers(column, raw.headers[index] ?? '', cells) : null;
  if (problem) sayOtherNumbers(context, { column, index }, { problem, cells });
  const cases: string[] = [];
  const said: string[] = [];
  let exact = size <= MAX_SPELLINGS;
  for (const text of cells) {
    if ((problem || !numbers) && bareNumber(text) !== null) {
      exact = false;
      continue;
    }
    const isOther = match.regulated !== undefined && column.type === 'code' && OTHER.test(text.trim());
    const meaning = readSpelling(column, text) ?? (isOther ? readSpelling(column, '其他') : undefined);
    if (meaning !== undefined) cases.push(`WHEN ${literal(text)} THEN ${literal(meaning)}`);
    else if (isOther) said.push(text);
    else if (column.name === 'five_tier' && readNonPerforming(text) !== undefined) said.push(text);
    else if (!isNullWord(text)) exact = false;
  }
  const sql = cases.length === 0 ? `CAST(NULL AS ${type})` : `CAST(CASE ${cell} ${cases.join(' ')} END AS ${type})`;
  return { sql, exact, ...(said.length > 0 ? { said: `${cell} IN (${literals(said)})` } : {}) };
}
