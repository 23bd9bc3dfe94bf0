import type { Engine } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import { CURRENCY } from '../../model/common-columns.ts';
import type { Column, TableModel } from '../../model/table.ts';
import { dictionaryOf } from '../raw/dictionary.ts';
import { amountOf, balanceSql } from './balance-behind.ts';
import type { Findings } from './issue-list.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import { cellOf, textOf } from '../raw/cells.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { allowedText } from '../match/spelling.ts';
import { listPages } from './list-pages.ts';
import { markSumRows } from './sum-rows.ts';
import { isTotalSql } from './total-words.ts';
import { isNullSql, trimmed } from '../plan/typing/clean-text.ts';
import { voidPlaceSql, voidSql } from './void-rows.ts';

/** SQL: kinds of rows left out that are not rejected. */
export const NOT_REJECTED = `('blank', 'total', 'sum', 'grand', 'void')`;

/** What became of a raw table's rows before they are stored. */
export interface RowCheck {
  /** Data rows: all but blank ones. */
  read: number;
  rejected: number;
  excluded: number;
  /** Rows that are not to be stored, as a table with `rid` and `kind`; null where all are. */
  left: string | null;
}

/** Finds rows that are not data (blank), totals, pages, and rows without a required value; lists those left out. */
export async function checkRows(
  engine: Engine,
  raw: RawTable,
  plans: readonly ColumnPlan[],
  context: { table?: TableModel; findings: Findings },
): Promise<RowCheck> {
  const pages = listPages(raw, context.findings);
  const check = await checkRecords(engine, raw, plans, context);
  return { ...check, read: check.read + pages, excluded: check.excluded + pages };
}

async function checkRecords(
  engine: Engine,
  raw: RawTable,
  plans: readonly ColumnPlan[],
  { table, findings }: { table?: TableModel; findings: Findings },
): Promise<RowCheck> {
  if (raw.records === 0) return { read: 0, rejected: 0, excluded: 0, left: null };
  const required = plans.filter((plan) => plan.column.required && plan.index !== null);
  const keys = plans.filter((plan) => table?.key.includes(plan.column.name) && plan.index !== null);
  const suspects: string[] = [];
  for (const plan of keys) suspects.push(await suspectSql(engine, raw, plan));
  const isVoid = table ? await voidSql(engine, raw) : null;
  const left = `left_of_${raw.relation}`;
  await engine.query(
    `CREATE OR REPLACE TEMP TABLE ${quoteName(left)} AS SELECT * FROM
     (SELECT rowid AS rid, ${raw.line} AS line, ${kindSql(raw, required, { suspects, isVoid })} AS kind
      FROM ${quoteName(raw.relation)} WHERE ${doubtSql(raw, required, { suspects, isVoid })})
     WHERE kind IS NOT NULL`,
  );
  if (table) await markSumRows(engine, raw, left, { plans, table });
  const { rows } = await engine.query(
    `SELECT kind, count(*) FROM ${quoteName(left)} GROUP BY kind UNION ALL SELECT 'all', count(*) FROM ${quoteName(raw.relation)}`,
  );
  const counts = new Map(rows.map(([kind, count]) => [String(kind), Number(count)]));
  const total = counts.get('all') ?? 0;
  counts.delete('all');
  const countOf = (kinds: readonly string[]) => kinds.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0);
  const blank = countOf(['blank']);
  const excluded = countOf(['total', 'sum', 'grand', 'void']);
  const leftOut = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rejected = leftOut - blank - excluded;
  if (excluded > 0)
    for (const each of excludedKinds(raw, plans)) await listExcluded(engine, raw, left, { ...each, findings });
  if (rejected > 0) await listRejects(engine, raw, left, { plans, required, findings });
  return { read: total - blank, rejected, excluded, left: leftOut > 0 ? left : null };
}

