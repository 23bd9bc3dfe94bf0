import { literals, quoteName } from '../../lib/sql.ts';
import type { Column } from '../../model/table.ts';
import { severalPeople } from '../match/several-people.ts';
import { cellOf } from '../raw/cells.ts';
import { dictionaryOf } from '../raw/dictionary.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { extractText } from './plan-extract-text.ts';
import { areaNames, REGION } from './plan-area.ts';
import { cleanText } from './typing/clean-text.ts';
import { wordsIn } from './words-in.ts';

/** SQL of a column of text. A cell that names several client managers is nobody until a person says who it is. */
export async function planText(
  context: PlanContext,
  column: Column,
  index: number,
): Promise<Pick<ColumnPlan, 'sql' | 'exact'>> {
  const cell = cellOf(context.raw, index);
  const { regulated, table } = context.match;
  const plain = (await isClean(context, index)) ? cell : cleanText(cell);
  const isKey = table.key.includes(column.name);
  const sql = regulated && !isKey ? extractText(column, cell, plain) : plain;
  if (column.domain === REGION) return { sql: await areaNames(context, index, sql), exact: true };
  if (column.domain !== 'manager_id' || isKey) return { sql, exact: true };
  const words = await wordsIn(context, index);
  const known = new Set(words.map((word) => word.trim()));
  const several = words.filter((word) => severalPeople(word, known) !== null);
  if (several.length === 0) return { sql, exact: true };
  return { sql: `CASE WHEN ${cell} IN (${literals(several)}) THEN NULL ELSE ${sql} END`, exact: false };
}

/** True where no cell has white space around it, entities or null words, so that the text can be taken as it is. */
async function isClean({ engine, raw }: PlanContext, index: number): Promise<boolean> {
  const dictionary = await dictionaryOf(engine, raw, index);
  if (dictionary.clean !== undefined) return dictionary.clean;
  const cell = cellOf(raw, index);
  const { rows } = await engine.query(
    `SELECT 1 FROM ${quoteName(dictionary.relation)} WHERE (${cleanText(cell)}) IS DISTINCT FROM ${cell} LIMIT 1`,
  );
  dictionary.clean = rows.length === 0;
  return dictionary.clean;
}
