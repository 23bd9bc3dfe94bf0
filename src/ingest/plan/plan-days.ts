import { literal } from '../../lib/sql.ts';
import { isInWords, readDaysPastDue } from '../match/days-in-words.ts';
import { cellOf } from '../raw/cells.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { wordsIn } from './words-in.ts';
import { integerSql, type NumberStyle } from './typing/numbers.ts';

/** Readings told in one finding. */
const SHOWN = 12;

/** The plan of a column of days past due that says some in words; says which words were read as how many days. */
export async function planDays(
  context: PlanContext,
  plan: Omit<ColumnPlan, 'sql'> & { index: number },
  style: NumberStyle,
): Promise<ColumnPlan> {
  const { raw, findings } = context;
  const cell = cellOf(raw, plan.index);
  const words = (await wordsIn(context, plan.index)).flatMap((word) => {
    const days = isInWords(word) ? readDaysPastDue(word) : undefined;
    return days === undefined ? [] : [{ word, days }];
  });
  const digits = integerSql(cell, style);
  if (words.length === 0) return { ...plan, sql: digits };
  const chosen = words.filter(({ word, days }) => days !== 0 && !saysJust(word, days));
  if (chosen.length > 0)
    findings.add({
      column: raw.headers[plan.index] ?? null,
      problem: 'days-in-words',
      hint: 'give-days',
      severity: 'file',
      details: {
        words: chosen
          .slice(0, SHOWN)
          .map(({ word, days }) => `${word} = ${days}`)
          .join(', '),
      },
    });
  const cases = words.map(({ word, days }) => `WHEN ${literal(word)} THEN ${days}`);
  return { ...plan, sql: `CAST(CASE ${cell} ${cases.join(' ')} ELSE ${digits} END AS INTEGER)` };
}

/** True for a word with that number alone, 逾期45天; of others somebody had to choose one. */
function saysJust(word: string, days: number): boolean {
  const numbers = word.normalize('NFKC').replaceAll(',', '').match(/\d+/g) ?? [];
  return numbers.length === 1 && Number(numbers[0]) === days;
}