/** SQL: true where a row may be a total: a part of its key is missing or holds such a word. */
async function suspectSql(engine: Engine, raw: RawTable, plan: ColumnPlan): Promise<string> {
  const missing = isMissing(raw, plan);
  // no word is read as a number or a date
  if (isKnown(plan) && !isText(plan)) return missing;
  const cell = cellOf(raw, plan.index ?? 0);
  const word = `regexp_matches(${cell}, '(?i)[计页共中均最]|total|averages?|mean|maximum|minimum|carried|brought|[cb]/[fd]')`;
  const { relation } = await dictionaryOf(engine, raw, plan.index ?? 0);
  const { rows } = await engine.query(`SELECT 1 FROM ${quoteName(relation)} WHERE ${word} LIMIT 1`);
  return rows.length === 0 ? missing : `${missing} OR (${word} AND ${isTotalSql(cell)})`;
}

/** SQL: what makes a row a suspect, besides what it lacks. */
interface Doubts {
  suspects: readonly string[];
  isVoid: string | null;
}

/** SQL: true for every row that may have to be left out; DuckDB answers most of it from what it knows of the columns. */
function doubtSql(raw: RawTable, required: readonly ColumnPlan[], { suspects, isVoid }: Doubts): string {
  const missing = [...(isVoid ? [isVoid] : []), ...suspects, ...required.map((plan) => isMissing(raw, plan))];
  const blank = raw.columns.map((_, index) => `${cellOf(raw, index)} IS NULL`).join(' AND ');
  return [...(raw.tooWide ? [raw.tooWide] : []), ...missing, `(${blank})`].join(' OR ');
}

function kindSql(raw: RawTable, required: readonly ColumnPlan[], { suspects, isVoid }: Doubts): string {
  const cells = raw.columns.map((_, index) => textOf(raw, index));
  const blank = raw.columns.map((_, index) => `${cellOf(raw, index)} IS NULL`).join(' AND ');
  const blankText = `NOT (${cells.map((cell) => `COALESCE(${trimmed(cell)}, '') <> ''`).join(' OR ')})`;
  const cases = [`WHEN ${blank} THEN 'blank'`];
  if (isVoid) cases.push(`WHEN ${isVoid} THEN 'void'`);
  if (raw.tooWide) cases.push(`WHEN ${raw.tooWide} THEN 'too-many-cells'`);
  if (suspects.length > 0) {
    const suspect = suspects.join(' OR ');
    cases.push(
      `WHEN ${suspect} THEN CASE WHEN ${blankText} THEN 'blank'
       WHEN ${cells.map(isTotalSql).join(' OR ')} THEN 'total' ${required.map((plan) => missing(raw, plan)).join(' ')} END`,
    );
  }
  return `CASE ${[...cases, ...required.map((plan) => missing(raw, plan))].join(' ')} END`;
}

function missing(raw: RawTable, plan: ColumnPlan): string {
  return `WHEN ${isMissing(raw, plan)} THEN ${literal(plan.column.name)}`;
}

/** Where every filled cell is known to be readable, only blank ones are missing, and nothing has to be read again. */
function isMissing(raw: RawTable, plan: ColumnPlan): string {
  return isKnown(plan) && !isText(plan) ? `${cellOf(raw, plan.index ?? 0)} IS NULL` : `(${plan.sql}) IS NULL`;
}

function isKnown({ exact, index, column }: ColumnPlan): boolean {
  return exact && index !== null && column.type !== 'code' && column.type !== 'flag';
}

function isText({ column }: ColumnPlan): boolean {
  return column.type === 'text' || column.type === 'category';
}

/** Rows left out on purpose, one kind of them: where the cell stands that says so, and what is said of it. */
interface Excluded {
  kinds: string;
  /** SQL: the place of the cell, 0 for the first. */
  place: string;
  problem: string;
  hint: string;
}

function excludedKinds(raw: RawTable, plans: readonly ColumnPlan[]): Excluded[] {
  const words = raw.columns.map((_, index) => `CASE WHEN ${isTotalSql(textOf(raw, index))} THEN ${index} END`);
  const amount = plans.find(({ column }) => column.type === 'money')?.index ?? 0;
  const hint = 'totals-are-left-out';
  return [
    { kinds: `('total')`, place: `COALESCE(${words.join(', ')})`, problem: 'total-row', hint },
    { kinds: `('sum', 'grand')`, place: literal(amount), problem: 'sum-row', hint },
    { kinds: `('void')`, place: voidPlaceSql(raw), problem: 'void-row', hint: 'void-is-left-out' },
  ];
}

