import { literal } from '../../lib/sql.ts';
import { stagedType } from '../../model/storage.ts';
import type { Column } from '../../model/table.ts';
import type { TableMatch } from '../match/match-columns.ts';
import { mappedWords, readMappedValue } from '../match/value-map.ts';
import { cellOf } from '../raw/cells.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { trimmed } from './typing/clean-text.ts';

/** The plan with the words a person gave a meaning: they go before every reading of ours. */
export function withMappedWords({ raw, match, options }: PlanContext, plan: ColumnPlan): ColumnPlan {
  const { column, index, sql } = plan;
  const words = [...new Map([...codesOf(match, column), ...mappedWords(options, match.table, column)])];
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

/** What the supervisor's codes mean in a column of its table, or of one inside it. */
function codesOf({ regulated, table }: TableMatch, { name }: Column): [string, string][] {
  const own = regulated?.table === table.name ? name : `${table.name}.${name}`;
  return Object.entries(regulated?.codes[own] ?? {});
}

function either(one: string | undefined, other: string): string {
  return one === undefined ? other : `${one} OR ${other}`;
}
