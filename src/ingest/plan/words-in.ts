import { quoteName } from '../../lib/sql.ts';
import { cellOf } from '../raw/cells.ts';
import { dictionaryOf } from '../raw/dictionary.ts';
import type { PlanContext } from './column-plan.ts';

/** Different cells looked at; a column with more holds no words. */
const MOST_WORDS = 2_000;

/** The different cells of a column, in the order of their text. */
export async function wordsIn({ engine, raw }: PlanContext, index: number): Promise<string[]> {
  const cell = cellOf(raw, index);
  const { relation } = await dictionaryOf(engine, raw, index);
  const { rows } = await engine.query(`SELECT ${cell} FROM ${quoteName(relation)} ORDER BY 1 LIMIT ${MOST_WORDS}`);
  return rows.map(([word]) => String(word));
}
