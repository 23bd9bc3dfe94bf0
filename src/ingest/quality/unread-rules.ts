import type { Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import { rule, type QualityRule } from './rules.ts';

/** Columns that say how good a loan is, or whether and how much of it counts: a wrong number follows where they are unread. */
const DECISIVE: ReadonlySet<string> = new Set([
  ...['five_tier', 'ifrs_stage', 'days_past_due', 'loan_status', 'npl_flag', 'outstanding', 'currency'],
  ...['due_date', 'done_date', 'threshold', 'metric', 'status', 'severity'],
]);

/** A rule for every column of a table that has filled cells nobody could read. */
export async function unreadRules(engine: Engine, table: string): Promise<QualityRule[]> {
  const { rows } = await engine.query(
    `SELECT DISTINCT unnest(string_split(trim(unread, ','), ',')) AS name
     FROM (SELECT DISTINCT unread FROM ${quoteName(table)} WHERE unread IS NOT NULL) ORDER BY 1`,
  );
  return rows.map(([name]) => {
    const column = String(name);
    const condition = `contains(unread, ${literal(`,${column},`)})`;
    return rule(table, 'unread', DECISIVE.has(column) ? 'major' : 'minor', column, condition);
  });
}
