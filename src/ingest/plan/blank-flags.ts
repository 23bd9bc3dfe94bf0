import { quoteName } from '../../lib/sql.ts';
import { blankMeans } from '../match/value-map.ts';
import { cellOf } from '../raw/cells.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { isCount } from './count-flag.ts';
import { trimmed } from './typing/clean-text.ts';
import { wordsIn } from './words-in.ts';

/** Marks that are made where something holds, and mostly left out where it does not; `true` is what a program writes, and null beside it is unknown. */
const MARKS = new Set(['√', '✓', '✔', '●', '■', '*', '是', 'Y', 'YES', 'T', '1', '有', '在', '已']);
/** A cell left out is blank or struck through. */
const DASH = /^[-—/]*$/;
/** What else says how good a loan is: where it is there, a blank flag says nothing against it. */
const QUALITY = ['five_tier', 'ifrs_stage', 'days_past_due'];

/**
 * The plans with blank cells of yes/no columns read as no, where nothing but marks for yes stands in them: without that a share would be
 * taken of the marked rows alone. Says so and asks; a person can say that blanks say nothing.
 */
export async function withBlankFlags(context: PlanContext, plans: readonly ColumnPlan[]): Promise<ColumnPlan[]> {
  return Promise.all(
    plans.map(async (plan) => ((await isTicked(context, plan, plans)) ? blankIsNo(context, plan) : plan)),
  );
}

async function isTicked(context: PlanContext, plan: ColumnPlan, plans: readonly ColumnPlan[]): Promise<boolean> {
  const { raw, match, options } = context;
  const { column, index, derived, inside } = plan;
  if (column.type !== 'flag' || index === null || derived || inside || raw.typed?.has(index)) return false;
  if (isCount(raw.headers[index] ?? '') || blankMeans(options, match.table, column) === '') return false;
  if (column.name === 'npl_flag' && plans.some((other) => QUALITY.includes(other.column.name))) return false;
  const words = (await wordsIn(context, index)).map((word) => word.trim()).filter((word) => !DASH.test(word));
  if (words.length === 0 || !words.every((word) => MARKS.has(word.normalize('NFKC').toUpperCase()))) return false;
  const { rows } = await context.engine.query(
    `SELECT 1 FROM ${quoteName(raw.relation)} WHERE ${isBlank(context, index)} LIMIT 1`,
  );
  return rows.length > 0;
}

function isBlank({ raw }: PlanContext, index: number): string {
  const cell = cellOf(raw, index);
  return `(${cell} IS NULL OR regexp_full_match(${trimmed(cell)}, '${DASH.source}'))`;
}

function blankIsNo(context: PlanContext, plan: ColumnPlan): ColumnPlan {
  const { raw, match, options, findings } = context;
  const { column, index, sql } = plan;
  if (index === null) return plan;
  if (blankMeans(options, match.table, column) === undefined) {
    const header = raw.headers[index] ?? null;
    findings.add({ column: header, problem: 'blank-is-no', hint: 'say-blank', severity: 'warning' });
    const choices = ['blank-no', 'blank-nothing'];
    findings.ask({ kind: 'blank', column: `${match.table.name}.${column.name}`, choices, blocks: false });
  }
  return { ...plan, sql: `CASE WHEN ${isBlank(context, index)} THEN FALSE ELSE ${sql} END` };
}
