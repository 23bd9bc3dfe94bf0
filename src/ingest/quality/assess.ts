import type { Cell, Engine, RowSet } from '../../engine/engine.ts';
import { literal, quoteName } from '../../lib/sql.ts';
import { findColumn, TABLES } from '../../model/index.ts';
import type { TableModel } from '../../model/table.ts';
import type { ImportReport } from '../import-report.ts';
import { alikeIdRules, readAlikeIds, type AlikeIds } from './alike-ids.ts';
import { gradeOfFinding, worstGrade, type QualityFinding, type TableQuality } from './finding.ts';
import { freshnessFindings } from './freshness.ts';
import { importFindings } from './from-import.ts';
import { HOMES, RULES, type QualityRule } from './rules.ts';
import { scaleRules } from './scale-rules.ts';
import { unreadRules } from './unread-rules.ts';
import { bookDateRules, lastBookDate } from './book-dates.ts';

/** Rows listed of a finding. */
const SAMPLES = 5;

/** Looks at every stored table that holds rows: keys, references, blanks, age, plausibility. `asOf` is an ISO date. */
export async function assessQuality(
  engine: Engine,
  reports: readonly ImportReport[],
  { asOf }: { asOf: string },
): Promise<TableQuality[]> {
  const counts = await countRows(engine);
  const book = await readLastBook(engine);
  const alike = await readAlikeIds(engine, counts);
  const quality: TableQuality[] = [];
  for (const table of TABLES) {
    const rows = counts.get(table.name) ?? 0;
    if (rows === 0) continue;
    const rules = await rulesOf(engine, table, { counts, alike });
    const findings = [
      ...importFindings(table.name, reports),
      ...(await findHits(engine, { table, rules, rows, asOf, book })),
      ...(await freshnessFindings(engine, table.name, asOf)),
    ];
    quality.push({ table: table.name, rows, grade: worstGrade(findings.map(gradeOfFinding)), findings });
  }
  return quality;
}

/** Rows of a table a finding is about, the first of them: where they stand, their keys, and the columns it speaks of. */
export async function hitRows(
  engine: Engine,
  { id, table: name, column }: Pick<QualityFinding, 'id' | 'table' | 'column'>,
  { asOf, limit }: { asOf: string; limit: number },
): Promise<RowSet | null> {
  const table = TABLES.find((each) => each.name === name);
  const counts = await countRows(engine);
  const rules = table ? await rulesOf(engine, table, { counts, alike: await readAlikeIds(engine, counts) }) : [];
  const rule = rules.find((each) => each.id === id && each.column === column);
  if (!table || !rule) return null;
  // what a ledger says of another table is no column of its own
  const told = (column ?? '').split('|').filter((each) => findColumn(table, each));
  const also = ['client_name', 'outstanding'].filter((each) => findColumn(table, each));
  const columns = [...new Set(['source_file', 'source_row', ...table.key, ...told, ...also])];
  const shown = columns.map((each) =>
    each === 'source_row' ? each : `CAST(${quoteName(each)} AS VARCHAR) AS ${quoteName(each)}`,
  );
  return engine.query(
    `SELECT ${shown.join(', ')} FROM ${quoteName(name)} WHERE ${dated(rule.condition, asOf)}
     ORDER BY source_file, source_row LIMIT ${limit}`,
  );
}

async function rulesOf(
  engine: Engine,
  table: TableModel,
  { counts, alike }: { counts: ReadonlyMap<string, number>; alike: AlikeIds },
): Promise<QualityRule[]> {
  const own = RULES.filter((rule) => rule.table === table.name);
  const dates = table.name === 'exposure' ? await bookDateRules(engine) : [];
  const scales = table.name === 'esg' ? await scaleRules(engine) : [];
  const unread = await unreadRules(engine, table.name);
  return [...own, ...dates, ...scales, ...unread, ...alikeIdRules(table, alike), ...referenceRules(table, counts)];
}

function dated(condition: string, asOf: string): string {
  return condition.replaceAll('$asOf', `CAST(${literal(asOf)} AS DATE)`);
}

/** The date quality is judged at: the portfolio's `as_of` parameter, else the last snapshot; null without either. */
export async function qualityDate(engine: Engine): Promise<string | null> {
  const { rows } = await engine.query(
    `SELECT CAST(max(TRY_CAST(value AS DATE)) AS VARCHAR) FROM parameter WHERE key = 'as_of'`,
  );
  const date = rows[0]?.[0];
  return date === null || date === undefined ? lastBookDate(engine) : String(date);
}

async function countRows(engine: Engine): Promise<Map<string, number>> {
  const parts = TABLES.map(({ name }) => `(SELECT count(*) FROM ${quoteName(name)})`);
  const { rows } = await engine.query(`SELECT ${parts.join(', ')}`);
  return new Map(TABLES.map(({ name }, index) => [name, Number(rows[0]?.[index] ?? 0)]));
}

