import { literal } from '../../lib/sql.ts';
import { findColumn } from '../../model/index.ts';
import { stagedType } from '../../model/storage.ts';
import { readNonPerforming, saysPaid } from '../match/class-words.ts';
import { isInWords, readDaysPastDue } from '../match/days-in-words.ts';
import { isNullWord } from '../match/spelling.ts';
import { cellOf } from '../raw/cells.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { wordsIn } from './words-in.ts';

/** Columns that say how good a loan is. */
const QUALITY = ['five_tier', 'npl_flag', 'ifrs_stage', 'days_past_due'];
const SHOWN = 12;

/**
 * What a ledger says of a loan's quality in a column that is there for something else: a class column that says 不良 without a
 * class, and a status column that says `30DPD` or `Non-Performing` where no other column speaks of quality: beside such a word 正常 is a
 * loan that performs. Says so.
 */
export async function planQuality(context: PlanContext, plans: readonly ColumnPlan[]): Promise<ColumnPlan[]> {
  const { match, findings, raw } = context;
  if (match.table.name !== 'exposure') return [];
  const planOf = (name: string) => plans.find((plan) => plan.column.name === name && !plan.inside);
  const made: ColumnPlan[] = [];
  const tier = planOf('five_tier');
  if (tier && !planOf('npl_flag')) made.push(...(await planFrom(context, tier, 'npl_flag', readNonPerforming)));
  const status = planOf('loan_status');
  if (!status || QUALITY.some(planOf)) return made;
  const isSpoken = (word: string) => daysOfStatus(word) !== undefined || readNonPerforming(word) !== undefined;
  const words = status.index === null ? [] : (await wordsIn(context, status.index)).filter(isSpoken);
  if (words.length === 0) return made;
  made.push(...(await planFrom(context, status, 'days_past_due', daysOfStatus)));
  const saysWhich = words.some((word) => readNonPerforming(word) === true);
  const performs = (word: string) => readNonPerforming(word) ?? (saysWhich && saysPaid(word) ? false : undefined);
  made.push(...(await planFrom(context, status, 'npl_flag', performs)));
  const column = raw.headers[status.index ?? 0] ?? null;
  const details = { words: words.slice(0, SHOWN).join(', ') };
  findings.add({ column, problem: 'quality-from-status', hint: 'give-a-class', severity: 'file', details });
  return made;
}

/** Days past due a status names; `active` or `正常` says only that a loan is open. */
function daysOfStatus(word: string): number | undefined {
  return isNullWord(word) || !isInWords(word) ? undefined : readDaysPastDue(word);
}

async function planFrom(
  context: PlanContext,
  { index }: ColumnPlan,
  name: string,
  read: (word: string) => number | boolean | undefined,
): Promise<ColumnPlan[]> {
  const column = findColumn(context.match.table, name);
  if (!column || index === null) return [];
  const cases = (await wordsIn(context, index)).flatMap((word) => {
    const value = read(word);
    return value === undefined ? [] : [`WHEN ${literal(word)} THEN ${literal(value)}`];
  });
  if (cases.length === 0) return [];
  const sql = `CAST(CASE ${cellOf(context.raw, index)} ${cases.join(' ')} END AS ${stagedType(column)})`;
  return [{ column, index, sql, unit: null, exact: true, derived: true }];
}
