import { literal, quoteName } from '../../lib/sql.ts';
import { cellOf } from '../raw/cells.ts';
import { dictionaryOf } from '../raw/dictionary.ts';
import type { ColumnPlan, PlanContext } from './column-plan.ts';
import { isRounded, roundedEvidence } from '../match/damaged-id.ts';
import { either, trimmed } from './typing/clean-text.ts';

/** Ids that spreadsheets spoil, each with the name that can stand in for it. */
const IDS: Readonly<Record<string, string | null>> = {
  facility_id: null,
  client_id: 'client_name',
  project_id: 'project_name',
  group_id: 'group_name',
};
/** `1.10105E+17`: a number of 18 digits as a spreadsheet shows it. */
const EXPONENT = String.raw`^\d(?:\.\d+)?[eE]\+\d{1,3}$|^\d\.\d+[eE]\d{1,3}$`;
const LONG = String.raw`^\d{16,}$`;
/** Different long numbers looked at. */
const SAMPLE = 2_000;
/** Below one in a thousand, all long numbers of a column do not end as rounded ones do by chance. */
const ENOUGH = 3;

/**
 * The plans with ids that a spreadsheet has spoilt (`1.10105E+17`, or 16 digits and more rounded to 15) kept apart row by row: two of
 * them may be one number on paper or two, so nobody is merged by them. A client is known by the name then, where it is there. Says so.
 */
export async function withDamagedIds(context: PlanContext, plans: readonly ColumnPlan[]): Promise<ColumnPlan[]> {
  const { engine, raw, findings } = context;
  const kept: ColumnPlan[] = [];
  for (const plan of plans) {
    const instead = IDS[plan.column.name];
    const damaged = instead === undefined || plan.index === null ? null : await damagedSql(context, plan.index);
    if (damaged === null || plan.index === null) {
      kept.push(plan);
      continue;
    }
    const cell = cellOf(raw, plan.index);
    const { rows } = await engine.query(
      `SELECT count(*), min(${raw.line}), arg_min(${cell}, ${raw.line}) FROM ${quoteName(raw.relation)} WHERE ${damaged}`,
    );
    const [count, line, value] = rows[0] ?? [];
    const cells = Number(count);
    findings.add(
      {
        row: Number(line),
        column: raw.headers[plan.index] ?? null,
        value: String(value),
        problem: 'damaged-id',
        hint: 'export-as-text',
        severity: 'warning',
        cells,
      },
      cells,
    );
    const apart = `${trimmed(cell)} || ${literal(` #${findings.file}:`)} || CAST(${raw.line} AS VARCHAR)`;
    const name = plans.find(({ column, inside }) => column.name === instead && inside === plan.inside)?.sql;
    const sql = `CASE WHEN ${damaged} THEN ${name === undefined ? apart : either(name, apart)} ELSE ${plan.sql} END`;
    kept.push({ ...plan, sql, perRow: true });
  }
  return kept;
}

/** SQL: true for a damaged cell of the column; null where there is none. */
async function damagedSql({ engine, raw }: PlanContext, index: number): Promise<string | null> {
  if (raw.typed?.has(index)) return null;
  const cell = cellOf(raw, index);
  const text = trimmed(cell);
  const isExponent = `regexp_matches(${text}, ${literal(EXPONENT)})`;
  const isLong = `regexp_matches(${text}, ${literal(LONG)})`;
  const { relation } = await dictionaryOf(engine, raw, index);
  const { rows: some } = await engine.query(
    `SELECT bool_or(${isExponent}), bool_or(${isLong}) FROM ${quoteName(relation)}`,
  );
  const parts = some[0]?.[0] === true ? [isExponent] : [];
  if (some[0]?.[1] === true) {
    const { rows } = await engine.query(
      `SELECT ${text} FROM ${quoteName(relation)} WHERE ${isLong} ORDER BY 1 LIMIT ${SAMPLE}`,
    );
    const numbers = rows.map(([number]) => String(number));
    if (numbers.every(isRounded) && roundedEvidence(numbers) >= ENOUGH) parts.push(isLong);
  }
  return parts.length === 0 ? null : `COALESCE(${parts.join(' OR ')}, FALSE)`;
}
