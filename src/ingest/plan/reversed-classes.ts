import { quoteName } from '../../lib/sql.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { bareNumber, sayOtherNumbers } from './numbered-codes.ts';
import { planCode } from './plan-code.ts';
import { withMappedWords } from './plan-words.ts';
import { wordsIn } from './words-in.ts';

/**
 * The plans with classes in bare numbers unread where they run the other way: most loans of the lowest and the highest classes contradict
 * their days past due, 1 over 90 days and 5 without any.
 */
export async function withoutReversed(context: PlanContext, plans: readonly ColumnPlan[]): Promise<ColumnPlan[]> {
  const planOf = (name: string) => plans.find((plan) => plan.column.name === name && !plan.inside);
  const [tier, days] = [planOf('five_tier'), planOf('days_past_due')];
  if (context.match.table.name !== 'exposure' || !tier || tier.index === null || !days || days.derived)
    return [...plans];
  const cells = await wordsIn(context, tier.index);
  if (!cells.some((cell) => bareNumber(cell) !== null)) return [...plans];
  const { rows } = await context.engine.query(
    `SELECT count(*) FILTER (WHERE tier < 3 AND days > 90), count(*) FILTER (WHERE tier > 3 AND days = 0), count(*)
     FROM (SELECT (${tier.sql}) AS tier, (${days.sql}) AS days FROM ${quoteName(context.raw.relation)})
     WHERE tier <> 3 AND days IS NOT NULL`,
  );
  const [low = 0, high = 0, all = 0] = (rows[0] ?? []).map(Number);
  if (low === 0 || high === 0 || (low + high) * 2 <= all) return [...plans];
  const place = { column: tier.column, index: tier.index };
  sayOtherNumbers(context, place, { problem: 'codes-reversed', cells });
  const bare = { ...tier, ...(await planCode(context, tier.column, tier.index, { numbers: false })) };
  const unread = withMappedWords(context, bare);
  return plans.map((plan) => (plan === tier ? unread : plan));
}