async function listExcluded(
  engine: Engine,
  raw: RawTable,
  left: string,
  { kinds, place, problem, hint, findings }: Excluded & { findings: Findings },
) {
  const cells = raw.columns.map((_, index) => textOf(raw, index));
  const from = `FROM ${quoteName(left)} l JOIN ${quoteName(raw.relation)} r ON r.rowid = l.rid WHERE l.kind IN ${kinds}`;
  const { rows } = await engine.query(
    `SELECT line, place, list_extract([${cells.join(', ')}], place + 1)
     FROM (SELECT l.line, l.rid, ${place} AS place, ${raw.columns.map(quoteName).join(', ')} ${from})
     ORDER BY rid LIMIT ${findings.room.rows}`,
  );
  for (const [line, at, value] of rows)
    findings.add({
      row: Number(line),
      column: raw.headers[Number(at)] ?? null,
      value: value === null || value === undefined ? null : String(value),
      ...{ problem, hint, severity: 'excluded' },
    });
  const { rows: all } = await engine.query(`SELECT count(*) ${from}`);
  const more = Number(all[0]?.[0]) - rows.length;
  if (more > 0) findings.addUnlisted(problem, more);
}

async function listRejects(
  engine: Engine,
  raw: RawTable,
  left: string,
  { plans, required, findings }: { plans: readonly ColumnPlan[]; required: readonly ColumnPlan[]; findings: Findings },
) {
  const values = required.map(({ column, index }) => `WHEN ${literal(column.name)} THEN ${cellOf(raw, index ?? 0)}`);
  const value = values.length > 0 ? `CASE l.kind ${values.join(' ')} END` : 'CAST(NULL AS VARCHAR)';
  const rejects = `FROM ${quoteName(left)} l JOIN ${quoteName(raw.relation)} r ON r.rowid = l.rid
    WHERE l.kind NOT IN ${NOT_REJECTED}`;
  const { rows } = await engine.query(
    `SELECT l.line, l.kind, ${value} AS v, COALESCE(${isNullSql(value)}, TRUE), CAST(${balanceSql(plans)} AS DOUBLE) ${rejects} ORDER BY l.rid LIMIT ${findings.room.rows}`,
  );
  for (const [line, kind, cell, isBlank, balance] of rows) {
    const plan = required.find(({ column }) => column.name === kind);
    const unreadable = plan && isBlank !== true;
    findings.add({
      row: Number(line),
      column: plan ? (raw.headers[plan.index ?? 0] ?? null) : null,
      value: cell === null || cell === undefined ? null : String(cell),
      problem: !plan ? 'too-many-cells' : unreadable ? problemOf(plan) : 'missing-value',
      hint: !plan ? 'check-quotes' : unreadable ? hintOf(plan) : 'fill-in',
      severity: 'rejected',
      ...(unreadable ? { cells: 1, balance: amountOf(balance) } : {}),
      ...(unreadable && plan.column.allowed ? { details: { allowed: allowedText(plan.column) } } : {}),
    });
  }
  const { rows: all } = await engine.query(`SELECT count(*) ${rejects}`);
  const more = Number(all[0]?.[0]) - rows.length;
  if (more > 0) findings.addUnlisted('more-rejected', more);
}

/** True where a cell is one of some words. */
function isWord({ type, domain }: Column): boolean {
  return type === 'code' || type === 'flag' || domain === CURRENCY.domain;
}

/** The problem of a cell that cannot be read as its column's type. */
export function problemOf({ column }: ColumnPlan): string {
  if (column.type === 'date' || column.type === 'moment') return 'bad-date';
  if (isWord(column)) return 'unknown-spelling';
  if (column.type === 'text' || column.type === 'category') return 'several-people';
  if (column.name === 'days_past_due') return 'unclear-days';
  return column.type === 'integer' ? 'bad-integer' : 'bad-number';
}

/** What to do about it. */
export function hintOf({ column }: ColumnPlan): string {
  if (column.type === 'date' || column.type === 'moment') return 'use-iso-date';
  if (isWord(column)) return 'use-allowed-value';
  if (column.type === 'text' || column.type === 'category') return 'say-who';
  return column.name === 'days_past_due' ? 'say-days' : 'use-plain-number';
}