/** The last book: its date and what it holds. */
interface LastBook {
  readonly date: string | null;
  readonly balance: number;
}

async function readLastBook(engine: Engine): Promise<LastBook> {
  const date = await lastBookDate(engine);
  const { rows } = await engine.query(`SELECT sum(abs(outstanding)) FROM exposure WHERE as_of_date = ${dayOf(date)}`);
  return { date, balance: Number(rows[0]?.[0] ?? 0) };
}

function dayOf(date: string | null): string {
  return `CAST(${literal(date)} AS DATE)`;
}

/** A value that no home of its domain knows, where the domain's own table was uploaded or another file names it. */
function referenceRules(table: TableModel, counts: ReadonlyMap<string, number>): QualityRule[] {
  return table.columns.flatMap(({ name, domain }) => {
    const homes = (HOMES[domain ?? ''] ?? []).filter(([home]) => (counts.get(home) ?? 0) > 0);
    // a ledger without its own list of clients is the list itself
    const elsewhere = homes.filter(([home]) => home !== table.name);
    const own = HOMES[domain ?? '']?.[0]?.[0];
    const asked = table.name === 'exposure' ? elsewhere.filter(([home]) => home === own) : homes;
    if (asked.length === 0 || table.name === own || table.name === 'esg') return [];
    const known = asked.map(
      ([home, column]) => `SELECT CAST(${column} AS VARCHAR) FROM ${home} WHERE ${column} IS NOT NULL`,
    );
    const condition = `${name} IS NOT NULL AND CAST(${name} AS VARCHAR) NOT IN (${known.join(' UNION ')})`;
    const id = { id: 'unknown-reference', table: table.name, column: name, condition };
    return [{ ...id, severity: 'minor' as const, among: `${name} IS NOT NULL` }];
  });
}

interface Look {
  table: TableModel;
  rules: readonly QualityRule[];
  rows: number;
  asOf: string;
  book: LastBook;
}

async function findHits(engine: Engine, { table, rules, rows: total, asOf, book }: Look): Promise<QualityFinding[]> {
  const asked = rules.filter(({ among }) => among === undefined);
  const name = quoteName(table.name);
  const date = (sql: string) => dated(sql, asOf);
  const counts = asked.map(({ condition }) => `count(*) FILTER (WHERE ${date(condition)})`);
  const { rows } = await engine.query(`SELECT ${['count(*)', ...counts].join(', ')} FROM ${name}`);
  const hits: { rule: QualityRule; count: number; of: number }[] = asked.map((rule, index) => ({
    rule,
    count: Number(rows[0]?.[index + 1] ?? 0),
    of: total,
  }));
  for (const rule of rules) {
    if (rule.among === undefined) continue;
    const sql = `SELECT count(*) FILTER (WHERE ${date(rule.condition)}), count(*) FROM ${name} WHERE ${rule.among}`;
    const [count, of] = (await engine.query(sql)).rows[0] ?? [];
    hits.push({ rule, count: Number(count ?? 0), of: Number(of ?? 0) });
  }
  const findings: QualityFinding[] = [];
  for (const { rule, count, of } of hits) {
    // a column nobody filled is a column nobody uploaded
    if (count === 0 || (rule.id === 'blank' && count === of)) continue;
    const where = date(rule.condition);
    const { id, column, severity } = rule;
    const samples = await sampleRows(engine, name, where);
    const balanceShare = await shareOfBook(engine, { table, where, book, everyDate: rule.everyDate === true });
    findings.push({ id, table: table.name, column, severity, count, of, balanceShare, samples });
  }
  return findings;
}

async function sampleRows(engine: Engine, name: string, where: string): Promise<QualityFinding['samples']> {
  const { rows } = await engine.query(
    `SELECT CAST(source_file AS VARCHAR), source_row FROM ${name} WHERE ${where} ORDER BY 1, 2 LIMIT ${SAMPLES}`,
  );
  return rows.map(([file, row]: Cell[]) => ({ file: String(file), row: Number(row) }));
}

async function shareOfBook(
  engine: Engine,
  { table, where, book, everyDate }: { table: TableModel; where: string; book: LastBook; everyDate: boolean },
): Promise<number | null> {
  if (book.balance === 0) return null;
  const last = `FROM exposure WHERE ${everyDate ? 'TRUE' : `as_of_date = ${dayOf(book.date)}`}`;
  const tied = table.name === 'exposure' ? `(${where})` : tiedBy(table, where);
  if (tied === null) return null;
  const { rows } = await engine.query(`SELECT coalesce(sum(abs(outstanding)), 0) ${last} AND ${tied}`);
  return Number(rows[0]?.[0] ?? 0) / book.balance;
}

function tiedBy(table: TableModel, where: string): string | null {
  const column = ['client_id', 'facility_id'].find((name) => findColumn(table, name));
  if (!column) return null;
  return `CAST(${column} AS VARCHAR) IN (SELECT CAST(${column} AS VARCHAR) FROM ${quoteName(table.name)} WHERE ${where})`;
}
