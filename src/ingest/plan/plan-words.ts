import { literal } from '../../lib/sql.ts';
import { stagedType } from '../../model/storage.ts';
import { mappedWords, readMappedValue } from '../match/value-map.ts';
import { cellOf } from '../raw/cells.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { trimmed } from './typing/clean-text.ts';

/** The plan with the words a person gave a meaning: they go before every reading of ours. */
export function withMappedWords({ raw, match, options }: PlanContext, plan: ColumnPlan): ColumnPlan {
  const { column, index, sql } = plan;
  const words = [...mappedWords(options, match.table, column)];
  if (words.length === 0 || index === null) return plan;
  const cell = trimmed(cellOf(raw, index));
  const cases = words.flatMap(([word, text]) => {
    const value = readMappedValue(column, text);
    return value === undefined ? [] : [`WHEN ${literal(word)} THEN CAST(${literal(value)} AS ${stagedType(column)})`];
  });
  if (cases.length === 0) return plan;
  const blank = words.filter(([, text]) => text.trim() === '').map(([word]) => literal(word));
  return {
    ...plan,
    sql: `CASE ${cell} ${cases.join(' ')} ELSE ${sql} END`,
    ...(blank.length > 0 ? { said: either(plan.said, `${cell} IN (${blank.join(', ')})`) } : {}),
  };
}

function either(one: string | undefined, other: string): string {
  return one === undefined ? other : `${one} OR ${other}`;
}
