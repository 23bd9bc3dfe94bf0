import { literal } from '../../lib/sql.ts';
import { isInWords, readDaysPastDue } from '../match/days-in-words.ts';
import { countedBy, daysOfMonthsSql, MOST_MONTHS, type Counted } from '../match/months-past-due.ts';
import { cellOf } from '../raw/cells.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { wordsIn } from './words-in.ts';
import { integerSql, type NumberStyle } from './typing/numbers.ts';

/** Readings told in one finding. */
const SHOWN = 12;

/**
 * The plan of a column of days past due, some of which may be said in words, or of the months that some lenders give instead; says
 * which words, and what kind of numbers, were read as how many days.
 */
export async function planDays(
  context: PlanContext,
  plan: Omit<ColumnPlan, 'sql'> & { index: number },
  style: NumberStyle,
): Promise<ColumnPlan> {
  const { raw, findings } = context;
  const cell = cellOf(raw, plan.index);
  const counted = await countedIn(context, plan.index);
  const number = integerSql(cell, style);
  const digits = counted === null ? number : daysOfMonthsSql(number, counted);
  if (counted !== null)
    findings.add({
      ...{ column: raw.headers[plan.index] ?? null, severity: 'file' },
      ...{ problem: `counts-${counted}`, hint: 'give-days' },
    });
  const known = { ...plan, exact: plan.exact && counted === null, sql: digits };
  if (plan.exact) return known;
  const words = (await wordsIn(context, plan.index)).flatMap((word) => {
    const days = isInWords(word) ? readDaysPastDue(word) : undefined;
    return days === undefined ? [] : [{ word, days }];
  });
  if (words.length === 0) return known;
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

/** What the numbers of the column count, where it is no days; a status with large numbers is one of days. */
async function countedIn(context: PlanContext, index: number): Promise<Counted | null> {
  const counted = countedBy(context.raw.headers[index] ?? '');
  if (counted !== 'delinquency-status') return counted;
  const words = await wordsIn(context, index);
  return words.some((word) => Number(word) > MOST_MONTHS) ? null : counted;
}

/** True for a word with that number alone, 逾期45天; of others somebody had to choose one. */
function saysJust(word: string, days: number): boolean {
  const numbers = word.normalize('NFKC').replaceAll(',', '').match(/\d+/g) ?? [];
  return numbers.length === 1 && Number(numbers[0]) === days;
}
